import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { type AttemptKind, type AttemptLevels, BUCKETS, type Bucket, networkOf } from '../domain/attempt-limits.ts'
import type { Tables } from './tables.ts'

const KNOWN_DAYS = 90

export type Attempt = { kind: AttemptKind; pair: Buffer; network: Buffer; account: Buffer; known: Buffer }

/** The buckets of an attempt. Addresses and networks are kept as keyed hashes only. */
export function attemptOf(key: Buffer, kind: AttemptKind, email: string, ip: string | undefined): Attempt {
  const network = networkOf(ip)
  const hashed = (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16)
  return {
    kind,
    pair: hashed(kind, 'pair', email, network),
    network: hashed(kind, 'network', network),
    account: hashed(kind, 'account', email),
    known: hashed(kind, 'known', email, network),
  }
}

/**
 * Counts an attempt before it is made, so that a hundred at once cannot slip through, and returns how full its buckets are now.
 * The account's bucket stays as it is when one of the others has no room, or when the network is known: a single attacker cannot
 * fill it for everybody.
 */
export async function countAttempt(db: Kysely<Tables>, attempt: Attempt): Promise<AttemptLevels> {
  const { pair, network, account } = BUCKETS[attempt.kind]
  const { rows } = await sql<AttemptLevels>`
    with pair as (
      insert into attempts as bucket (key, level, at) values (${attempt.pair}, 1, now()) ${oneMore(pair)} returning level
    ), network as (
      insert into attempts as bucket (key, level, at) select ${attempt.network}, 1, now() from pair ${oneMore(network)} returning level
    ), account as (
      insert into attempts as bucket (key, level, at)
      select ${attempt.account}, 1, now() from pair, network
      where pair.level <= ${pair.size} and network.level <= ${network.size}
        and not exists (select from attempts where key = ${attempt.known} and at > now() - make_interval(days => ${KNOWN_DAYS}))
      ${oneMore(account)} returning level
    )
    select pair.level as pair, network.level as network, coalesce((select level from account), 0) as account from pair, network`.execute(db)
  return rows[0] as AttemptLevels
}

/** Capped just above its size, so that the wait never grows beyond one attempt's worth. */
function oneMore({ size, secondsPerAttempt }: Bucket) {
  return sql`on conflict (key) do update set
    level = least(${size + 1}, greatest(0, bucket.level - extract(epoch from now() - bucket.at) / ${secondsPerAttempt}) + 1), at = now()`
}

/** Gives an attempt back that was no guess. */
export async function returnAttempt(db: Kysely<Tables>, { pair, network, account }: Attempt): Promise<void> {
  await sql`update attempts set level = greatest(0, level - 1) where key in (${pair}, ${network}, ${account})`.execute(db)
}

/** After a right password: empties the pair's bucket and remembers the network as one of the account's own. */
export async function forgiveAttempts(db: Kysely<Tables>, { pair, network, account, known }: Attempt): Promise<void> {
  await sql`
    with own as (
      insert into attempts (key, level, at) values (${known}, 0, now()) on conflict (key) do update set at = now()
    )
    update attempts set level = case when key = ${pair} then 0 else greatest(0, level - 1) end
    where key in (${pair}, ${network}, ${account})`.execute(db)
}
