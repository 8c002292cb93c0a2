import type { HoldLine, HoldRefusal, LocatedStock, Location } from '@toyline/contracts'
import type pg from 'pg'
import type { z } from 'zod'

export type Line = z.infer<typeof HoldLine>
export type Refusal = z.infer<typeof HoldRefusal>
/** Pieces of a hold at a location. */
export type Place = z.infer<typeof LocatedStock>
type Queryable = Pick<pg.ClientBase, 'query'>
export type HoldState = 'held' | 'claimed' | 'released'

/** Repeating a hold extends it, but never beyond this after it was made. */
const LONGEST_HOLD = '60 minutes'

/**
 * Holds all lines or none in one call: see the function in migrations/0020-hold-at-few-locations.sql.
 * @param locations the best first
 * @param lines each variant once
 * @returns the new hold's end; else what is short, or neither where the order has a hold already
 */
export async function insertHold(
  pool: Queryable,
  orderId: string,
  locations: readonly Location[],
  lines: readonly Line[],
  ttlSeconds: number,
): Promise<{ expiresAt: Date | null; refusals: Refusal[] }> {
  const { rows } = await pool.query<{ expiresAt: Date | null; refusals: Refusal[] | null }>({
    name: 'hold',
    text: 'select expires_at as "expiresAt", refusals from hold_stock($1, $2, $3, $4, $5)',
    values: [orderId, lines.map((line) => line.variantId), lines.map((line) => line.quantity), locations, ttlSeconds],
  })
  return { expiresAt: rows[0]?.expiresAt ?? null, refusals: rows[0]?.refusals ?? [] }
}

// Not as the index of holds that expire has it: where few are held, all of them seem as quickly read as the one of an order.
const IS_HELD = `(state = 'held') is true`

/** Extends a hold that is still held. Null where there is none to extend. */
export async function extendHold(pool: pg.Pool, orderId: string, ttlSeconds: number): Promise<Date | null> {
  const { rows } = await pool.query<{ expiresAt: Date }>({
    name: 'hold-extend',
    text: `update holds set expires_at = greatest(expires_at, least(now() + make_interval(secs => $2), created_at + interval '${LONGEST_HOLD}'))
      where order_id = $1 and ${IS_HELD} returning expires_at as "expiresAt"`,
    values: [orderId, ttlSeconds],
  })
  return rows[0]?.expiresAt ?? null
}

export async function findHold(
  pool: pg.Pool,
  orderId: string,
): Promise<{ state: HoldState; expiresAt: Date | null; places: Place[]; quantities: Record<string, number> } | null> {
  const { rows } = await pool.query<{ state: HoldState; expiresAt: Date | null; places: Place[] }>({
    name: 'hold-find',
    text: `select state, expires_at as "expiresAt", (
        select coalesce(jsonb_agg(jsonb_build_object('variantId', variant_id, 'location', location, 'quantity', quantity)), '[]')
        from hold_lines where order_id = $1) as places
      from holds where order_id = $1`,
    values: [orderId],
  })
  const [row] = rows
  if (!row) return null
  const quantities: Record<string, number> = {}
  for (const { variantId, quantity } of row.places) quantities[variantId] = (quantities[variantId] ?? 0) + quantity
  return { ...row, quantities }
}

/**
 * Moves a hold's lines from held to allocated, and says where they are. Null where the hold is not held (any more). That one statement is
 * enough here, where a hold needs two, is because the hold's own units keep every older version of a row within its CHECKs too.
 */
export async function claim(pool: Queryable, orderId: string): Promise<Place[] | null> {
  const { rows } = await pool.query<{ places: Place[] }>({ name: 'hold-claim', text: CLAIM, values: [orderId] })
  return rows[0]?.places ?? null
}

