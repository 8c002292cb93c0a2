import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cancellation, type CancellationPreview, type Money, type Order, priceAt, type VariantSnapshot } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, events, openRoom, type Room } from '../test/room.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
const ME = buyer('user-1')
const usd = (amount: number): Money => ({ amount, currency: 'USD' })
const LADDER = [
  { minQuantity: 6, unitPrice: usd(1_250) },
  { minQuantity: 24, unitPrice: usd(1_100) },
  { minQuantity: 48, unitPrice: usd(1_000) },
]

/** Orders so many pieces of each of some toys with volume prices. */
async function placed(room: Room, pieces: number[], changes: Partial<VariantSnapshot> = {}): Promise<Order> {
  const me = room.as(ME)
  const variants = pieces.map(() => room.around.offer(variant({ tiers: LADDER, ...changes }), 1_000))
  const cart = await me.set(variants.map(({ variantId }, at) => ({ variantId, quantity: pieces[at]! })))
  const request = checkoutOf(cart, await me.quote('ground'), 'succeeds')
  const { status, body } = await me.place({ ...request, payment: { method: 'invoice' } })
  assert.equal(status, 201, JSON.stringify(body))
  await room.service.idle()
  return body
}

type Refused = { code: string; preview: CancellationPreview }
const some = (order: Order, quantity: number, at = 0) => [{ lineId: order.lines[at]!.id, quantity }]
const preview = async (room: Room, { id }: Order, lines: object) =>
  (await room.as(ME).send<CancellationPreview>('POST', `/orders/${id}/cancellations/preview`, { lines })).body
const cancel = (room: Room, { id }: Order, body: object) =>
  room.as(ME).send<Cancellation & Refused>('POST', `/orders/${id}/cancellations`, body)
const staff = (room: Room, path: string, body: object) => room.as(STAFF).send<Refused & Cancellation>('POST', `/staff${path}`, body)
const now = async (room: Room, { id }: Order): Promise<Order> => (await room.as(ME).order(id)).body

test('where the market reprices, the preview says line by line what stays costs, and that is what is done; elsewhere prices are kept (W57)', async (t) => {
  const room = await openRoom(t, { repricing: ['us'] })
  const order = await placed(room, [48, 24])
  const lines = some(order, 30)
  const shown = await preview(room, order, lines)
  assert.deepEqual(
    [shown.prices, shown.repriced.map(({ quantity, unitPrice }) => [quantity, unitPrice.before?.amount, unitPrice.after.amount])],
    ['reprice', [[{ before: 48, after: 18 }, 1_000, 1_250]]],
  )
  assert.deepEqual((await now(room, order)).version, order.version, 'a preview changes nothing')
  for (const expectedAfter of [undefined, usd(shown.after.amount - 1), { ...shown.after, currency: 'EUR' as const }]) {
    const refused = await cancel(room, order, { lines, expectedAfter })
    assert.deepEqual([refused.status, refused.body.code, refused.body.preview], [409, 'cancellation-changed', shown])
  }
  assert.equal((await now(room, order)).fulfilment, 'open')
  assert.deepEqual((await now(room, order)).lines[0]?.cancelled, 0)

  const done = await cancel(room, order, { lines, expectedAfter: shown.after })
  assert.equal(done.status, 201, done.text)
  const after = await now(room, order)
  assert.deepEqual(after.comesTo, shown.after)
  assert.deepEqual(
    after.lines.map(({ cancelled, repriced }) => [
      cancelled,
      repriced.map(({ because, after, unitPrice }) => [because, after, unitPrice.amount]),
    ]),
    [
      [30, [['cancellation', 0, 1_250]]],
      [0, []],
    ],
  )
  await room.service.idle()
  const told = events(room.said, 'orders.lines-cancelled.v1', order.id).filter(({ subscriber }) => subscriber === 'payments')
  const said = told.map(({ event }) => event.data as { order: Order; repriced: object[] })
  assert.deepEqual(
    said.map((one) => [one.repriced, one.order.comesTo]),
    [[shown.repriced, shown.after]],
  )

  const kept = await openRoom(t)
  const elsewhere = await placed(kept, [48])
  const same = await preview(kept, elsewhere, some(elsewhere, 30))
  assert.deepEqual([same.prices, same.repriced, same.freight], ['keep', [], null])
  assert.equal((await cancel(kept, elsewhere, { lines: some(elsewhere, 30) })).status, 201)
  assert.deepEqual((await now(kept, elsewhere)).lines[0]?.repriced, [])
})

test('the confirm is refused where the order has changed since the preview, and an edit by the seller keeps its price', async (t) => {
  const room = await openRoom(t, { repricing: ['us'] })
  const order = await placed(room, [48, 48])
  const lines = some(order, 30)
  const seen = await preview(room, order, lines)
  const edit = { reason: 'A dent', lines: [{ lineId: order.lines[1]!.id, unitPrice: 900 }] }
  assert.equal((await staff(room, `/orders/${order.id}/edits`, edit)).status, 201)
  const refused = await cancel(room, order, { lines, expectedAfter: seen.after })
  assert.deepEqual([refused.status, refused.body.code], [409, 'cancellation-changed'])
  assert.equal((await cancel(room, order, { lines, expectedAfter: refused.body.preview.after })).status, 201)
  const second = await preview(room, order, some(order, 30, 1))
  assert.deepEqual(second.repriced, [], 'the seller said what these cost')
})

