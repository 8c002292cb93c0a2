import { MARKETS, type MarketId, type OrderReturn, RETURN_POLICIES, type ReturnState } from '@toyline/contracts'
import { sql } from 'kysely'
import type { StoredLine, StoredOrder, StoredReturn } from '../domain/order.ts'
import type { Graded, NewReturnLine } from '../domain/returns/request.ts'
import { comesBack } from '../domain/returns/return-states.ts'
import { countOf, worthOf } from '../domain/returns/worth.ts'
import type { Db, Fragment, Tx } from './database.ts'
import { ORDER_CHANGED_CHANNEL } from './order-changes.ts'

/** The returns of an order as JSON, oldest first: part of a statement over `orders.orders`. */
export const RETURNS_OF_ORDER: Fragment = sql`(
  select coalesce(json_agg(one order by one.position), '[]') from (
    select id, position, number, kind, wish, state, outcome, note, answer, freight, is_instant, tracking_number, refund, refund_amount,
      replacement_id, created_at,
      (select number from orders.orders replacing where replacing.id = returns.replacement_id) as replacement_number,
      (select json_agg(line order by line_id) from orders.return_lines line where line.return_id = returns.id) as lines,
      (select coalesce(json_agg(json_build_object('id', photo.id) order by photo.created_at), '[]')
       from orders.return_photos photo where photo.return_id = returns.id) as photos
    from orders.returns where order_id = orders.id
  ) one
)`

export type ReturnRow = Pick<
  OrderReturn,
  'id' | 'number' | 'kind' | 'wish' | 'state' | 'outcome' | 'note' | 'answer' | 'refund' | 'photos'
> & {
  freight: 'buyer' | 'seller'
  is_instant: boolean
  tracking_number: string | null
  refund_amount: number | null
  replacement_id: string | null
  replacement_number: string | null
  created_at: string
  lines: (Pick<OrderReturn['lines'][number], 'quantity' | 'reason' | 'fee' | 'restocked'> & {
    line_id: string
    written_off: number | null
  })[]
}

export function returnFrom(row: ReturnRow, market: MarketId, lines: readonly StoredLine[]): StoredReturn {
  const { id, number, kind, wish, state, outcome, note, answer, refund, photos } = row
  const returned = row.lines.map(({ line_id, quantity, reason, fee, restocked, written_off }) => ({
    lineId: line_id,
    quantity,
    reason,
    fee,
    restocked,
    writtenOff: written_off,
  }))
  const travels = comesBack({ kind, outcome })
  const received = returned.map((line) => ({ ...line, quantity: countOf(line) }))
  const expected = row.refund_amount === null ? worthOf(lines, received) : { amount: row.refund_amount, currency: MARKETS[market].currency }
  return {
    id,
    number,
    kind,
    wish,
    state,
    outcome,
    note,
    answer,
    refund,
    photos,
    lines: returned,
    freight: travels ? row.freight : null,
    sendTo: travels && state !== 'requested' ? RETURN_POLICIES[market].address : null,
    trackingNumber: row.tracking_number,
    amount: row.replacement_id === null && (wish === 'refund' || outcome === 'credit') ? expected : null,
    replacement: row.replacement_id && row.replacement_number ? { orderId: row.replacement_id, number: row.replacement_number } : null,
    createdAt: new Date(row.created_at).toISOString(),
    isInstant: row.is_instant,
    replacementId: row.replacement_id,
  }
}

/** Of the order whose goods an order replaces: part of a statement over `orders.orders`. */
export const REPLACED: Fragment = sql`(
  select json_build_object('orderId', replaced.id, 'number', replaced.number)
  from orders.returns of_return join orders.orders replaced on replaced.id = of_return.order_id where of_return.id = orders.replaces
)`

/** Of a row of order_lines. */
export const RETURNED: Fragment = sql`orders.returned(order_lines.id)`

export type NewReturn = Pick<OrderReturn, 'id' | 'kind' | 'wish' | 'state' | 'note'> & {
  freight: 'buyer' | 'seller'
  isInstant: boolean
  replacementId: string | null
  lines: NewReturnLine[]
}

