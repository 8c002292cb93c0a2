import type { Pool } from './pool.ts'
import type { Outgoing } from './store.ts'

export type Deliveries = ReturnType<typeof openDeliveries>

/** The durable side of webhooks: who is due, who was taken, who is tried again. */
export function openDeliveries(pool: Pool) {
  return {
    /** Takes up to 50 due deliveries for `leaseMs`; two takers never get the same one. */
    async take(leaseMs: number): Promise<Outgoing[]> {
      const taken = await pool.query<Outgoing>({
        name: 'sandbox-take-deliveries',
        text: `with due as (
            select event_id from sandbox.deliveries where next_at <= now() order by next_at limit 50 for update skip locked
          ), taken as (
            update sandbox.deliveries d set next_at = now() + $1::int * interval '1 millisecond'
            from due where d.event_id = due.event_id returning d.event_id
          )
          select e.id, sandbox.event_json(e)::text as body
          from taken join sandbox.events e on e.id = taken.event_id order by e.seq`,
        values: [leaseMs],
      })
      return taken.rows
    },

    /** Settles a batch: the delivered are done, the failed wait twice as long as last time (at most 1 h), for three days. */
    async settle(delivered: readonly string[], failed: readonly string[], retryMs: number): Promise<void> {
      await pool.query({
        name: 'sandbox-settle-deliveries',
        text: `with done as (delete from sandbox.deliveries where event_id = any($1::text[]))
          update sandbox.deliveries set
            attempts = attempts + 1,
            next_at = case when created < now() - interval '3 days' then 'infinity'
              else now() + least(3600000, $3::float * power(2, least(attempts, 20))) * interval '1 millisecond' end
          where event_id = any($2::text[])`,
        values: [delivered, failed, retryMs],
      })
    },

    /** Milliseconds until the next retry is due; null when nothing waits. */
    async nextDueMs(): Promise<number | null> {
      const next = await pool.query<{ ms: number | null }>(
        `select (extract(epoch from min(next_at) - now()) * 1000)::float8 as ms from sandbox.deliveries where next_at < 'infinity'`,
      )
      return next.rows[0]?.ms ?? null
    },
  }
}