test('free freight that is no longer reached is charged with its tax, once, and goes with the first shipment', async (t) => {
  const room = await openRoom(t, { repricing: ['us'] })
  const order = await placed(room, [60], { weightGrams: 900 })
  assert.equal(order.totals.shipping.amount, 0, 'free from the threshold on')
  const lines = some(order, 54)
  const shown = await preview(room, order, lines)
  assert.ok(shown.freight && shown.freight.before.amount === 0 && shown.freight.after.amount > 0, JSON.stringify(shown))
  await cancel(room, order, { lines, expectedAfter: shown.after })
  const after = await now(room, order)
  const tax = after.freight!.taxes.reduce((sum, { amount }) => sum + amount.amount, 0)
  assert.deepEqual([after.freight?.amount, after.comesTo], [shown.freight.after, shown.after])
  assert.ok(tax > 0, 'freight is taxed in Washington')
  const goods = 6 * 1_250
  assert.ok(Math.abs(shown.after.amount - goods - Math.round(goods * 0.065) - shown.freight.after.amount - tax) <= 1)
  const again = await preview(room, order, some(order, 3))
  assert.equal(again.freight, null, 'it is charged once')
  const all = await preview(room, order, some(order, 6))
  assert.deepEqual([all.after.amount, all.freight], [0, null])

  const [one] = LADDER
  const near = await placed(room, [42], { weightGrams: 900, tiers: [one!] })
  const little = await preview(room, near, some(near, 3))
  assert.ok(little.freight && little.after.amount <= little.before.amount, 'as far as there is room for it')
  assert.ok(little.after.amount > little.before.amount - 3, JSON.stringify(little))
})

test('what was asked for after the time is priced as it was shown when staff accept; by themselves staff make nothing dearer', async (t) => {
  const room = await openRoom(t, { repricing: ['us'] })
  const [order, meanwhile, ours] = [await placed(room, [48]), await placed(room, [48]), await placed(room, [48])]
  await room.query(`update orders.orders set placed_at = placed_at - interval '2 days'`)
  for (const one of [order, meanwhile]) {
    const shown = await preview(room, one, some(one, 30))
    const { body } = await cancel(room, one, { lines: some(one, 30), expectedAfter: shown.after })
    assert.equal(body.state, 'asked')
    if (one === meanwhile) await staff(room, `/orders/${one.id}/shipments`, { lines: some(one, 24) })
    assert.equal((await staff(room, `/cancellations/${body.id}/answer`, { accept: true })).status, 200)
    const { lines, comesTo } = await now(room, one)
    const prices = lines[0]!.repriced.map(({ unitPrice }) => unitPrice.amount)
    if (one === order) assert.deepEqual([prices, comesTo], [[1_250], shown.after])
    else assert.deepEqual([prices, lines[0]!.cancelled], [[], 24], 'half has left meanwhile: nobody was shown that')
  }
  assert.equal((await staff(room, `/orders/${ours.id}/cancellations`, { lines: some(ours, 30), reason: 'Sold out' })).status, 201)
  assert.deepEqual((await now(room, ours)).lines[0]?.repriced, [])
})

test('whatever is cancelled and sent in whatever order, no step makes the order dearer, and what has left keeps its price', async (t) => {
  const room = await openRoom(t, { repricing: ['us'] })
  const order = await placed(room, [54, 30], { weightGrams: 900 })
  let before = order.totals.total.amount
  const steps: [kind: 'cancel' | 'ship', at: number, pieces: number][] = [
    ['cancel', 0, 6],
    ['cancel', 1, 1],
    ['ship', 0, 12],
    ['cancel', 0, 1],
    ['cancel', 0, 18],
    ['ship', 1, 5],
    ['cancel', 1, 12],
    ['cancel', 0, 11],
    ['cancel', 1, 11],
  ]
  for (const [kind, at, pieces] of steps) {
    const lines = some(order, pieces, at)
    const left = (await now(room, order)).lines[at]!
    if (kind === 'ship') assert.equal((await staff(room, `/orders/${order.id}/shipments`, { lines })).status, 201)
    else {
      const shown = await preview(room, order, lines)
      assert.ok(shown.after.amount <= shown.before.amount && shown.before.amount === before, JSON.stringify(shown))
      assert.equal((await cancel(room, order, { lines, expectedAfter: shown.after })).status, 201)
    }
    const { comesTo, lines: found } = await now(room, order)
    assert.ok(comesTo!.amount <= before, `${kind} ${pieces}: ${comesTo?.amount} of ${before}`)
    before = comesTo!.amount
    const line = found[at]!
    const price = line.repriced.at(-1)?.unitPrice.amount ?? line.unitPrice.amount
    const reached = priceAt(LADDER, line.quantity - line.cancelled)!.tier.unitPrice.amount
    assert.ok(price <= Math.max(reached, (left.repriced.at(-1)?.unitPrice ?? left.unitPrice).amount))
    if (line.shipped > 0)
      assert.deepEqual(
        line.repriced.filter(({ after }) => after < left.shipped),
        left.repriced.filter(({ after }) => after < left.shipped),
      )
  }
})
