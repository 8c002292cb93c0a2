import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, type Order, type PaymentStatus, type Shipment, ShipmentState } from '@toyline/contracts'
import { type Caller, injectTransport } from '@toyline/http'
import fc from 'fast-check'
import { sql } from 'kysely'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, events, openRoom, type Room, tell } from '../test/room.ts'
import type { OrdersNeeds } from './index.ts'
import { readOrder } from './store/orders-store.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
const ME = buyer('user-1')

async function placed(room: Room, pieces = [6, 12], method: 'card' | 'invoice' = 'card'): Promise<Order> {
  const me = room.as(ME)
  const variants = pieces.map(() => room.around.offer(variant(), 1_000))
  const cart = await me.set(variants.map(({ variantId }, at) => ({ variantId, quantity: pieces[at]! })))
  const request = checkoutOf(cart, await me.quote('ground'), 'succeeds')
  const { status, body } = await me.place(method === 'card' ? request : { ...request, payment: { method } })
  assert.equal(status, 201, JSON.stringify(body))
  await room.service.idle()
  return body
}

const ship = (room: Room, order: Order, body: object = {}, key?: string) =>
  room.as(STAFF).send<Shipment & { code: string; open?: number }>('POST', `/staff/orders/${order.id}/shipments`, body, key)
const track = (room: Room, shipmentId: string, state: ShipmentState) =>
  room.as(STAFF).send<Shipment>('POST', `/staff/shipments/${shipmentId}/tracking`, { state })
/** Payments has taken so much of an order by card. */
const taken = (room: Room, { id, totals }: Order, amount: number, state: 'authorised' | 'captured' | 'voided' = 'authorised') => {
  const [captured, refunded] = [amount, 0].map((one) => ({ ...totals.total, amount: one }))
  const status = { orderId: id, paymentId: 'pi_1', state, amount: totals.total, captured: captured!, refunded: refunded! }
  return tell(injectTransport(room.service.app), { ...status, description: null, actionUrl: null, decline: null })
}
/** What some pieces of its second line, and all freight, come to. */
const worthOf = ({ lines, totals }: Order, pieces: number) => {
  const { quantity, lineTotal, taxLines } = lines[1]!
  const share = (whole: number) => Math.floor((whole * pieces * 2 + quantity) / (2 * quantity))
  const taxOfGoods = lines.flatMap((line) => line.taxLines).reduce((sum, { amount }) => sum + amount.amount, 0)
  const freight = totals.shipping.amount + totals.tax.amount - taxOfGoods
  return freight + [lineTotal, ...taxLines.map(({ amount }) => amount)].reduce((sum, { amount }) => sum + share(amount), 0)
}
const now = async (room: Room, { id }: Order): Promise<Order> => (await room.as(ME).order(id)).body

test('an order leaves in two shipments: what is open, what it is called and what is said follow from its lines', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room)
  assert.deepEqual(
    [order.fulfilment, order.shipments, order.lines.map(({ shipped, cancelled }) => [shipped, cancelled])],
    [
      'open',
      [],
      [
        [0, 0],
        [0, 0],
      ],
    ],
  )
  const [first, second] = order.lines
  const trackingUrl = 'https://carrier.example/1Z'
  const lines = [
    { lineId: second!.id, quantity: 4 },
    { lineId: second!.id, quantity: 1 },
  ]
  const part = await ship(room, order, { lines, carrier: 'DHL', trackingNumber: '1Z', trackingUrl }, 'part')
  assert.equal(part.status, 201, part.text)
  assert.deepEqual(
    { ...part.body, id: '', sentAt: '' },
    {
      id: '',
      number: `${order.number}-1`,
      location: 'reno',
      carrier: 'DHL',
      trackingNumber: '1Z',
      trackingUrl,
      state: 'sent',
      sentAt: '',
      deliveredAt: null,
      lines: [{ lineId: second!.id, quantity: 5 }],
    },
  )
  assert.deepEqual((await ship(room, order, { lines, carrier: 'DHL', trackingNumber: '1Z', trackingUrl }, 'part')).text, part.text)
  const between = await now(room, order)
  assert.deepEqual(
    [between.fulfilment, between.lines.map(({ shipped }) => shipped), between.shipments],
    ['partly-shipped', [0, 5], [part.body]],
  )

  // Nothing more leaves before it is known whether the payment lasted: 1 less than is due is not it.
  for (const amount of [0, worthOf(order, 5) - 1]) {
    await taken(room, order, amount)
    const early = await ship(room, order)
    assert.deepEqual([early.status, early.body.code], [409, 'payment-under-way'])
  }
  assert.equal((await now(room, order)).shipments.length, 1)
  await taken(room, order, worthOf(order, 5))
  const rest = await ship(room, order)
  assert.deepEqual(
    [rest.body.number, rest.body.carrier, rest.body.lines.map(({ lineId, quantity }) => [lineId, quantity]).sort()],
    [
      `${order.number}-2`,
      order.shipping.carrier,
      [
        [first!.id, 6],
        [second!.id, 7],
      ].sort(),
    ],
  )
  assert.deepEqual([(await ship(room, order)).status, (await ship(room, order)).body.code], [409, 'nothing-to-ship'])

  await track(room, part.body.id, 'delivered')
  assert.equal((await now(room, order)).fulfilment, 'partly-delivered')
  await track(room, rest.body.id, 'delivered')
  const all = await now(room, order)
  assert.deepEqual(
    [all.fulfilment, all.timeline.slice(2).map(({ what, detail }) => [what, detail])],
    [
      'delivered',
      [
        ['shipped', `${order.number}-1`],
        ['shipped', `${order.number}-2`],
        ['delivered', `${order.number}-1`],
        ['delivered', `${order.number}-2`],
      ],
    ],
  )
  await room.service.idle()
  const said = events(room.said, 'orders.shipment-sent.v1', order.id)
  assert.deepEqual(said.map(({ subscriber }) => subscriber).sort(), [
    'notifications',
    'notifications',
    'payments',
    'payments',
    'products',
    'products',
  ])
  const told = said
    .filter(({ subscriber }) => subscriber === 'payments')
    .map(({ event }) => event.data as { order: Order; shipment: Shipment })
  assert.deepEqual(
    told.map(({ order, shipment }) => [shipment.number, order.shipments.length, order.lines.map(({ shipped }) => shipped)]),
    [
      [`${order.number}-1`, 1, [0, 5]],
      [`${order.number}-2`, 2, [6, 12]],
    ],
  )
})

