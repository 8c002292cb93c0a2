import { ordersCards, paymentsCards, productsCards } from '@toyline/contracts'
import { compare } from '../../tools/reconcile/compare.ts'
import { STOCK, type World } from './world.ts'

type Wanted = { name: string; orderId: string; answer: string | undefined }

/** Everything that is wrong once nothing is under way any more. */
export async function faultsOf(world: World, wanted: Wanted[]): Promise<string[]> {
  return [
    ...(await driftOf(world)),
    ...(await wrongStock(world)),
    ...(await wrongPlaces(world)),
    ...(await wrongMoney(world)),
    ...(await wrongReturns(world)),
    ...(await wrongOrders(world, wanted)),
    ...(await wrongJobs(world)),
  ]
}

/** Stock that is held for an order which is over, or for none. Holds run out by themselves, so this is looked at before they do. */
export async function heldForNobody(world: World): Promise<string[]> {
  const rows = await world.query<{ order_id: string }>(
    `select h.order_id from products.holds h left join orders.orders o on o.id = h.order_id
     where h.state = 'held' and (o.id is null or o.state in ('placed', 'failed', 'expired')) order by 1`,
  )
  return rows.map(({ order_id: orderId }) => `stock: held for ${orderId}, which is over`)
}

/** What `npm run reconcile` would say: of orders, payments, stock, ledger and invoices of all rooms. */
async function driftOf(world: World): Promise<string[]> {
  const [orders, payments, products] = [
    world.facts(ordersCards, 'orders'),
    world.facts(paymentsCards, 'payments'),
    world.facts(productsCards, 'products'),
  ]
  const drift = compare({
    orders: (await orders.orderFacts({})).items,
    payments: (await payments.paymentFacts({})).items,
    stock: await products.stockReport({}),
    ledger: await payments.ledgerReport({}),
    invoices: (await payments.invoiceFacts({})).items,
    documents: { ...(await payments.documentReport({})), since: '' },
  })
  return drift.map(({ where, what, which, expected, found }) => `${where}: ${what} (${which}) is ${found}, not ${expected}`)
}

/** The lines of placed orders, with how many of their pieces are cancelled, have left and were put back on the shelf. */
const LINES = `
  select l.*, o.state, o.payment_method, o.total_amount, o.shipping_amount, o.tax_amount,
    coalesce((select sum(gone.quantity) from orders.cancellation_lines gone join orders.cancellations c on c.id = gone.cancellation_id
      where gone.line_id = l.id and c.state = 'done'), 0)::int as cancelled,
    coalesce((select sum(sent.quantity) from orders.shipment_lines sent where sent.line_id = l.id), 0)::int as shipped,
    coalesce((select sum(back.restocked) from orders.return_lines back where back.line_id = l.id), 0)::int as restocked
  from orders.order_lines l join orders.orders o on o.id = l.order_id where o.state = 'placed'`

/** Nothing was sold that was not there, and what is not sold is there again. */
async function wrongStock(world: World): Promise<string[]> {
  const rows = await world.query<{ sku: string; sold: number; restocked: number; allocated: number; held: number; on_hand: number }>(
    `with line as (${LINES})
     select v.sku, s.allocated, s.held, s.on_hand,
       coalesce((select sum(quantity - cancelled) from line where variant_id = v.id), 0)::int as sold,
       coalesce((select sum(restocked) from line where variant_id = v.id), 0)::int as restocked
     from products.variants v join (
       select variant_id, sum(allocated)::int as allocated, sum(held)::int as held, sum(on_hand)::int as on_hand from products.stock group by 1) s
       on s.variant_id = v.id order by v.sku`,
    [],
    'stock',
  )
  return rows.flatMap(({ sku, sold, restocked, allocated, held, on_hand: onHand }) => [
    ...(sold > STOCK + restocked ? [`stock: ${sold} of ${sku} sold, ${STOCK} were there, and ${restocked} came back`] : []),
    ...(held !== 0 ? [`stock: ${held} of ${sku} are held for nobody`] : []),
    ...(onHand - allocated !== STOCK + restocked - sold
      ? [`stock: ${onHand - allocated} of ${sku} are left of ${STOCK} after ${sold} were sold and ${restocked} came back`]
      : []),
  ])
}

