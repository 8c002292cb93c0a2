import type {
  Address,
  DeliveryChoice,
  LocaleId,
  MarketId,
  OrderDocument,
  OrderState,
  PaymentState,
  PaymentStatus,
  ShippingOption,
  Totals,
} from '@toyline/contracts'
import { sql } from 'kysely'
import type { CapUse } from '../domain/caps.ts'
import { NOW_IN_JSON, type StoredLine, type StoredOrder } from '../domain/order.ts'
import { paymentStateOf, paymentStatesBefore, statesBefore } from '../domain/order-states.ts'
import type { Owner } from '../domain/owner.ts'
import { withinCaps } from './caps-store.ts'
import type { Db, Fragment, Tx } from './database.ts'
import { movedIfSo } from './moved-error.ts'
import { ORDER_COLUMNS, type OrderRow, orderFrom } from './order-rows.ts'

/** Tells all processes that an order has changed, when the transaction commits. */
export const ORDER_CHANGED_CHANNEL = 'orders_order_changed'

export type NewOrder = {
  id: string
  cartId: string
  cartVersion: number
  owner: Owner
  market: MarketId
  email: string
  locale: LocaleId | null
  shipTo: Address
  billTo: Address
  shipping: ShippingOption
  delivery: DeliveryChoice
  totals: Totals
  taxDate: string
  taxRounding: string
  note: string | null
  payment: { method: 'card' | 'invoice'; poNumber: string | null }
  leaseMs: number
  lines: StoredLine[]
  /** Lines that only so many of may be bought. */
  capped: (CapUse & { quantity: number })[]
  /** The order to which it adds goods; its cart is closed from the start. */
  addsTo?: StoredOrder['addsTo']
}

/**
 * Writes an order as pending, with its lines and its job, and claims the request's key, in one statement. Null when the key is
 * not free, and then nothing is written. Throws Moved when the cart is no longer that version or is being ordered already, or
 * when another order of the buyer has used up a cap.
 */
export async function insertOrder(db: Db, order: NewOrder, parts: { claim: Fragment; job: Fragment }): Promise<StoredOrder | null> {
  const { owner, totals, payment } = order
  const lines = order.lines.map((line, position) => ({
    id: line.id,
    position,
    variant_id: line.variantId,
    product_id: line.productId,
    quantity: line.quantity,
    case_pack: line.casePack,
    unit_amount: line.unitPrice.amount,
    line_amount: line.lineTotal.amount,
    tax_lines: line.taxLines,
    price_trace: line.priceTrace,
    snapshot: line.snapshot,
  }))
  const inserted = await sql<OrderRow | { id: null }>`
    with claim as (${parts.claim}),
    allowed as (select from claim where ${order.capped.length === 0 ? sql`true` : withinCaps({ ...owner, email: order.email }, order.cartId, order.capped)}),
    placed as (
      insert into orders.orders (id, cart_id, cart_version, user_id, guest_id, company_id, market, currency, email, locale, ship_to, bill_to, shipping,
        delivery, note, merchandise_amount, shipping_amount, tax_amount, total_amount, tax_lines, tax_date, tax_rounding, tax_source, quantity,
        payment_method, po_number, lease_until, timeline)
      select ${order.id}, cart.id, cart.version, ${owner.userId}, ${owner.guestId}, ${owner.companyId}, cart.market, ${totals.total.currency},
        ${order.email}, ${order.locale}, ${json(order.shipTo)}, ${json(order.billTo)}, ${json(order.shipping)}, ${order.delivery}, ${order.note}, ${totals.merchandise.amount},
        ${totals.shipping.amount}, ${totals.tax.amount}, ${totals.total.amount}, ${json(totals.taxLines)}, ${order.taxDate}::date, ${order.taxRounding}, ${totals.taxSource ?? null},
        ${order.lines.reduce((sum, line) => sum + line.quantity, 0)}, ${payment.method}, ${payment.poNumber}, ${fromNow(order.leaseMs)},
        ${entry('received', null)}
      from orders.carts cart where cart.id = ${order.cartId} and cart.version = ${order.cartVersion} and cart.state = ${order.addsTo ? 'ordered' : 'open'}
        and exists (select from allowed)
      returning *
    ),
    lines as (
      insert into orders.order_lines (id, order_id, position, variant_id, product_id, quantity, case_pack, unit_amount, line_amount, tax_lines, price_trace, snapshot)
      select line.id, placed.id, line.position, line.variant_id, line.product_id, line.quantity, line.case_pack, line.unit_amount, line.line_amount,
        line.tax_lines, line.price_trace, line.snapshot
      from placed, jsonb_to_recordset(${json(lines)}) as line (id text, position int, variant_id text, product_id text, quantity int, case_pack int,
        unit_amount bigint, line_amount bigint, tax_lines jsonb, price_trace jsonb, snapshot jsonb)
    )
    select ${ORDER_COLUMNS}, case when id is not null then ${parts.job}::text when exists (select from claim) then orders.moved() end
    from (select) as always left join placed on true`
    .execute(db)
    .catch(movedIfSo)
  const [row] = inserted.rows
  return row && row.id !== null
    ? orderFrom(row, {
        lines: order.lines,
        allocated: [],
        shipments: [],
        returns: [],
        replaces: null,
        edits: [],
        addsTo: order.addsTo ?? null,
      })
    : null
}