/** Writes the next return of an order that is locked. */
export async function insertReturn(tx: Tx, orderId: string, made: NewReturn): Promise<void> {
  await sql`
    with made as (
      insert into orders.returns (id, order_id, position, number, kind, wish, state, note, freight, is_instant, replacement_id)
      select ${made.id}, id, coalesce(last, 0) + 1, 'R-' || number || '-' || coalesce(last, 0) + 1, ${made.kind}, ${made.wish}, ${made.state},
        ${made.note}, ${made.freight}, ${made.isInstant}, ${made.replacementId}
      from orders.orders, (select max(position) as last from orders.returns where order_id = ${orderId}) before where id = ${orderId}
      returning id, number
    ),
    lines as (
      insert into orders.return_lines (return_id, line_id, quantity, reason, fee)
      select made.id, line."lineId", line.quantity, line.reason, line.fee
      from made, jsonb_to_recordset(${JSON.stringify(made.lines)}::jsonb) as line ("lineId" text, quantity int, reason text, fee int)
    ),
    ${noting(orderId, `${made.kind}-${made.state}`, sql`made`)}
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from noted`.execute(tx)
}

export type ReturnChange = Partial<{
  state: ReturnState
  outcome: OrderReturn['outcome']
  answer: string | null
  tracking_number: string | null
  refund: OrderReturn['refund']
  refund_amount: number
  replacement_id: string
}>

/**
 * Changes a return that is in one of these states, and notes it in its order's history. False when it is in another, and nothing
 * changes.
 */
export async function changeReturn(
  tx: Tx,
  { id, orderId, from, what }: { id: string; orderId: string; from: readonly ReturnState[]; what: string | null },
  change: ReturnChange,
): Promise<boolean> {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.raw(column)} = ${value}`)
  const changed = await sql`
    with made as (
      update orders.returns set ${sql.join([...set, sql`changed_at = now()`])}
      where id = ${id} and order_id = ${orderId} and state = any(${[...from]}) returning id, number
    ),
    ${noting(orderId, what, sql`made`)}
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from noted`.execute(tx)
  return changed.rows.length === 1
}

/** How the pieces of a return are. */
export async function gradeReturn(tx: Tx, id: string, lines: Graded[]): Promise<void> {
  await sql`
    update orders.return_lines line set restocked = graded.restocked, written_off = graded."writtenOff"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as graded ("lineId" text, restocked int, "writtenOff" int)
    where line.return_id = ${id} and line.line_id = graded."lineId"`.execute(tx)
}

/** The order's next version, with what has happened to the return in its history; where nothing is named, only the version. */
function noting(orderId: string, what: string | null, made: Fragment): Fragment {
  const entry = sql`jsonb_build_array(jsonb_build_object('at', now(), 'what', ${what}::text, 'detail', made.number))`
  return sql`noted as (
    update orders.orders set version = version + 1, timeline = timeline || case when ${what}::text is null then '[]' else ${entry} end
    from ${made} where orders.id = ${orderId} returning orders.id
  )`
}

/** Which order a return is of. */
export async function orderOfReturn(db: Db, returnId: string): Promise<string | null> {
  const { rows } = await sql<{ order_id: string }>`select order_id from orders.returns where id = ${returnId}`.execute(db)
  return rows[0]?.order_id ?? null
}

/** Whether an order is the first that its buyer has placed: their company's, their own, or as a guest of this browser or address. */
export async function isFirstOrder(db: Db, orderId: string): Promise<boolean> {
  const { rows } = await sql<{ is_first: boolean }>`
    select not exists (
      select from orders.orders other where other.id <> this.id and other.state = 'placed' and other.replaces is null
        and other.placed_at < this.placed_at and (
          other.user_id = this.user_id or other.company_id = this.company_id
          or (other.user_id is null and this.user_id is null and (other.guest_id = this.guest_id or lower(other.email) = lower(this.email))))
    ) as is_first
    from orders.orders this where this.id = ${orderId}`.execute(db)
  return rows[0]?.is_first ?? false
}

/** Returns in a state, or all, from the oldest on: which orders they are of. */
export async function listReturns(
  db: Db,
  { state, after, limit }: { state: ReturnState | undefined; after: { createdAt: string; id: string } | null; limit: number },
): Promise<{ id: string; orderId: string; createdAt: string }[]> {
  const { rows } = await sql<{ id: string; orderId: string; createdAt: string }>`
    select id, order_id as "orderId", created_at::text as "createdAt" from orders.returns
    where true ${state ? sql`and state = ${state}` : sql``}
      ${after ? sql`and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id})` : sql``}
    order by created_at, id limit ${limit}`.execute(db)
  return rows
}

/**
 * Keeps a photo of a return that is still looked at, up to so many; the same picture again is the same photo.
 * @returns its id; null where there are enough
 */
export async function keepPhoto(
  tx: Tx,
  photo: { id: string; returnId: string; bytes: Buffer; digest: Buffer },
  most: number,
): Promise<string | null> {
  const known = await sql<{ id: string }>`
    select id from orders.return_photos where return_id = ${photo.returnId} and digest = ${photo.digest}`.execute(tx)
  if (known.rows[0]) return known.rows[0].id
  const kept = await sql<{ id: string }>`
    insert into orders.return_photos (id, return_id, bytes, digest)
    select ${photo.id}, ${photo.returnId}, ${photo.bytes}, ${photo.digest}
    where (select count(*) from orders.return_photos where return_id = ${photo.returnId}) < ${most}
    returning id`.execute(tx)
  return kept.rows[0]?.id ?? null
}

export async function readPhoto(db: Db, orderId: string, returnId: string, photoId: string): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from orders.return_photos photo join orders.returns of_return on of_return.id = photo.return_id
    where photo.id = ${photoId} and photo.return_id = ${returnId} and of_return.order_id = ${orderId}`.execute(db)
  return rows[0]?.bytes ?? null
}

