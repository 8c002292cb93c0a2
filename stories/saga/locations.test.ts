import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Order, type OrderReturn, ordersCards, paymentsCards, productsCards, type Shipment } from '@toyline/contracts'
import { type Cards, client, injectTransport, type Transport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { buyer, checkoutOf, visitor } from '../../services/orders/test/room.ts'
import { compare } from '../../tools/reconcile/compare.ts'
import { type House, openHouse, tokens } from './house.ts'
import { openStreet } from './street.ts'

/** Six of each toy at Reno and twelve at Louisville. */
async function open(t: TestContext) {
  const street = await openStreet(t, { stock: 6, elsewhere: 12 })
  const house = await openHouse({ urls: street.urls, providerUrl: street.providerUrl })
  street.movesIn(house)
  return { street, house, me: visitor(house.shop, buyer('user-1')), staff: visitor(house.shop, { kind: 'staff', userId: 'usr_staff' }) }
}

/** What `npm run reconcile` would say. */
async function drift(house: House) {
  const facts = <const C extends Cards>(cards: C, app: Parameters<typeof injectTransport>[0]) =>
    client(cards, injectTransport(app) as Transport, { tokens, caller: { kind: 'service', service: 'stories' } })
  const [orders, payments, products] = [
    facts(ordersCards, house.orders.app),
    facts(paymentsCards, house.payments.app),
    facts(productsCards, house.products.app),
  ]
  return compare({
    orders: (await orders.orderFacts({})).items,
    payments: (await payments.paymentFacts({})).items,
    stock: await products.stockReport({}),
    ledger: await payments.ledgerReport({}),
    invoices: (await payments.invoiceFacts({})).items,
    documents: await payments.documentReport({}),
  })
}

test('an order over two locations: each sends, takes and invoices its own, freight once, to the cent; its stock leaves the shelf that it lay on', async (t) => {
  const { street, house, me, staff } = await open(t)
  const [first, second, third] = street.variants
  const cart = await me.set([
    { variantId: first!.variantId, quantity: 18 },
    { variantId: second!.variantId, quantity: 6 },
    { variantId: third!.variantId, quantity: 12 },
  ])
  const placed = await me.place(checkoutOf(cart, await me.quote('ground'), 'pm_card_visa'))
  assert.equal(placed.status, 201, placed.text)
  const order = placed.body
  const now = async (): Promise<Order> => (await me.order(order.id)).body
  await waitFor(async () => (await now()).planned.length === 2, { what: 'the plan of its shipments' })
  const piecesOf = (lines: { lineId: string; quantity: number }[]) =>
    order.lines.map(({ id }) => lines.find(({ lineId }) => lineId === id)?.quantity ?? 0)
  assert.deepEqual(
    (await now()).planned.map(({ location, lines }) => [location, ...piecesOf(lines)]),
    [
      ['louisville', 12, 0, 12],
      ['reno', 6, 6, 0],
    ],
  )
  assert.deepEqual(await drift(house), [])
  const ship = (body: object) => staff.send<Shipment & { code: string }>('POST', `/staff/orders/${order.id}/shipments`, body)
  assert.deepEqual(
    [(await ship({})).body.code, (await ship({ location: 'rotterdam' })).body.code],
    ['several-locations', 'not-at-location'],
  )

  assert.equal((await ship({ location: 'reno' })).status, 201)
  await waitFor(async () => (await now()).documents.length === 1, { what: 'the first invoice' })
  const { comesTo: whole } = await now()
  const cancelled = await me.send('POST', `/orders/${order.id}/cancellations`, { lines: [{ lineId: order.lines[2]!.id, quantity: 6 }] })
  assert.equal(cancelled.status, 201, cancelled.text)
  const sent = await ship({})
  assert.deepEqual([sent.status, sent.body.location, piecesOf(sent.body.lines)], [201, 'louisville', [12, 0, 6]])
  await waitFor(async () => (await now()).documents.length === 2, { what: 'the second invoice' })

  const done = await now()
  const invoiced = done.documents.reduce((sum, { total }) => sum + total.amount, 0)
  assert.deepEqual(
    [done.fulfilment, done.payment.state, done.payment.captured, invoiced],
    ['shipped', 'paid', done.comesTo, done.comesTo?.amount],
  )
  assert.ok(invoiced < whole!.amount)
  const freight = await street.query<{ freight: number }>(
    `select coalesce((content -> 'totals' -> 'freight' ->> 'amount')::int, 0) as freight from payments.documents where order_id = $1 order by number`,
    [order.id],
  )
  assert.deepEqual(
    freight.map(({ freight: amount }) => amount),
    [order.totals.shipping.amount, 0],
  )
  const shelves = () =>
    street.query<{ sku: string; location: string; on_hand: number; allocated: number }>(
      `select sku, location, on_hand, allocated from products.stock join products.variants v on v.id = variant_id
       where v.id = any($1) and location <> 'rotterdam' order by array_position($1, v.id), location`,
      [[first!.variantId, second!.variantId, third!.variantId]],
    )
  const onShelves = async () => (await shelves()).map(({ location, on_hand, allocated }) => [location, on_hand, allocated].join(' '))
  const left = ['louisville 0 0', 'reno 0 0', 'louisville 12 0', 'reno 0 0', 'louisville 6 0', 'reno 6 0']
  await waitFor(async () => (await onShelves()).join() === left.join(), { what: 'the stock to leave its shelves' })
  assert.deepEqual(await drift(house), [])
  const mails = await street.query<{ place: object }>(
    `select data -> 'place' as place from notifications.mails where template = 'shipment-news' order by data ->> 'number'`,
  )
  assert.deepEqual(
    mails.map(({ place }) => place),
    [
      { which: 1, of: 2, location: 'Reno' },
      { which: 2, of: 2, location: 'Louisville' },
    ],
  )

  // What comes back goes on the shelf of the location that it came to.
  for (const { id } of done.shipments) await staff.send('POST', `/staff/shipments/${id}/tracking`, { state: 'delivered' })
  const back = await me.send<OrderReturn>('POST', `/orders/${order.id}/returns`, {
    kind: 'return',
    wish: 'refund',
    lines: [{ lineId: order.lines[1]!.id, quantity: 6, reason: 'too-many' }],
  })
  assert.equal(back.status, 201, back.text)
  const received = await staff.send('POST', `/staff/returns/${back.body.id}/receipt`, {
    location: 'louisville',
    lines: [{ lineId: order.lines[1]!.id, restocked: 5, writtenOff: 1 }],
  })
  assert.equal(received.status, 200, received.text)
  await waitFor(async () => (await onShelves())[2] === 'louisville 17 0', { what: 'the stock to come back' })
  assert.deepEqual((await onShelves()).toSpliced(2, 1), left.toSpliced(2, 1))
})

test('four want three cases at once, one of which lies at Reno and two at Louisville: three have one, and each leaves the location that holds it, once', async (t) => {
  const { street, house, staff } = await open(t)
  const [wanted] = street.variants
  const people = Array.from({ length: 4 }, (_, at) => visitor(house.shop, buyer(`user-${at}`)))
  const requests = await Promise.all(people.map((me) => me.readyToPay([wanted!], 'pm_card_visa')))
  const answers = await Promise.all(people.map((me, at) => me.place(requests[at]!)))
  const orders = answers.filter(({ status }) => status === 201).map(({ body }) => body.id)
  assert.equal(orders.length, 3)
  const read = async (id: string) => (await people[requests.findIndex(({ orderId }) => orderId === id)]!.order(id)).body
  await waitFor(async () => (await Promise.all(orders.map(read))).every(({ planned }) => planned.length === 1), { what: 'the plans' })
  const sent = await Promise.all(
    orders.flatMap((id) => [0, 1].map(() => staff.send<Shipment & { code: string }>('POST', `/staff/orders/${id}/shipments`, {}))),
  )
  assert.deepEqual(
    sent
      .filter(({ status }) => status === 201)
      .map(({ body }) => body.location)
      .sort(),
    ['louisville', 'louisville', 'reno'],
  )
  assert.ok(sent.filter(({ status }) => status !== 201).every(({ body }) => body.code === 'nothing-to-ship'))
  await waitFor(async () => (await drift(house)).length === 0, { what: 'books without drift' })
  const shelves = await street.query<{ location: string; on_hand: number; allocated: number }>(
    `select location, on_hand, allocated from products.stock where variant_id = $1 and location <> 'rotterdam' order by location`,
    [wanted!.variantId],
  )
  assert.deepEqual(shelves, [
    { location: 'louisville', on_hand: 0, allocated: 0 },
    { location: 'reno', on_hand: 0, allocated: 0 },
  ])
})