/** The stock is held until then. A pending order becomes held; one that waits for its payment keeps its state. */
export async function recordHold(db: Db, order: StoredOrder, expiresAt: string): Promise<StoredOrder | null> {
  return change(
    db,
    order,
    sql`state = any(${[...statesBefore('held'), 'held', 'awaiting-payment']})`,
    sql`
    hold_expires_at = ${expiresAt}::timestamptz, state = case when state = 'pending' then 'held' else state end`,
  )
}

/** Takes over an order whose worker is gone. Null: somebody is at work on it. */
export async function takeLease(tx: Tx, order: StoredOrder, leaseMs: number): Promise<StoredOrder | null> {
  return change(tx, order, sql`state in ('pending', 'held') and lease_until < now()`, sql`lease_until = ${fromNow(leaseMs)}`)
}

/** Starts another attempt to pay. Null when the order does not wait for one now. */
export async function startAttempt(tx: Tx, order: StoredOrder, method: 'card' | 'invoice', leaseMs: number): Promise<StoredOrder | null> {
  return change(
    tx,
    order,
    sql`
    state = 'awaiting-payment' and payment_state in ('declined', 'requires-action') and payment_attempt < 20
    and (lease_until is null or lease_until < now()) and hold_expires_at > now()`,
    sql`
    payment_state = 'processing', payment_attempt = payment_attempt + 1, payment_method = ${method}, decline = null,
    action_url = null, lease_until = ${fromNow(leaseMs)}, timeline = timeline || ${entry('payment-started', method)}`,
  )
}

export type Placing = {
  /** What is said and enqueued, as an expression that is evaluated when the order is placed. */
  say: (stamp: (json: Fragment) => Fragment) => Fragment
  /** The request's answer. */
  keep?: (stamp: (text: Fragment) => Fragment, condition: Fragment) => Fragment
  newCartId: string
}

/**
 * The money is there and the hold still holds: the order is placed, its cart closed, the event said and the answer kept, in one
 * statement. Returns the time of it and what became of the jobs; null when the order, the hold or the amount is no longer so.
 *
 * What the buyer put into the cart while they paid, beyond what was ordered, goes on in a new cart: it was wanted, and it
 * was not ordered.
 */