test('what cannot leave does not, and says why: more than is open, a strange line, an order that is not there, without its stock or its money', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [6])
  const [line] = order.lines
  const refused = async (body: object, to: Order = order) => {
    const { status, body: said } = await ship(room, to, body)
    return `${status} ${said.code}`
  }
  assert.equal(await refused({ lines: [{ lineId: line!.id, quantity: 7 }] }), '409 more-than-open')
  assert.equal(
    await refused({
      lines: [
        { lineId: line!.id, quantity: 4 },
        { lineId: line!.id, quantity: 3 },
      ],
    }),
    '409 more-than-open',
  )
  assert.equal(await refused({ lines: [{ lineId: 'line_none', quantity: 1 }] }), '422 no-such-line')
  assert.equal(await refused({ trackingUrl: 'javascript:alert(1)' }), '400 bad-input')
  assert.equal(await refused({}, { ...order, id: newId('ord') }), '404 no-such-order')
  for (const caller of [ME, { kind: 'guest', guestId: 'gst' } as const])
    assert.ok([401, 403].includes((await room.as(caller).send('POST', `/staff/orders/${order.id}/shipments`, {})).status))
  await room.query('update orders.orders set stock_claimed_at = null')
  assert.equal(await refused({}), '409 order-not-ready')
  await room.query(`update orders.orders set stock_claimed_at = now(), payment_state = 'voided'`)
  assert.equal(await refused({}), '409 payment-missing')
  await room.query(`update orders.orders set payment_state = 'paid', captured_amount = total_amount - 1`)
  assert.equal(await refused({}), '409 payment-missing')
  assert.deepEqual(await room.query('select from orders.shipments'), [])
  await room.query(`update orders.orders set captured_amount = total_amount`)
  assert.equal((await ship(room, order)).status, 201)
})

test('what is left of an order leaves neither before what was sent is taken, nor once its payment has ended with a part, or by itself (W61)', async (t) => {
  const room = await openRoom(t)
  for (const [state, amount] of [
    ['captured', 1],
    ['voided', 0],
  ] as const) {
    const order = await placed(room, [6])
    const lines = [{ lineId: order.lines[0]!.id, quantity: 2 }]
    assert.equal((await ship(room, order, { lines })).status, 201)
    assert.equal((await ship(room, order, { lines })).body.code, 'payment-under-way')
    assert.equal(await taken(room, order, amount, state), true)
    const { status: refusal, body } = await ship(room, order, { lines })
    assert.deepEqual([refusal, body.code], [409, 'payment-missing'])
    assert.equal((await now(room, order)).shipments.length, 1)
  }
})

async function shipAtOnce(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']): Promise<number> {
  const room = await openRoom(t, {}, { connections: 20, plantedDefects })
  const order = await placed(room, [12], 'invoice')
  const lines = [{ lineId: order.lines[0]!.id, quantity: 5 }]
  await Promise.all(Array.from({ length: 30 }, () => ship(room, order, { lines })))
  const [row] = await room.query<{ sent: number }>('select coalesce(sum(quantity), 0)::int as sent from orders.shipment_lines')
  return row!.sent
}

test('thirty who ship at once ship no more of a line than was ordered (W60)', async (t) => {
  assert.equal(await shipAtOnce(t), 10)
})