/** What a shipment took from a location has left the shelf of that location. */
async function wrongPlaces(world: World): Promise<string[]> {
  const rows = await world.query<{ order_id: string; location: string; sent: number; gone: number }>(
    `select order_id, location, coalesce(sent, 0)::int as sent, coalesce(gone, 0)::int as gone from (
       select shipment.order_id, location, line.variant_id, sum(sent.quantity) as sent from orders.shipments shipment
       join orders.shipment_lines sent on sent.shipment_id = shipment.id join orders.order_lines line on line.id = sent.line_id group by 1, 2, 3) shipped
     full join (select order_id, location, variant_id, -sum(allocated_delta) as gone from products.stock_movements where kind = 'shipment' group by 1, 2, 3) moved
       using (order_id, location, variant_id)
     where sent is distinct from gone order by order_id, location`,
    [],
    'places',
  )
  return rows.map(
    ({ order_id: orderId, location, sent, gone }) => `stock: ${sent} of ${orderId} were sent from ${location}, and ${gone} left there`,
  )
}

/**
 * One order, one charge, at the provider itself: of what is decided, what was not cancelled, less what was given back. What it has is what
 * our books and the order say it has.
 */
async function wrongMoney(world: World): Promise<string[]> {
  const rows = await world.query<{
    id: string
    state: string
    due: number
    live: number
    holds: number
    received: number
    given: number
    booked: number
    given_by_us: number
    captured: number
    refunded: number
    known_captured: number
    known_refunded: number
  }>(
    `with line as (${LINES}),
     worth as (
       select order_id, case when sum(quantity - cancelled - shipped) > 0 then max(total_amount)
         when sum(quantity - cancelled) = 0 then 0
         else max(shipping_amount + tax_amount) + sum(round(line_amount::numeric * (quantity - cancelled) / quantity) + (
           select coalesce(sum(round(amount * (quantity - cancelled) / quantity) - amount), 0)
           from jsonb_array_elements(tax_lines) tax, lateral (select (tax -> 'amount' ->> 'amount')::numeric as amount) of))
         end::int as due
       from line group by order_id
     )
     select o.id, o.state, case when o.payment_method = 'card' then coalesce(w.due, 0) else 0 end as due,
       coalesce(i.live, 0)::int as live, coalesce(i.holds, 0)::int as holds, coalesce(i.received, 0)::int as received,
       coalesce(i.given, 0)::int as given,
       coalesce((select sum(e.amount) from payments.ledger_entries e join payments.ledger_transactions t on t.id = e.transaction_id
         where t.order_id = o.id and e.account = 'provider:sandbox'), 0)::int as booked,
       coalesce((select sum(amount) from payments.refunds where order_id = o.id and state = 'done' and way = 'provider'), 0)::int as given_by_us,
       p.captured::int, p.refunded::int, o.captured_amount::int as known_captured, o.refunded_amount::int as known_refunded
     from orders.orders o left join worth w on w.order_id = o.id left join payments.payments p on p.order_id = o.id left join (
       select metadata ->> 'order_id' as order_id, count(*) filter (where amount_capturable + amount_received - amount_refunded > 0) as live,
         sum(amount_capturable + amount_received - amount_refunded) as holds, sum(amount_received) as received, sum(amount_refunded) as given
       from sandbox.intents group by 1) i on i.order_id = o.id order by o.id`,
    [],
    'money',
  )
  return rows.flatMap((row) => {
    const { id, state, live, holds, received, given, booked } = row
    const due = row.due - row.given_by_us
    const isPlaced = state === 'placed'
    return [
      ...(live > 1 ? [`money: ${live} payments hold money for ${id}`] : []),
      ...(holds !== due ? [`money: the provider holds ${holds} for ${id}, which is ${state} and due is ${due}`] : []),
      ...(isPlaced && given !== row.given_by_us ? [`money: ${given} went back for ${id}, and we gave back ${row.given_by_us}`] : []),
      ...(booked !== received - given ? [`money: ${booked} are booked for ${id}, and the provider has ${received - given}`] : []),
      ...(isPlaced && (row.captured !== row.known_captured || row.refunded !== row.known_refunded)
        ? [`money: ${id} knows of ${row.known_captured} less ${row.known_refunded}, and it is ${row.captured} less ${row.refunded}`]
        : []),
    ]
  })
}