export async function placeHeldOrder(
  db: Db,
  order: StoredOrder,
  status: PaymentStatus,
  placing: Placing,
): Promise<{ at: string; said: unknown } | null> {
  const paymentState = paymentStateOf(status.state)
  const now = sql`to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const stamp = (text: Fragment) => sql`replace(${text}, ${NOW_IN_JSON}, ${now})`
  // Nobody watches an order before its first answer.
  const tell = order.state === 'awaiting-payment' ? sql`pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text` : sql`null`
  const placed = await sql<{ at: string; said: unknown }>`
    with changed as (
      update orders.orders set state = 'placed', placed_at = now(), payment_state = ${paymentState}, payment_description = ${status.description},
        captured_amount = ${status.captured?.amount ?? 0}, action_url = null, decline = null, lease_until = null, version = version + 1, timeline = timeline || ${entry('placed', null)}
      where id = ${order.id} and version = ${order.version} and state = any(${statesBefore('placed')}) and hold_expires_at > now()
        and total_amount = ${status.amount?.amount ?? -1} and payment_state = any(${[...paymentStatesBefore(paymentState), paymentState]})
      returning id, cart_id, cart_version
    ),
    kept as (${placing.keep?.(stamp, sql`exists (select from changed)`) ?? sql`select`}),
    cart as (
      update orders.carts cart set state = 'ordered', changed_at = now() from changed
      where cart.id = changed.cart_id and cart.state = 'open'
      returning cart.*, cart.version <> changed.cart_version as has_moved
    ),
    left_over as (
      select line.variant_id, line.quantity - coalesce(ordered.quantity, 0) as quantity, line.position
      from cart
      join orders.cart_lines line on line.cart_id = cart.id
      left join orders.order_lines ordered on ordered.order_id = ${order.id} and ordered.variant_id = line.variant_id
      where cart.has_moved and line.quantity > coalesce(ordered.quantity, 0)
    ),
    fresh as (
      insert into orders.carts (id, market, user_id, guest_id, company_id)
      select ${placing.newCartId}, market, user_id, guest_id, company_id from cart where exists (select from left_over)
      returning id
    ),
    moved as (
      insert into orders.cart_lines (cart_id, variant_id, quantity)
      select fresh.id, left_over.variant_id, left_over.quantity from fresh, left_over order by left_over.position
    )
    select ${now} as at, ${placing.say(stamp)} as said, ${tell} as told from changed`.execute(db)
  return placed.rows[0] ?? null
}

/**
 * The order waits for its payment, which is in this state now. Null when the order has left the states in which it may wait;
 * `changed` is false when all this was known before.
 */
export async function awaitPayment(
  tx: Tx,
  order: StoredOrder,
  status: Pick<PaymentStatus, 'state' | 'description' | 'actionUrl' | 'decline'>,
): Promise<{ order: StoredOrder; changed: boolean } | null> {
  const paymentState = paymentStateOf(status.state)
  const changed = await change(
    tx,
    order,
    sql`
    state = any(${[...statesBefore('awaiting-payment'), 'awaiting-payment']})
    and payment_attempt = ${order.payment.attempt}
    and payment_state = any(${[...paymentStatesBefore(paymentState), paymentState]})
    and (state, payment_state, decline, action_url, payment_description, lease_until is null)
      is distinct from ('awaiting-payment', ${paymentState}, ${status.decline}::text, ${status.actionUrl}::text, ${status.description}::text, true)`,
    sql`
    state = 'awaiting-payment', payment_state = ${paymentState}, decline = ${status.decline}, action_url = ${status.actionUrl},
    payment_description = ${status.description}, lease_until = null, timeline = timeline || ${entry(`payment-${paymentState}`, status.decline)}`,
  )
  if (changed) return { order: changed, changed: true }
  return order.state === 'awaiting-payment' && order.payment.state === paymentState ? { order, changed: false } : null
}

/**
 * Ends an order. Null when it is placed or has ended already. `nothingToUndo` is believed of one for which nobody has held anything: another
 * request of its buyer may have had its stock meanwhile.
 */
export async function endOrder(
  tx: Tx,
  order: StoredOrder,
  end: { to: 'failed' | 'expired'; because: string; nothingToUndo: boolean },
): Promise<StoredOrder | null> {
  return change(
    tx,
    order,
    sql`state = any(${statesBefore(end.to)})`,
    sql`
    state = ${end.to}, ended_because = ${end.because}, lease_until = null, action_url = null,
    undone_at = case when ${end.nothingToUndo} and state = 'pending' then now() end, timeline = timeline || ${entry(end.to, end.because)}`,
  )
}

/** An ended order's stock and money have been given back. */
export async function recordUndone(db: Db, order: StoredOrder, payment: PaymentState): Promise<void> {
  await change(
    db,
    order,
    sql`state in ('failed', 'expired') and undone_at is null`,
    sql`
    undone_at = now(), payment_state = case when payment_state = any(${paymentStatesBefore(payment)}) then ${payment} else payment_state end`,
  )
}

/** What a placed order notes of its payment: where it may go from where it is, and amounts, which only grow. */
function following(status: PaymentStatus, andIf: Fragment = sql`true`): Fragment {
  const paymentState: PaymentState = paymentStateOf(status.state)
  const captured = sql`${status.captured?.amount ?? 0}::bigint`
  const refunded = sql`${status.refunded?.amount ?? 0}::bigint`
  const bounced = sql`${status.bounced?.amount ?? 0}::bigint`
  const moves = sql`payment_state = any(${paymentStatesBefore(paymentState)})`
  return sql`
    update orders.orders set version = version + 1, captured_amount = greatest(captured_amount, ${captured}),
      refunded_amount = greatest(refunded_amount, ${refunded}), bounced_amount = greatest(bounced_amount, ${bounced}),
      payment_state = case when ${moves} then ${paymentState} else payment_state end,
      timeline = case when ${moves} then timeline || ${entry(`payment-${paymentState}`, null)} else timeline end
    where id = ${status.orderId} and state = 'placed'
      and (${moves} or captured_amount < ${captured} or refunded_amount < ${refunded} or bounced_amount < ${bounced}) and ${andIf}
    returning id`
}

/** What became of a placed order's payment later. News of what is past changes nothing. */
export async function followPayment(
  tx: Tx,
  orderId: string,
  status: PaymentStatus,
): Promise<{ state: OrderState; isLeased: boolean } | null> {
  const found = await sql<{ state: OrderState; is_leased: boolean }>`
    with changed as (${following(status)})
    select state, coalesce(lease_until > now(), false) as is_leased, (select pg_notify(${ORDER_CHANGED_CHANNEL}, id) from changed)::text
    from orders.orders where id = ${orderId}`.execute(tx)
  const [row] = found.rows
  return row ? { state: row.state, isLeased: row.is_leased } : null
}

/**
 * The same for the news that nearly every order gets, in one statement with the event's mark. False, and nothing is done, when
 * the order is not placed or knows this already.
 */
export async function followPlacedPayment(db: Db, eventId: string, status: PaymentStatus): Promise<boolean> {
  const followed = await sql`
    with changed as (${following(status, sql`not exists (select from orders.inbox where event_id = ${eventId})`)}),
    noted as (insert into orders.inbox (event_id) select ${eventId} from changed)
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(db)
  return followed.rows.length === 1
}

