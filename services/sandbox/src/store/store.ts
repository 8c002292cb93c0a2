import { refuse } from '../domain/refusal.ts'
import type { Change, ChargeRow, IntentRow, TokenRow } from '../domain/rows.ts'
import { keepStatement } from './keep-statement.ts'
import type { Pool } from './pool.ts'

export type KeptAnswer = { fingerprint: string; status: number; body: string }
export type Loaded = { intent: IntentRow | null; charge: ChargeRow | null; token: TokenRow | null; kept: KeptAnswer | null }
export type Outgoing = { id: string; body: string }
export type KeyedCall = { key: string; fingerprint: string }

export type Keep = {
  change: Change
  call: KeyedCall | undefined
  requestId: string | undefined
  /** Event types to send, and how long a delivery is ours before the poll may take it. */
  deliver: { types: readonly string[]; leaseMs: number }
  settleAfterMs: number
}

export type Store = ReturnType<typeof openStore>

const uniqueViolation = '23505'
const foreignKeyViolation = '23503'

/** All SQL of writing and of single reads. Lists are in `lists.ts`, deliveries in `deliveries.ts`. */
export function openStore(pool: Pool) {
  return {
    /** The intent with its latest charge, a live card token and the kept answer of a key, in one round trip. Absent ones are null. */
    async load(ask: { intent?: string; token?: string; key?: string }): Promise<Loaded> {
      const found = await pool.query<Loaded>({
        name: 'sandbox-load',
        text: `select to_jsonb(i) as intent, to_jsonb(c) as charge, to_jsonb(t) as token, to_jsonb(k) as kept
          from (values (1)) one
          left join sandbox.intents i on i.id = $1
          left join sandbox.charges c on c.id = i.latest_charge
          left join sandbox.tokens t on t.id = $2 and (t.customer is not null or t.created > now() - interval '1 hour')
          left join sandbox.kept_answers k on k.key = $3`,
        values: [ask.intent ?? null, ask.token ?? null, ask.key ?? null],
      })
      return only(found.rows)
    },

    /**
     * Writes a decision. `conflict`: another writer changed the intent first, or a live charge exists; read again and decide anew.
     * `key-used`: the key was used meanwhile; nothing was written. Refuses a customer that is none.
     */
    async keep(keep: Keep): Promise<{ body: string; outgoing: Outgoing[] } | 'conflict' | 'key-used'> {
      const { change, call } = keep
      const error = change.declined
      try {
        const kept = await pool.query<{ body: string; outgoing: Outgoing[] }>({
          name: 'sandbox-keep',
          text: keepStatement,
          values: [
            JSON.stringify(change.intent),
            change.charge ? JSON.stringify(change.charge) : null,
            change.refund ? JSON.stringify(change.refund) : null,
            change.dispute ? JSON.stringify(change.dispute) : null,
            JSON.stringify(change.movements),
            JSON.stringify(change.events),
            call?.key ?? null,
            call?.fingerprint ?? null,
            error ? 402 : 200,
            error ? `{"error":${JSON.stringify(error).slice(0, -1)},"payment_intent":` : '',
            error ? '}}' : '',
            keep.requestId ?? null,
            keep.deliver.types,
            keep.deliver.leaseMs,
            change.settlesLater ? keep.settleAfterMs : null,
            change.attaches ?? false,
          ],
        })
        return kept.rows[0] ?? 'conflict'
      } catch (error) {
        if (isErrorWith(error, foreignKeyViolation))
          throw refuse(400, 'invalid_request_error', 'resource_missing', 'No such customer.', 'customer')
        if (!isUniqueViolation(error)) throw error
        return error.constraint === 'kept_answers_pkey' ? 'key-used' : 'conflict'
      }
    },

    /** Keeps an answer that wrote nothing else. False when the key was used meanwhile. */
    async keepAnswer(call: KeyedCall, status: number, body: string): Promise<boolean> {
      const kept = await pool.query({
        name: 'sandbox-keep-answer',
        text: `insert into sandbox.kept_answers (key, fingerprint, status, body) values ($1, $2, $3, $4)
          on conflict (key) do nothing`,
        values: [call.key, call.fingerprint, status, body],
      })
      return kept.rowCount === 1
    },

    async keepToken(token: TokenRow): Promise<number> {
      const kept = await pool.query<{ created: number }>({
        name: 'sandbox-keep-token',
        text: `insert into sandbox.tokens (id, card, behaviour) values ($1, $2, $3) returning sandbox.seconds(created) as created`,
        values: [token.id, JSON.stringify(token.card), token.behaviour],
      })
      return only(kept.rows).created
    },

    /** Keeps a customer with the answer of their key. `key-used`: the key was used meanwhile; nothing was written. */
    async keepCustomer(id: string, metadata: object, call: KeyedCall | undefined): Promise<string | 'key-used'> {
      try {
        const kept = await pool.query<{ body: string }>(
          `with made as (
             insert into sandbox.customers as c (id, metadata) values ($1, $2) returning sandbox.customer_json(c)::text as body
           ), kept as (
             insert into sandbox.kept_answers (key, fingerprint, status, body)
             select $3::text, $4::text, 200, made.body from made where $3::text is not null
           ) select body from made`,
          [id, JSON.stringify(metadata), call?.key ?? null, call?.fingerprint ?? null],
        )
        return only(kept.rows).body
      } catch (error) {
        if (isUniqueViolation(error)) return 'key-used'
        throw error
      }
    },

    /** Whether the card was a customer's; it is nobody's afterwards, and gone. */
    async dropCard(id: string): Promise<boolean> {
      const dropped = await pool.query('delete from sandbox.tokens where id = $1 and customer is not null', [id])
      return dropped.rowCount === 1
    },

    async intentOfCharge(charge: string): Promise<string | undefined> {
      const found = await pool.query<{ intent_id: string }>('select intent_id from sandbox.charges where id = $1', [charge])
      return found.rows[0]?.intent_id
    },

    /** Up to 100 `processing` intents whose time has come; `all` takes the others too. */
    async dueSettlements(all = false): Promise<string[]> {
      const due = await pool.query<{ intent_id: string }>(
        'select intent_id from sandbox.settlements where $1 or due_at <= now() order by due_at limit 100',
        [all],
      )
      return due.rows.map((row) => row.intent_id)
    },

    async forgetSettlement(intent: string): Promise<void> {
      await pool.query('delete from sandbox.settlements where intent_id = $1', [intent])
    },

    /** Up to 100 authorisations nobody captured within seven days. */
    async staleAuthorisations(): Promise<string[]> {
      const stale = await pool.query<{ id: string }>(
        `select i.id from sandbox.intents i join sandbox.charges c on c.id = i.latest_charge
         where i.status = 'requires_capture' and i.created < now() - interval '7 days' and c.created < now() - interval '7 days'
         limit 100`,
      )
      return stale.rows.map((row) => row.id)
    },

    /** Drops what has outlived its promise: keys after 24 h, tokens that are no customer's after 1 h. */
    async prune(): Promise<void> {
      await pool.query(`delete from sandbox.kept_answers where created < now() - interval '24 hours'`)
      await pool.query(`delete from sandbox.tokens where customer is null and created < now() - interval '1 hour'`)
    },

    async forgetKeys(): Promise<void> {
      await pool.query('delete from sandbox.kept_answers')
    },
  }
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows
  if (!row) throw new Error('a statement that always returns one row returned none')
  return row
}

function isUniqueViolation(error: unknown): error is Error & { constraint?: string } {
  return isErrorWith(error, uniqueViolation)
}

function isErrorWith(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