// Stock is looked up line by line. An ordinary join could be merged along the index of all stock: that seems to cost nothing where the
// statistics have seen holds of a variant alone that comes early there, and costs all of it for any other.
const CLAIM = `
  with ended as (
    update holds set state = 'claimed', changed_xid = pg_current_xact_id() where order_id = $1 and ${IS_HELD} returning order_id
  ), locked as materialized (
    select s.variant_id, s.location, l.quantity from (
      select variant_id, location, quantity from hold_lines where order_id = $1 and exists (select from ended) order by variant_id, location
    ) l cross join lateral (
      select variant_id, location from stock where variant_id = l.variant_id and location = l.location for no key update
    ) s
  ), updated as (
    update stock s set held = s.held - l.quantity, allocated = s.allocated + l.quantity
    from locked l where s.variant_id = l.variant_id and s.location = l.location
  ), moved as (
    insert into stock_movements (variant_id, location, kind, allocated_delta, order_id) select variant_id, location, 'claim', quantity, $1 from locked
  )
  select (
    select coalesce(jsonb_agg(jsonb_build_object('variantId', variant_id, 'location', location, 'quantity', quantity)), '[]') from locked
  ) as places from ended`

const CLAIM_ANEW_SECONDS = 60

/**
 * Holds the lines of an order whose hold ran out, as many of them as there are, and claims them: the old hold and its lines make room for
 * that in the same transaction, so nobody sees one that is neither. Nothing happens where the hold is claimed.
 */
export async function claimAnew(pool: pg.Pool, orderId: string, locations: readonly Location[], lines: readonly Line[]): Promise<void> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    await client.query('begin')
    await client.query({ name: 'hold-forget', text: FORGET, values: [orderId] })
    const { refusals } = await insertHold(client, orderId, locations, lines, CLAIM_ANEW_SECONDS)
    const short = new Set(refusals.map(({ variantId }) => variantId))
    // Their stock is locked since they were counted: what was there then can be held now.
    if (short.size > 0) {
      const left = lines.filter(({ variantId }) => !short.has(variantId))
      await insertHold(client, orderId, locations, left, CLAIM_ANEW_SECONDS)
    }
    await claim(client, orderId)
    await client.query('commit')
  } catch (error) {
    failed = error as Error
    throw error
  } finally {
    client.release(failed)
  }
}

const FORGET = `
  with forgotten as (delete from holds where order_id = $1 and state = 'released' returning order_id)
  delete from hold_lines where order_id in (select order_id from forgotten)`

/** Gives a hold's lines back. False where the hold is not held (any more). */
export async function release(pool: pg.Pool, orderId: string): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'hold-release', text: releaseSql(`order_id = $1 and ${IS_HELD}`), values: [orderId] })
  return rowCount === 1
}

/**
 * Gives back what has run out by the database's clock, at most `limit` holds. Several sweepers may run: each takes others.
 * @returns how many were released
 */
export async function releaseExpired(pool: pg.Pool, limit: number): Promise<number> {
  // An array, so that the rows are picked and locked exactly once however the update is planned.
  const due = `order_id = any(array(
    select order_id from holds where state = 'held' and expires_at <= now() order by expires_at limit $1 for no key update skip locked)) and state = 'held'`
  const { rowCount } = await pool.query({ name: 'hold-expire', text: releaseSql(due), values: [limit] })
  return rowCount ?? 0
}

function releaseSql(which: string): string {
  return `
    with ended as (
      update holds set state = 'released', changed_xid = pg_current_xact_id() where ${which} returning order_id
    ), lines as materialized (
      select l.variant_id, l.location, sum(l.quantity)::int as quantity from ended join hold_lines l using (order_id) group by l.variant_id, l.location
    ), locked as materialized (
      select s.variant_id, s.location, l.quantity from lines l join stock s on s.variant_id = l.variant_id and s.location = l.location
      order by s.variant_id, s.location for no key update of s
    ), updated as (
      update stock s set held = s.held - l.quantity from locked l where s.variant_id = l.variant_id and s.location = l.location
    )
    select order_id from ended`
}

/** Notes that an order has ended before it held anything. False where it has a hold, or had one. */
export async function insertTombstone(pool: pg.Pool, orderId: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'hold-tombstone',
    text: `insert into holds (order_id, state) values ($1, 'released') on conflict (order_id) do nothing`,
    values: [orderId],
  })
  return rowCount === 1
}
