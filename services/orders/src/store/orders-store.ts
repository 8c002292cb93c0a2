import {
  type Currency,
  type MarketId,
  money,
  type OrderState,
  type OrderSummary,
  type PaymentState,
  type ShipmentState,
  type TaxFallBack,
} from '@toyline/contracts'
import { type RawBuilder, sql } from 'kysely'
import { fulfilmentOf } from '../domain/fulfilment.ts'
import type { StoredOrder } from '../domain/order.ts'
import type { Owner } from '../domain/owner.ts'
import { ALLOCATED_TO_ORDER } from './allocations-store.ts'
import type { Db } from './database.ts'
import { ADDS_TO, EDITS_OF_ORDER, type EditRow, editFrom, REPRICED } from './edits-store.ts'
import { type LineRow, lineFrom, ORDER_COLUMNS, type OrderRow, orderFrom } from './order-rows.ts'
import { REPLACED, RETURNED, RETURNS_OF_ORDER, type ReturnRow, returnFrom } from './returns-store.ts'
import { SHIPMENTS_OF_ORDER, type ShipmentRow, shipmentFrom } from './shipments-store.ts'

/** One order with its lines, or null. */
export async function readOrder(db: Db, id: string): Promise<StoredOrder | null> {
  return (await readWhere(db, sql`id = ${id}`))[0] ?? null
}

/** Several orders, in no particular order. */
export async function readOrders(db: Db, ids: readonly string[]): Promise<StoredOrder[]> {
  return readWhere(db, sql`id = any(${[...ids]})`)
}

/** The order that this cart has become or is becoming, if any. */
export async function readLiveOrderOfCart(db: Db, cartId: string): Promise<StoredOrder | null> {
  return (await readWhere(db, sql`cart_id = ${cartId} and state not in ('failed', 'expired')`))[0] ?? null
}

async function readWhere(db: Db, condition: RawBuilder<unknown>): Promise<StoredOrder[]> {
  const found = await sql<PartRows>`
    select ${ORDER_COLUMNS}, (
      select coalesce(json_agg(line order by line.position), '[]') from (
        select *, ${SHIPPED} as shipped, ${CANCELLED} as cancelled, ${RETURNED} as returned, ${REPRICED} as repriced from orders.order_lines where order_id = orders.id
      ) line
    ) as lines, ${ALLOCATED_TO_ORDER} as allocated, ${SHIPMENTS_OF_ORDER} as shipments, ${RETURNS_OF_ORDER} as returns, ${REPLACED} as replaces, ${EDITS_OF_ORDER} as edits, ${ADDS_TO} as adds_to
    from orders.orders where ${condition}`.execute(db)
  return found.rows.map((row) => {
    const lines = row.lines.map((line) => lineFrom(line, row.currency))
    const returns = row.returns.map((one) => returnFrom(one, row.market, lines))
    return orderFrom(row, {
      lines,
      allocated: row.allocated,
      shipments: row.shipments.map(shipmentFrom),
      returns,
      replaces: row.replaces,
      edits: row.edits.map((edit) => editFrom(edit, row.currency)),
      addsTo: row.adds_to,
    })
  })
}

type PartRows = OrderRow & {
  lines: LineRow[]
  allocated: StoredOrder['allocated']
  shipments: ShipmentRow[]
  returns: ReturnRow[]
  replaces: StoredOrder['replaces']
  edits: EditRow[]
  adds_to: StoredOrder['addsTo']
}

/** Of a row of order_lines. */
const SHIPPED = sql`(select coalesce(sum(quantity), 0)::int from orders.shipment_lines where line_id = order_lines.id)`
const CANCELLED = sql`(
  select coalesce(sum(gone.quantity), 0)::int from orders.cancellation_lines gone join orders.cancellations on cancellations.id = gone.cancellation_id
  where gone.line_id = order_lines.id and cancellations.state = 'done'
)`

/** The success that a request of this owner was answered with, as long as its key is kept. */
export async function readKeptAnswer(db: Db, { userId, guestId }: Owner, operation: string, key: string): Promise<string | null> {
  const found = await sql<{ body: string }>`
    select body from idempotency_keys
    where principal = ${userId ?? guestId} and operation = ${operation} and key = ${key} and status < 300`.execute(db)
  return found.rows[0]?.body ?? null
}

type Page = { items: OrderSummary[]; last: { createdAt: string; id: string } | null }
type SummaryRow = {
  id: string
  number: string
  state: OrderState
  payment_state: PaymentState
  placed_at: Date | null
  created_at: Date
  created_text: string
  total_amount: number
  currency: OrderSummary['total']['currency']
  quantity: number
  titles: string[]
  shipped: number
  cancelled: number
  shipments: ShipmentState[]
  documents: OrderSummary['documents']
}

