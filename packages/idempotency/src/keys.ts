import { createHash } from 'node:crypto'
import { type Call, type Card, problem } from '@toyline/http'
import { type Kysely, type RawBuilder, sql } from 'kysely'

/** What a claim found: the request is ours to do, or it was done and this was the answer. */
export type Claim =
  | { state: 'claimed'; principal: string; operation: string; key: string }
  | { state: 'done'; status: number; body: string }

type Stored = { fingerprint: Buffer; status: number | null; body: string | null; leased: boolean }

/**
 * Claims an Idempotency-Key. Inside a transaction, pass the transaction: a copy of the request that runs at the same time waits
 * for it and then finds its answer. For work of several transactions, pass the database and a lease: after a crash the request
 * may be taken over when the lease has run out.
 * Errors: 422 `idempotency-key-reused` (other payload), 409 `request-running`.
 */
export async function claimKey(
  // biome-ignore lint/suspicious/noExplicitAny: any service's tables
  db: Kysely<any>,
  card: Card,
  call: Call<Card>,
  { leaseSeconds = 30 }: { leaseSeconds?: number } = {},
): Promise<Claim> {
  const { principal, operation, key, fingerprint } = nameOf(card, call)
  const claimed = await claiming(card, call, { leaseSeconds }).execute(db)
  if (claimed.rows.length === 1) return { state: 'claimed', principal, operation, key }
  const found = await sql<Stored>`
    select fingerprint, status, body, lease_until > now() as leased from idempotency_keys
    where principal = ${principal} and operation = ${operation} and key = ${key}`.execute(db)
  const [row] = found.rows
  if (row && !row.fingerprint.equals(fingerprint))
    throw problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for a different request.')
  if (row?.status && row.body !== null) return { state: 'done', status: row.status, body: row.body }
  throw problem(409, 'request-running', 'The same request is being worked on; ask again in a moment.', { retryAfter: 1 })
}

/** Keeps the answer with the key, in the transaction that keeps what it answers for. */
// biome-ignore lint/suspicious/noExplicitAny: any service's tables
export async function finishKey(tx: Kysely<any>, claim: Extract<Claim, { state: 'claimed' }>, status: number, body: string): Promise<void> {
  await finishing(claim, status, sql`${body}`).execute(tx)
}

/**
 * Parts of a larger statement, for work that is one round trip: each stands as `with name as (…)`. A claim returns a row when the
 * key is the caller's to work with; when it returns none, `claimKey` says why. What follows must depend on that row.
 */
export function claiming(card: Card, call: Call<Card>, { leaseSeconds }: { leaseSeconds: number }): RawBuilder<unknown> {
  const { principal, operation, key, fingerprint } = nameOf(card, call)
  return sql`
    insert into idempotency_keys as k (principal, operation, key, fingerprint, lease_until)
    values (${principal}, ${operation}, ${key}, ${fingerprint}, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (principal, operation, key) do update set lease_until = excluded.lease_until
      where k.status is null and k.lease_until < now() and k.fingerprint = excluded.fingerprint
    returning 1`
}

/** As `claiming`, with the answer kept at once. */
export function answering(card: Card, call: Call<Card>, status: number, body: string): RawBuilder<unknown> {
  const { principal, operation, key, fingerprint } = nameOf(card, call)
  return sql`
    insert into idempotency_keys (principal, operation, key, fingerprint, status, body)
    values (${principal}, ${operation}, ${key}, ${fingerprint}, ${status}, ${body})
    on conflict (principal, operation, key) do nothing
    returning 1`
}

/** Keeps the answer of an earlier claim. `condition` names what must have happened in the same statement. */
export function finishing(
  claim: Extract<Claim, { state: 'claimed' }>,
  status: number,
  body: RawBuilder<unknown>,
  condition: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  return sql`
    update idempotency_keys set status = ${status}, body = ${body}, lease_until = null
    where principal = ${claim.principal} and operation = ${claim.operation} and key = ${claim.key} and ${condition}`
}

/** Whose key it is, for what, and the fingerprint of what is asked. Error: 400 `idempotency-key-missing`. */
export function nameOf(card: Card, call: Call<Card>): { principal: string; operation: string; key: string; fingerprint: Buffer } {
  const principal = call.caller.userId ?? call.caller.guestId ?? call.caller.service ?? 'anyone'
  const key = call.idempotencyKey
  if (!key)
    throw problem(
      400,
      'idempotency-key-missing',
      'This request changes something: send an Idempotency-Key so that it can be repeated safely.',
    )
  return { principal, operation: card.name, key, fingerprint: fingerprintOf(call) }
}

function fingerprintOf(call: Call<Card>): Buffer {
  return createHash('sha256')
    .update(call.request.url)
    .update('\0')
    .update((call.request.body as Buffer | undefined) ?? '')
    .digest()
}