/** Payments have issued a document for an order. Noted once; false where it was noted before. */
export async function noteDocument(db: Db, orderId: string, document: OrderDocument): Promise<boolean> {
  const noted = await sql`
    with changed as (
      update orders.orders set documents = documents || ${json([document])}, version = version + 1
      where id = ${orderId} and not documents @> ${json([{ id: document.id }])}
      returning id
    )
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(db)
  return noted.rows.length === 1
}

/** Money has turned up for an order that ended: it must be given back again. */
export async function reopenUndo(tx: Tx, orderId: string): Promise<void> {
  await sql`update orders.orders set undone_at = null where id = ${orderId} and state in ('failed', 'expired')`.execute(tx)
}

/** Gives a person the orders that a guest placed with an address, which is proven to be theirs. */
export async function adoptOrders(tx: Tx, { userId, email }: { userId: string; email: string }): Promise<void> {
  await sql`
    update orders.orders set user_id = ${userId} where user_id is null and lower(email) = lower(${email}) and state = 'placed'`.execute(tx)
}

async function change(db: Db, order: StoredOrder, guard: Fragment, set: Fragment): Promise<StoredOrder | null> {
  // Nobody watches an order before its first answer.
  const tell = order.state === 'pending' ? sql`null` : sql`pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text`
  const changed = await sql<OrderRow>`
    with changed as (
      update orders.orders set version = version + 1, ${set} where id = ${order.id} and ${guard} returning *
    )
    select ${ORDER_COLUMNS}, ${tell} as told from changed`.execute(db)
  const [row] = changed.rows
  return row ? orderFrom(row, order) : null
}

function entry(what: string, detail: string | null): Fragment {
  return sql`jsonb_build_array(jsonb_build_object('at', now(), 'what', ${what}::text, 'detail', ${detail}::text))`
}

function fromNow(ms: number): Fragment {
  return sql`now() + make_interval(secs => ${ms / 1000}::float8)`
}

function json(value: unknown): Fragment {
  return sql`${JSON.stringify(value)}::jsonb`
}
