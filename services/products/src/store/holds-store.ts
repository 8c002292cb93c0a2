import type { HoldLine, HoldRefusal, MarketId } from '@toyline/contracts'
import { MARKETS } from '@toyline/contracts'
import type pg from 'pg'
import type { z } from 'zod'

export type Line = z.infer<typeof HoldLine>
export type Refusal = z.infer<typeof HoldRefusal>
export type HoldState = 'held' | 'claimed' | 'released'

/** Repeating a hold extends it, but never beyond this after it was made. */
const LONGEST_HOLD = '60 minutes'

/**
 * Holds all lines or none, in one statement, at the market's locations, nearest first, from stock before backorders.
 * Locks stock rows in the order of variant and location, as every statement here does, so that none wait for each other in a
 * circle. Reads what it decides on only after the lock, so that nothing is promised twice.
 * @param lines each variant once
 * @returns the new hold's end; else what is short, or nothing at all where the order has a hold already
 */
export async function insertHold(
  pool: pg.Pool,
  orderId: string,
  market: MarketId,
  lines: readonly Line[],
  ttlSeconds: number,
): Promise<{ expiresAt: Date | null; refusals: Refusal[] }> {
  const { rows } = await pool.query<{ expiresAt: Date | null; refusals: Refusal[] | null }>({
    name: 'hold',
    text: HOLD,
    values: [lines.map((line) => line.variantId), lines.map((line) => line.quantity), MARKETS[market].locations, orderId, ttlSeconds],
  })
  return { expiresAt: rows[0]?.expiresAt ?? null, refusals: rows[0]?.refusals ?? [] }
}

const HOLD = `
  with wanted as materialized (
    select w.variant_id, w.quantity, p.status = 'published' and v.retired_at is null as known,
      case when v.inventory_policy = 'backorder' then 1 else 0 end as takes_backorders
    from unnest($1::text[], $2::int[]) as w (variant_id, quantity)
    left join variants v on v.id = w.variant_id left join products p on p.id = v.product_id
  ), locked as materialized (
    select variant_id, location, on_hand - allocated - held - safety as free, oversell_cap
    from stock where variant_id = any($1::text[]) and location = any($3::text[])
    order by variant_id, location for no key update
  ), offered as (
    -- First all that lies there, nearest first; then what may be promised beyond it.
    select variant_id, location, quantity, part, amount,
      sum(amount) over (partition by variant_id order by part, array_position($3::text[], location)) - amount as before
    from (
      select l.variant_id, l.location, w.quantity, 0 as part, greatest(0, l.free) as amount from locked l join wanted w using (variant_id) where w.known
      union all
      select l.variant_id, l.location, w.quantity, 1, greatest(0, l.free + l.oversell_cap) - greatest(0, l.free)
      from locked l join wanted w using (variant_id) where w.known and w.takes_backorders = 1
    ) each
  ), taken as materialized (
    select variant_id, location, sum(least(amount, quantity - before))::int as quantity
    from offered where before < quantity and amount > 0 group by variant_id, location
  ), short as materialized (
    select w.variant_id, case when w.known then 'out-of-stock' else 'unknown' end as reason,
      coalesce((select sum(amount) from offered o where o.variant_id = w.variant_id), 0)::int as available
    from wanted w
    where coalesce((select sum(quantity) from taken t where t.variant_id = w.variant_id), 0) < w.quantity
  ), hold as (
    insert into holds (order_id, state, expires_at)
    select $4, 'held', now() + make_interval(secs => $5) where not exists (select from short)
    on conflict (order_id) do nothing
    returning order_id, expires_at
  ), kept as (
    insert into hold_lines (order_id, variant_id, location, quantity)
    select hold.order_id, taken.variant_id, taken.location, taken.quantity from hold, taken
  ), updated as (
    update stock s set held = s.held + taken.quantity from hold, taken
    where s.variant_id = taken.variant_id and s.location = taken.location
  )
  select (select expires_at from hold) as "expiresAt",
    (select jsonb_agg(jsonb_build_object('variantId', variant_id, 'reason', reason, 'available', available)) from short) as refusals`

/** Extends a hold that is still held. Null where there is none to extend. */
export async function extendHold(pool: pg.Pool, orderId: string, ttlSeconds: number): Promise<Date | null> {
  const { rows } = await pool.query<{ expiresAt: Date }>({
    name: 'hold-extend',
    text: `update holds set expires_at = greatest(expires_at, least(now() + make_interval(secs => $2), created_at + interval '${LONGEST_HOLD}'))
      where order_id = $1 and state = 'held' returning expires_at as "expiresAt"`,
    values: [orderId, ttlSeconds],
  })
  return rows[0]?.expiresAt ?? null
}

export async function findHold(
  pool: pg.Pool,
  orderId: string,
): Promise<{ state: HoldState; expiresAt: Date | null; quantities: Record<string, number> } | null> {
  const { rows } = await pool.query<{ state: HoldState; expiresAt: Date | null; quantities: Record<string, number> | null }>({
    name: 'hold-find',
    text: `select state, expires_at as "expiresAt", (select jsonb_object_agg(variant_id, quantity) from (
        select variant_id, sum(quantity) as quantity from hold_lines where order_id = $1 group by variant_id) line) as quantities
      from holds where order_id = $1`,
    values: [orderId],
  })
  const [row] = rows
  return row ? { ...row, quantities: row.quantities ?? {} } : null
}

/** Moves a hold's lines from held to allocated. False where the hold is not held (any more). */
export async function claim(pool: pg.Pool, orderId: string): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'hold-claim', text: CLAIM, values: [orderId] })
  return rowCount === 1
}

const CLAIM = `
  with ended as (
    update holds set state = 'claimed', changed_xid = pg_current_xact_id() where order_id = $1 and state = 'held' returning order_id
  ), locked as materialized (
    select s.variant_id, s.location, l.quantity
    from ended join hold_lines l using (order_id) join stock s on s.variant_id = l.variant_id and s.location = l.location
    order by s.variant_id, s.location for no key update of s
  ), updated as (
    update stock s set held = s.held - l.quantity, allocated = s.allocated + l.quantity
    from locked l where s.variant_id = l.variant_id and s.location = l.location
  ), moved as (
    insert into stock_movements (variant_id, location, kind, allocated_delta, order_id) select variant_id, location, 'claim', quantity, $1 from locked
  )
  select order_id from ended`

/** Gives a hold's lines back. False where the hold is not held (any more). */
export async function release(pool: pg.Pool, orderId: string): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'hold-release', text: releaseSql('order_id = $1'), values: [orderId] })
  return rowCount === 1
}

/**
 * Gives back what has run out by the database's clock, at most `limit` holds. Several sweepers may run: each takes others.
 * @returns how many were released
 */
export async function releaseExpired(pool: pg.Pool, limit: number): Promise<number> {
  // An array, so that the rows are picked and locked exactly once however the update is planned.
  const due = `order_id = any(array(
    select order_id from holds where state = 'held' and expires_at <= now() order by expires_at limit $1 for no key update skip locked))`
  const { rowCount } = await pool.query({ name: 'hold-expire', text: releaseSql(due), values: [limit] })
  return rowCount ?? 0
}

function releaseSql(which: string): string {
  return `
    with ended as (
      update holds set state = 'released', changed_xid = pg_current_xact_id() where state = 'held' and ${which} returning order_id
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