/** A person's orders, newest first. Ones that were refused before any payment are left out: the buyer was told on the spot. */
export async function listOrders(db: Db, owner: Owner, after: { createdAt: string; id: string } | null, limit: number): Promise<Page> {
  const found = await sql<SummaryRow>`
    select id, number, state, payment_state, placed_at, created_at, created_at::text as created_text, total_amount, currency, quantity, documents,
      (select coalesce(sum(${SHIPPED}), 0)::int from orders.order_lines where order_id = orders.id) as shipped,
      (select coalesce(sum(${CANCELLED}), 0)::int from orders.order_lines where order_id = orders.id) as cancelled,
      (select coalesce(json_agg(state), '[]') from orders.shipments where order_id = orders.id) as shipments, (
      select coalesce(json_agg(line.snapshot ->> 'title' order by line.position), '[]') from (
        select snapshot, position from orders.order_lines where order_id = orders.id order by position limit 3
      ) line
    ) as titles
    from orders.orders
    where user_id = ${owner.userId} and not (state = 'failed' and payment_state = 'none') and state <> 'pending'
      ${after ? sql`and (created_at, id) < (${after.createdAt}::timestamptz, ${after.id})` : sql``}
    order by created_at desc, id desc limit ${limit + 1}`.execute(db)
  const rows = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? rows.at(-1) : undefined
  return {
    items: rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      paymentState: row.payment_state,
      fulfilment: fulfilmentOf(
        [row],
        row.shipments.map((state) => ({ state })),
      ),
      placedAt: row.placed_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      total: { amount: row.total_amount, currency: row.currency },
      itemCount: row.quantity,
      firstTitles: row.titles,
      documents: row.documents,
    })),
    last: last ? { createdAt: last.created_text, id: last.id } : null,
  }
}

const FACTS_AT_ONCE = 1_000
type Fact = {
  orderId: string
  state: OrderState
  paymentState: PaymentState
  placedAt: string | null
  total: OrderSummary['total']
  quantity: number
  open: number
  openAt: Record<string, number> | null
  shipments: number
}

/** What the reconciler compares with stock and payments, in id order. */
export async function listFacts(db: Db, after: string | null): Promise<{ items: Fact[]; next: string | null }> {
  const found = await sql<{
    id: string
    state: OrderState
    payment_state: PaymentState
    placed_at: Date | null
    total_amount: number
    currency: Fact['total']['currency']
    quantity: number
    open: number
    open_at: Record<string, number> | null
    shipments: number
  }>`
    select id, state, payment_state, placed_at, total_amount, currency, quantity,
      quantity - (select coalesce(sum(${SHIPPED} + ${CANCELLED}), 0)::int from orders.order_lines where order_id = orders.id) as open,
      case when stock_claimed_at is not null and is_located then (
        select coalesce(json_object_agg(location, pieces), '{}')
        from (select location, sum(open) as pieces from orders.allocations where order_id = orders.id and open > 0 group by location) at_location
      ) end as open_at,
      (select count(*)::int from orders.shipments where order_id = orders.id) as shipments
    from orders.orders
    where id > ${after ?? ''} order by id limit ${FACTS_AT_ONCE}`.execute(db)
  const items = found.rows.map((row) => ({
    orderId: row.id,
    state: row.state,
    paymentState: row.payment_state,
    placedAt: row.placed_at?.toISOString() ?? null,
    total: { amount: row.total_amount, currency: row.currency },
    quantity: row.quantity,
    open: row.open,
    openAt: row.open_at,
    shipments: row.shipments,
  }))
  return { items, next: items.length === FACTS_AT_ONCE ? (items.at(-1)?.orderId ?? null) : null }
}

/** Seconds for which the oldest order has been neither placed nor ended; 0 where there is none. */
export async function oldestUnfinished(db: Db): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds from orders.orders
    where state in ('pending', 'held', 'awaiting-payment')`.execute(db)
  return rows[0]?.seconds ?? 0
}

/**
 * Orders that should have come to an end and have not: whatever happened to their jobs, they are looked at again. Bounded;
 * the rest comes with the next look.
 */
export async function findStranded(db: Db, graceMs: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with grace as (select now() - make_interval(secs => ${graceMs / 1000}::float8) as since)
    select id from orders.orders, grace
    where (state in ('pending', 'held', 'awaiting-payment')
        or (state = 'placed' and not is_located)
        or (state in ('failed', 'expired') and undone_at is null))
      and created_at < since
      and (lease_until is null or lease_until < since)
      and (state <> 'awaiting-payment' or payment_state = 'processing' or hold_expires_at is null or hold_expires_at < since)
    order by created_at limit 500`.execute(db)
  return found.rows.map((row) => row.id)
}

type FallBackRow = {
  id: string
  number: string
  market: MarketId
  placed_at: Date
  country: string
  area: string | null
  tax_amount: number
  total_amount: number
  currency: Currency
}

/** Placed orders that our own tables taxed because the engine outside gave no answer, the newest first. */
export async function listTaxFallBacks(db: Db, { after, limit }: { after: string | null; limit: number }): Promise<TaxFallBack[]> {
  const { rows } = await sql<FallBackRow>`
    select id, number, market, placed_at, ship_to ->> 'country' as country, ship_to ->> 'area' as area, tax_amount, total_amount, currency
    from orders.orders where tax_source = 'fall-back' and placed_at is not null and (${after}::text is null or id < ${after})
    order by id desc limit ${limit}`.execute(db)
  return rows.map(({ id, number, market, placed_at, country, area, tax_amount, total_amount, currency }) => ({
    orderId: id,
    number,
    market,
    placedAt: placed_at.toISOString(),
    country,
    area,
    tax: money(tax_amount, currency),
    total: money(total_amount, currency),
  }))
}
