import { ordersCards, paymentsCards, productsCards } from '@toyline/contracts'
import { compare } from '../../tools/reconcile/compare.ts'
import { STOCK, type World } from './world.ts'

type Wanted = { name: string; orderId: string; answer: string | undefined }

/** Everything that is wrong once nothing is under way any more. */
export async function faultsOf(world: World, wanted: Wanted[]): Promise<string[]> {
  return [
    ...(await driftOf(world)),
    ...(await wrongStock(world)),
    ...(await wrongMoney(world)),
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

/** Nothing was sold that was not there, and what is not sold is there again. */
async function wrongStock(world: World): Promise<string[]> {
  const rows = await world.query<{ sku: string; sold: number; allocated: number; held: number; on_hand: number }>(
    `select v.sku, s.allocated, s.held, s.on_hand,
       coalesce((select sum(l.quantity) from orders.order_lines l join orders.orders o on o.id = l.order_id
         where o.state = 'placed' and l.variant_id = v.id), 0)::int as sold
     from products.variants v join (
       select variant_id, sum(allocated)::int as allocated, sum(held)::int as held, sum(on_hand)::int as on_hand from products.stock group by 1) s
       on s.variant_id = v.id order by v.sku`,
  )
  return rows.flatMap(({ sku, sold, allocated, held, on_hand: onHand }) => [
    ...(sold > STOCK ? [`stock: ${sold} of ${sku} sold, ${STOCK} were there`] : []),
    ...(held !== 0 ? [`stock: ${held} of ${sku} are held for nobody`] : []),
    ...(onHand - allocated !== STOCK - sold ? [`stock: ${onHand - allocated} of ${sku} are left of ${STOCK} after ${sold} were sold`] : []),
  ])
}

/** One order, one charge, at the provider itself; and what it has is what our books say it has. */
async function wrongMoney(world: World): Promise<string[]> {
  const rows = await world.query<{
    id: string
    state: string
    method: string
    total: number
    live: number
    holds: number
    booked: number
    received: number
  }>(
    `select o.id, o.state, o.payment_method as method, o.total_amount::int as total,
       coalesce(i.live, 0)::int as live, coalesce(i.holds, 0)::int as holds, coalesce(i.received, 0)::int as received,
       coalesce((select sum(e.amount) from payments.ledger_entries e join payments.ledger_transactions t on t.id = e.transaction_id
         where t.order_id = o.id and e.account = 'provider:sandbox'), 0)::int as booked
     from orders.orders o left join (
       select metadata ->> 'order_id' as order_id, count(*) filter (where amount_capturable + amount_received - amount_refunded > 0) as live,
         sum(amount_capturable + amount_received - amount_refunded) as holds, sum(amount_received - amount_refunded) as received
       from sandbox.intents group by 1) i on i.order_id = o.id order by o.id`,
  )
  return rows.flatMap(({ id, state, method, total, live, holds, booked, received }) => {
    const due = state === 'placed' && method === 'card' ? total : 0
    return [
      ...(live > 1 ? [`money: ${live} payments hold money for ${id}`] : []),
      ...(holds !== due ? [`money: the provider holds ${holds} for ${id}, which is ${state} and comes to ${total}`] : []),
      ...(booked !== received ? [`money: ${booked} are booked for ${id}, and the provider has ${received}`] : []),
    ]
  })
}

/** No order stands still, and nobody was told something that did not stay true. */
async function wrongOrders(world: World, wanted: Wanted[]): Promise<string[]> {
  const rows = await world.query<{ id: string; state: string }>('select id, state from orders.orders order by id')
  const state = new Map(rows.map((row) => [row.id, row.state]))
  return [
    ...rows
      .filter((row) => !['placed', 'failed', 'expired'].includes(row.state))
      .map((row) => `order: ${row.id} stands still as ${row.state}`),
    ...wanted
      .filter(({ answer, orderId }) => answer === '201 placed' && state.get(orderId) !== 'placed')
      .map(({ name, orderId }) => `order: ${name} was told that theirs is placed, and it is ${state.get(orderId)}`),
  ]
}

/** Every event of a placed order was heard by all who must, and nothing is left to do or was given up. */
async function wrongJobs(world: World): Promise<string[]> {
  const left = await world.query<{ room: string; task: string; status: string; last_error: string | null }>(
    ['products', 'orders', 'payments']
      .map((room) => `select '${room}' as room, task, status::text, last_error from ${room}.jobs where every_ms is null`)
      .join(' union all '),
  )
  const [{ placed } = { placed: 0 }] = await world.query<{ placed: number }>(
    `select count(*)::int as placed from orders.orders where state = 'placed'`,
  )
  const heard = [...world.heard()].filter((key) => key.startsWith('notifications orders.order-placed.v1 ')).length
  return [
    ...left.map(({ room, task, status, last_error: error }) => `job: ${task} of ${room} is ${status}: ${error}`),
    ...(heard === placed ? [] : [`event: ${placed} orders are placed, and ${heard} heard of`]),
  ]
}
