import { createHash } from 'node:crypto'
import { type Call, type Card, problem } from '@toyline/http'
import { type Kysely, sql } from 'kysely'

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
// biome-ignore lint/suspicious/noExplicitAny: any service's tables
export async function claimKey(
  db: Kysely<any>,
  card: Card,
  call: Call<Card>,
  { leaseSeconds = 30 }: { leaseSeconds?: number } = {},
): Promise<Claim> {
  const principal = call.caller.userId ?? call.caller.guestId ?? call.caller.service ?? 'anyone'
  const key = call.idempotencyKey
  if (!key)
    throw problem(
      400,
      'idempotency-key-missing',
      'This request changes something: send an Idempotency-Key so that it can be repeated safely.',
    )
  const operation = card.name
  const fingerprint = fingerprintOf(call)
  const claimed = await sql`
    insert into idempotency_keys as k (principal, operation, key, fingerprint, lease_until)
    values (${principal}, ${operation}, ${key}, ${fingerprint}, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (principal, operation, key) do update set lease_until = excluded.lease_until
      where k.status is null and k.lease_until < now() and k.fingerprint = excluded.fingerprint
    returning 1`.execute(db)
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
  await sql`
    update idempotency_keys set status = ${status}, body = ${body}, lease_until = null
    where principal = ${claim.principal} and operation = ${claim.operation} and key = ${claim.key}`.execute(tx)
}

function fingerprintOf(call: Call<Card>): Buffer {
  return createHash('sha256')
    .update(call.request.url)
    .update('\0')
    .update((call.request.body as Buffer | undefined) ?? '')
    .digest()
}
