import type { Pool } from './pool.ts'

export type Page = { limit: number; starting_after?: string; created_gte?: number; created_lte?: number }
type Filter = { where: string; value: unknown }

export type Lists = ReturnType<typeof openLists>

const sources = {
  intents: 'intent_json',
  refunds: 'refund_json',
  events: 'event_json',
  movements: 'movement_json',
} as const

/** Lists and single reads as ready JSON text, newest first, keyset paging on (created, seq). */
export function openLists(pool: Pool) {
  async function list(table: keyof typeof sources, url: string, page: Page, filters: readonly Filter[]): Promise<string> {
    const values: unknown[] = []
    const place = (value: unknown) => `$${values.push(value)}`
    const wheres = filters.map((filter) => filter.where.replace('?', place(filter.value)))
    if (page.created_gte !== undefined) wheres.push(`x.created >= to_timestamp(${place(page.created_gte)})`)
    // `created` is told in whole seconds, so the last second counts to its end.
    if (page.created_lte !== undefined) wheres.push(`x.created < to_timestamp(${place(page.created_lte)}::bigint + 1)`)
    if (page.starting_after !== undefined) {
      wheres.push(`(x.created, x.seq) < (select a.created, a.seq from sandbox.${table} a where a.id = ${place(page.starting_after)})`)
    }
    const found = await pool.query<{ body: string; more: boolean }>(
      `with page as (
         select sandbox.${sources[table]}(x) as body, x.created, x.seq from sandbox.${table} x
         ${wheres.length > 0 ? `where ${wheres.join(' and ')}` : ''}
         order by x.created desc, x.seq desc limit ${place(page.limit + 1)}::int
       )
       select coalesce((select string_agg(p.body::text, ',' order by p.created desc, p.seq desc)
           from (select * from page order by created desc, seq desc limit ${place(page.limit)}::int) p), '') as body,
         (select count(*) from page) > ${place(page.limit)}::int as more`,
      values,
    )
    const row = found.rows[0]
    return `{"object":"list","url":${JSON.stringify(url)},"has_more":${row?.more ?? false},"data":[${row?.body ?? ''}]}`
  }

  async function one(table: keyof typeof sources | 'charges', id: string): Promise<string | undefined> {
    const maker = table === 'charges' ? 'charge_json' : sources[table]
    const found = await pool.query<{ body: string }>({
      name: `sandbox-one-${table}`,
      text: `select sandbox.${maker}(x)::text as body from sandbox.${table} x where x.id = $1`,
      values: [id],
    })
    return found.rows[0]?.body
  }

  return {
    one,
    intents: (url: string, page: Page, metadata?: Record<string, string>) =>
      list('intents', url, page, metadata ? [{ where: 'x.metadata @> ?::jsonb', value: JSON.stringify(metadata) }] : []),
    refunds: (url: string, page: Page, intent?: string) =>
      list('refunds', url, page, intent ? [{ where: 'x.intent_id = ?', value: intent }] : []),
    events: (url: string, page: Page, only: { type?: string | undefined; intent?: string | undefined }) =>
      list('events', url, page, [
        ...(only.type ? [{ where: 'x.type = ?', value: only.type }] : []),
        ...(only.intent ? [{ where: 'x.intent_id = ?', value: only.intent }] : []),
      ]),
    movements: (url: string, page: Page, intent?: string) =>
      list('movements', url, page, intent ? [{ where: 'x.intent_id = ?', value: intent }] : []),
  }
}