/** Shipping that forgets what has left. */
const FORGETFUL: OrdersNeeds['plantedDefects'] = {
  async readOrder(db, id) {
    const order = await readOrder(db, id)
    if (!order) return null
    const lines = order.lines.map((line) => ({ ...line, shipped: 0 }))
    return { ...order, lines, allocated: lines.map(({ id, quantity }) => ({ lineId: id, location: 'reno', quantity })) }
  },
}

test('planted: shipping that forgets what has left is refused by the allocation itself, in the database', async (t) => {
  assert.equal(await shipAtOnce(t, FORGETFUL), 10)
})

test('planted: without that guard too it ships too much, and the same check tells', async (t) => {
  const sent = await shipAtOnce(t, { ...FORGETFUL, takeOpen: async () => true })
  assert.ok(sent > 12)
})

/** Plays carriers' news, shuffled and doubled, and says where a shipment went back. */
async function faultsOfNews(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']): Promise<string[]> {
  const room = await openRoom(t, {}, { plantedDefects })
  const faults: string[] = []
  const stories = fc.sample(fc.shuffledSubarray([...ShipmentState.options, ...ShipmentState.options], { minLength: 2 }), {
    numRuns: 12,
    seed: 7,
  })
  for (const news of stories) {
    const order = await placed(room, [6])
    const { body: sent } = await ship(room, order)
    const seen: ShipmentState[] = []
    for (const state of news) seen.push((await track(room, sent.id, state)).body.state)
    const ranks = seen.map((state) => ShipmentState.options.indexOf(state))
    const best = Math.max(...news.map((state) => ShipmentState.options.indexOf(state)))
    if (ranks.some((rank, at) => rank < (ranks[at - 1] ?? 0)) || ranks.at(-1) !== best) faults.push(`${news} told as ${seen}`)
    await room.service.idle()
    const delivered = events(room.said, 'orders.shipment-delivered.v1', order.id).length
    if (delivered !== (news.includes('delivered') ? 1 : 0)) faults.push(`${news}: ${delivered} deliveries told`)
  }
  return faults
}

test('carriers’ news in any order, once or twice, never leads back, and a delivery is told once (W63)', async (t) => {
  assert.deepEqual(await faultsOfNews(t), [])
})

test('planted: news that is believed as it comes is caught by the same check', async (t) => {
  const faults = await faultsOfNews(t, {
    async moveShipment(tx, shipmentId, { state }) {
      const { rows } = await sql`update orders.shipments set state = ${state} where id = ${shipmentId} returning id`.execute(tx)
      return rows.length === 1
    },
  })
  assert.ok(faults.length > 0)
})

test('an order notes what was taken and given back of it, which only grows, whatever order the news comes in', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [6])
  const usd = (amount: number) => ({ amount, currency: 'USD' as const })
  const news = (captured: number, refunded: number, state: PaymentStatus['state'] = 'authorised'): PaymentStatus => ({
    orderId: order.id,
    paymentId: 'pay',
    state,
    amount: order.totals.total,
    captured: usd(captured),
    refunded: usd(refunded),
    description: null,
    actionUrl: null,
    decline: null,
  })
  const transport = injectTransport(room.service.app)
  const told: [number, number, string][] = []
  for (const one of [news(500, 0), news(200, 0), news(500, 0), news(900, 100), news(9_000, 0, 'captured'), news(900, 300)]) {
    await tell(transport, one)
    const { payment } = await now(room, order)
    told.push([payment.captured?.amount ?? -1, payment.refunded?.amount ?? -1, payment.state])
  }
  assert.deepEqual(told, [
    [500, 0, 'authorised'],
    [500, 0, 'authorised'],
    [500, 0, 'authorised'],
    [900, 100, 'authorised'],
    [9_000, 100, 'paid'],
    [9_000, 300, 'paid'],
  ])
  const { timeline } = await now(room, order)
  assert.deepEqual(
    timeline.slice(2).map(({ what }) => what),
    ['payment-paid'],
  )
})

test('what was given back and did not arrive is not said to be given back, whatever order the news comes in', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [6])
  const { total } = order.totals
  const usd = (amount: number) => ({ amount, currency: 'USD' as const })
  const common = { orderId: order.id, paymentId: 'pay', amount: total, captured: total, description: null, actionUrl: null, decline: null }
  const given = { ...common, state: 'refunded' as const, refunded: total }
  const failed = { ...common, state: 'captured' as const, refunded: total, bounced: usd(500) }
  const byHand = { ...failed, refunded: usd(total.amount + 500) }
  const transport = injectTransport(room.service.app)
  const told: [string, number | undefined][] = []
  for (const one of [given, failed, given, byHand, failed]) {
    await tell(transport, one)
    const { payment } = await now(room, order)
    told.push([payment.state, payment.refunded?.amount])
  }
  assert.deepEqual(told, [
    ['refunded', total.amount],
    ['paid', total.amount - 500],
    ['paid', total.amount - 500],
    ['refunded', total.amount],
    ['refunded', total.amount],
  ])
})