/**
 * Writes an order that replaces returned goods, placed on the hold that its stock has. Its cart is closed from the start: nobody
 * filled it. False where it was written before.
 */
export async function insertReplacement(
  tx: Tx,
  order: StoredOrder,
  made: { cartId: string; returnId: string; holdUntil: string },
): Promise<boolean> {
  const { owner } = order
  const lines = order.lines.map((line, position) => ({
    id: line.id,
    position,
    variant_id: line.variantId,
    product_id: line.productId,
    quantity: line.quantity,
    case_pack: line.casePack,
    tax_lines: line.taxLines,
    price_trace: line.priceTrace,
    snapshot: line.snapshot,
  }))
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  const written = await sql<{ id: string }>`
    with free as (select where not exists (select from orders.orders where id = ${order.id})),
    cart as (
      insert into orders.carts (id, market, user_id, guest_id, company_id, state)
      select ${made.cartId}, ${order.market}, ${owner.userId}, case when ${owner.userId}::text is null then ${owner.guestId} end, ${owner.companyId}, 'ordered'
      from free returning id
    ),
    placed as (
      insert into orders.orders (id, cart_id, cart_version, user_id, guest_id, company_id, market, currency, email, locale, ship_to, bill_to,
        shipping, merchandise_amount, shipping_amount, tax_amount, total_amount, tax_lines, tax_date, tax_rounding, quantity, payment_method,
        payment_state, hold_expires_at, state, placed_at, timeline, replaces)
      select ${order.id}, cart.id, 1, of.user_id, of.guest_id, of.company_id, of.market, of.currency, of.email, of.locale, of.ship_to, of.bill_to,
        ${json(order.shipping)}, 0, 0, 0, 0, '[]', of.tax_date, of.tax_rounding, ${order.quantity}, 'invoice', 'on-account',
        ${made.holdUntil}::timestamptz, 'placed', now(),
        jsonb_build_array(jsonb_build_object('at', now(), 'what', 'placed', 'detail', returned.number)), returned.id
      from cart, orders.returns returned join orders.orders of on of.id = returned.order_id where returned.id = ${made.returnId}
      returning id
    ),
    lines as (
      insert into orders.order_lines (id, order_id, position, variant_id, product_id, quantity, case_pack, unit_amount, line_amount, tax_lines,
        price_trace, snapshot)
      select line.id, placed.id, line.position, line.variant_id, line.product_id, line.quantity, line.case_pack, 0, 0, line.tax_lines,
        line.price_trace, line.snapshot
      from placed, jsonb_to_recordset(${json(lines)}) as line (id text, position int, variant_id text, product_id text, quantity int,
        case_pack int, tax_lines jsonb, price_trace jsonb, snapshot jsonb)
    )
    select id from placed`.execute(tx)
  return written.rows.length === 1
}