/** Every return is here, and its buyer has what it came to, once. */
async function wrongReturns(world: World): Promise<string[]> {
  const rows = await world.query<{ number: string; state: string; due: number; noted: number; given: number; credited: number }>(
    `select r.number, r.state, coalesce(r.refund_amount, 0)::int as noted,
       (select sum(round((line_amount + (select coalesce(sum((tax -> 'amount' ->> 'amount')::numeric), 0) from jsonb_array_elements(tax_lines) tax))
           * (back.restocked + back.written_off) * (1000000 - fee) / (1000000.0 * l.quantity)))
         from orders.return_lines back join orders.order_lines l on l.id = back.line_id where back.return_id = r.id)::int as due,
       (select coalesce(sum(amount), 0) from payments.refunds f where f.key = r.id and f.state = 'done')::int as given,
       (select coalesce(sum((d.content -> 'totals' -> 'total' ->> 'amount')::bigint), 0) from payments.refunds f
         join payments.documents d on d.id = f.document_id where f.key = r.id)::int as credited
     from orders.returns r order by 1`,
    [],
    'returns',
  )
  // Amount and each tax are rounded by themselves, on each invoice.
  return rows.flatMap(({ number, state, due, noted, given, credited }) => [
    ...(state !== 'refunded' ? [`return: ${number} stands still as ${state}`] : []),
    ...(Math.abs(given - due) > 8 ? [`return: ${given} were given back for ${number}, which comes to ${due}`] : []),
    ...(given !== noted || given !== credited
      ? [`return: ${given} were given back for ${number}, ${noted} noted, ${credited} credited`]
      : []),
  ])
}

/** No order stands still, and nobody was told something that did not stay true. */
async function wrongOrders(world: World, wanted: Wanted[]): Promise<string[]> {
  const rows = await world.query<{ id: string; state: string; isLate: boolean }>(
    `select id, state, coalesce(state = 'placed' and placed_at >= hold_expires_at, false) as "isLate" from orders.orders order by id`,
  )
  const state = new Map(rows.map((row) => [row.id, row.state]))
  const left = await world.query<{ orderId: string; pieces: number }>(
    `select order_id as "orderId", sum(quantity - cancelled - shipped)::int as pieces from (${LINES}) line
     group by 1 having sum(quantity - cancelled - shipped) <> 0 order by 1`,
    [],
    'open',
  )
  return [
    ...rows
      .filter((row) => !['placed', 'failed', 'expired'].includes(row.state))
      .map((row) => `order: ${row.id} stands still as ${row.state}`),
    ...rows.filter(({ isLate }) => isLate).map(({ id }) => `order: ${id} was placed on a hold that had run out`),
    ...wanted
      .filter(({ answer, orderId }) => answer?.endsWith(' placed') && state.get(orderId) !== 'placed')
      .map(({ name, orderId }) => `order: ${name} was told that theirs is placed, and it is ${state.get(orderId)}`),
    ...left.map(({ orderId, pieces }) => `order: ${pieces} of ${orderId} are neither sent nor cancelled`),
  ]
}

/** What notifications hears once for each row. */
const SAID = {
  'orders.order-placed.v1': `orders.orders where state = 'placed'`,
  'orders.lines-cancelled.v1': `orders.cancellations where state = 'done'`,
  'orders.shipment-sent.v1': 'orders.shipments',
  'orders.shipment-delivered.v1': `orders.shipments where state = 'delivered'`,
  'payments.document-issued.v1': 'payments.documents',
}

/** Every event was heard by all who must, and nothing is left to do or was given up. */
async function wrongJobs(world: World): Promise<string[]> {
  const left = await world.query<{ room: string; task: string; status: string; last_error: string | null }>(
    ['products', 'orders', 'payments']
      .map((room) => `select '${room}' as room, task, status::text, last_error from ${room}.jobs where every_ms is null`)
      .join(' union all '),
    [],
    'jobs',
  )
  const due = await world.query<{ name: string; count: number }>(
    Object.entries(SAID)
      .map(([name, of]) => `select '${name}' as name, (select count(*)::int from ${of}) as count`)
      .join(' union all '),
    [],
    'said',
  )
  const heard = (name: string) => [...world.heard()].filter((key) => key.startsWith(`notifications ${name} `)).length
  return [
    ...left.map(({ room, task, status, last_error: error }) => `job: ${task} of ${room} is ${status}: ${error}`),
    ...due
      .filter(({ name, count }) => heard(name) !== count)
      .map(({ name, count }) => `event: ${name} is due ${count} times, and ${heard(name)} were heard`),
  ]
}
