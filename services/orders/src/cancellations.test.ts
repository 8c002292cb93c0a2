import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Cancellation, type CancellationPreview, newId, type Order } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, events, guest, openRoom, type Room } from '../test/room.ts'
import { CANCEL_RULES, cancellableUntil } from './domain/cancel-window.ts'
import type { OrdersNeeds } from './index.ts'
import { insertCancellation } from './store/cancellations-store.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
const ME = buyer('user-1')

async function placed(room: Room, pieces: number[]): Promise<Order> {
  const me = room.as(ME)
  const variants = pieces.map(() => room.around.offer(variant(), 1_000))
  const cart = await me.set(variants.map(({ variantId }, at) => ({ variantId, quantity: pieces[at]! })))
  const { status, body } = await me.place(checkoutOf(cart, await me.quote('ground'), 'succeeds'))
  assert.equal(status, 201, JSON.stringify(body))
  await room.service.idle()
  return body
}

const cancel = (room: Room, order: Order, body: object = {}, caller = ME, key?: string) =>
  room.as(caller).send<Cancellation & { code: string }>('POST', `/orders/${order.id}/cancellations`, body, key)
const preview = (room: Room, order: Order, body: object = {}) =>
  room.as(ME).send<CancellationPreview>('POST', `/orders/${order.id}/cancellations/preview`, body)
const ship = (room: Room, order: Order, body: object = {}) =>
  room.as(STAFF).send<{ code?: string }>('POST', `/staff/orders/${order.id}/shipments`, body)
const now = async (room: Room, { id }: Order): Promise<Order> => (await room.as(ME).order(id)).body
const cancelledLines = (room: Room, order: Order) =>
  events(room.said, 'orders.lines-cancelled.v1', order.id).filter(({ subscriber }) => subscriber === 'products')

test('a buyer cancels by line, sees before what it changes, and only what is open; with the rest the order is cancelled', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [6, 12])
  const [first, second] = order.lines
  const lines = [{ lineId: second!.id, quantity: 6 }]
  const { body: shown } = await preview(room, order, { lines })
  const half = second!.lineTotal.amount / 2 + second!.taxLines.reduce((sum, { amount }) => sum + amount.amount, 0) / 2
  assert.deepEqual([shown.how, shown.lines, shown.before], ['at-once', lines, order.totals.total])
  assert.ok(Math.abs(shown.after.amount - (order.totals.total.amount - half)) <= 1, JSON.stringify(shown))
  assert.equal((await now(room, order)).version, order.version, 'a preview changes nothing')

  const done = await cancel(room, order, { lines, reason: 'Too many' }, ME, 'once')
  assert.deepEqual([done.status, done.body.state, done.body.reason, done.body.lines], [201, 'done', 'Too many', lines])
  assert.equal((await cancel(room, order, { lines, reason: 'Too many' }, ME, 'once')).text, done.text)
  assert.equal((await cancel(room, order, { lines: [{ lineId: second!.id, quantity: 7 }] })).body.code, 'more-than-open')
  assert.equal((await ship(room, order, { lines: [{ lineId: second!.id, quantity: 7 }] })).body.code, 'more-than-open')
  const partly = await now(room, order)
  assert.deepEqual([partly.fulfilment, partly.lines.map(({ cancelled }) => cancelled)], ['open', [0, 6]])

  await ship(room, order, { lines: [{ lineId: first!.id, quantity: 6 }] })
  await cancel(room, order)
  const all = await now(room, order)
  assert.deepEqual(
    [all.fulfilment, all.lines.map(({ shipped, cancelled }) => [shipped, cancelled])],
    [
      'shipped',
      [
        [6, 0],
        [0, 12],
      ],
    ],
  )
  assert.equal((await cancel(room, order)).body.code, 'nothing-to-cancel')

  const whole = await placed(room, [6])
  assert.deepEqual((await preview(room, whole)).body.after, { amount: 0, currency: 'USD' })
  await cancel(room, whole)
  assert.equal((await now(room, whole)).fulfilment, 'cancelled')
  assert.equal((await ship(room, whole)).body.code, 'nothing-to-ship')
  await room.service.idle()
  assert.deepEqual(
    cancelledLines(room, order).map(({ event }) => (event.data as { lines: unknown }).lines),
    [lines, [{ lineId: second!.id, quantity: 6 }]],
  )
  assert.equal((await cancel(room, order, {}, guest())).status, 404)
})

test('after the time for it a buyer asks, once, and staff answer; what has left meanwhile has left', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12])
  const lineId = order.lines[0]!.id
  await room.query(`update orders.orders set placed_at = placed_at - interval '2 days'`)
  assert.equal((await preview(room, order)).body.how, 'asked')
  const asked = await cancel(room, order)
  assert.deepEqual([asked.body.state, (await now(room, order)).fulfilment], ['asked', 'open'])
  assert.equal((await cancel(room, order)).body.code, 'already-asked')
  const answer = (id: string, accept: boolean, caller = STAFF) =>
    room.as(caller).send<Cancellation & { code: string }>('POST', `/staff/cancellations/${id}/answer`, { accept })
  assert.equal((await answer(asked.body.id, true, ME)).status, 403)
  assert.equal((await answer(newId('can'), true)).body.code, 'no-such-cancellation')
  await ship(room, order, { lines: [{ lineId, quantity: 7 }] })
  const accepted = await answer(asked.body.id, true)
  assert.deepEqual([accepted.body.state, accepted.body.lines], ['done', [{ lineId, quantity: 5 }]])
  assert.equal((await answer(asked.body.id, false)).body.code, 'already-answered')
  const { fulfilment, lines, timeline } = await now(room, order)
  assert.deepEqual([fulfilment, lines[0]?.shipped, lines[0]?.cancelled], ['shipped', 7, 5])
  assert.deepEqual(
    timeline.slice(2).map(({ what }) => what),
    ['cancel-asked', 'shipped', 'cancelled'],
  )

  const kept = await placed(room, [6])
  await room.query(`update orders.orders set placed_at = placed_at - interval '2 days'`)
  const { body } = await cancel(room, kept)
  assert.equal((await answer(body.id, false)).body.state, 'declined')
  assert.equal((await now(room, kept)).fulfilment, 'open')
  await room.service.idle()
  assert.deepEqual([cancelledLines(room, order).length, cancelledLines(room, kept).length], [1, 0])
})

/** Two buyers and not enough for both: the first is placed, its hold runs out before it is claimed, and the second takes what is left. */
async function overtaken(room: Room, pieces: number[], left: number[]): Promise<Order> {
  const { around } = room
  const me = room.as(ME)
  const variants = pieces.map((quantity) => around.offer(variant(), quantity))
  const cart = await me.set(variants.map(({ variantId }, at) => ({ variantId, quantity: pieces[at]! })))
  around.silent.add('claimHold')
  const { status, body } = await me.place(checkoutOf(cart, await me.quote('ground'), 'succeeds'))
  assert.deepEqual([status, body.state], [201, 'placed'])
  around.runOut(body.id)
  for (const [at, { variantId }] of variants.entries()) around.stock.set(variantId, left[at]!)
  assert.equal((await cancel(room, body)).body.code, 'order-not-ready', 'what has no stock yet has none to give back')
  assert.equal((await preview(room, body)).status, 409)
  around.silent.delete('claimHold')
  // Two at once, as a buyer who looks and the job of the order may be: both are told what is short.
  const both = Promise.withResolvers<void>()
  let here = 0
  around.before.set('claimHold', async () => {
    here += 1
    if (here === 2) both.resolve()
    await both.promise
  })
  const context = { id: 0, attempt: 1, signal: new AbortController().signal, finish: async () => {} }
  await Promise.all([1, 2].map(() => room.service.tasks['settle-order']?.({ orderId: body.id }, context)))
  around.before.delete('claimHold')
  await room.service.idle()
  return body
}

test('a placed order whose hold ran out keeps what is there; only what others have bought is cancelled, once, and its buyer is told', async (t) => {
  const room = await openRoom(t)
  const kept = await overtaken(room, [6, 12], [6, 12])
  assert.deepEqual([(await now(room, kept)).lines.map(({ cancelled }) => cancelled), cancelledLines(room, kept)], [[0, 0], []])
  assert.equal((await ship(room, kept)).status, 201)

  const partly = await overtaken(room, [6, 12], [6, 11])
  const [here, gone] = partly.lines
  const found = await now(room, partly)
  assert.deepEqual(
    [found.state, found.fulfilment, found.lines.map(({ cancelled }) => cancelled), found.timeline.at(-1)?.what],
    ['placed', 'open', [0, 12], 'cancelled'],
  )
  const told = () => events(room.said, 'orders.lines-cancelled.v1', partly.id)
  assert.deepEqual(
    told()
      .map(({ subscriber }) => subscriber)
      .sort(),
    ['notifications', 'payments', 'products'],
  )
  assert.deepEqual(
    told().map(({ event }) => (event.data as { lines: unknown }).lines),
    Array(3).fill([{ lineId: gone!.id, quantity: 12 }]),
  )
  assert.deepEqual((await ship(room, partly)).status, 201)
  assert.deepEqual((await now(room, partly)).shipments[0]?.lines, [{ lineId: here!.id, quantity: 6 }])

  const none = await overtaken(room, [6], [0])
  assert.equal((await now(room, none)).fulfilment, 'cancelled')
  assert.equal((await ship(room, none)).body.code, 'nothing-to-ship')
  assert.equal(room.around.payments.get(none.id)?.voids, 0, 'the money is let go by payments, who hears of it')
  assert.equal(cancelledLines(room, none).length, 1)

  assert.equal(told().length, 3)
  assert.deepEqual(await room.query(`select task from orders.jobs where task = 'settle-order' or status = 'parked'`), [])
})

async function cancelAtOnce(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']): Promise<{ pieces: number; told: number }> {
  const room = await openRoom(t, {}, { connections: 20, plantedDefects })
  const order = await placed(room, [12])
  const shipping = [{ lineId: order.lines[0]!.id, quantity: 4 }]
  await Promise.all(Array.from({ length: 50 }, (_, at) => (at % 10 === 9 ? ship(room, order, { lines: shipping }) : cancel(room, order))))
  await room.service.idle()
  const [row] = await room.query<{ pieces: number }>(
    `select (select coalesce(sum(quantity), 0) from orders.cancellation_lines)::int + (select coalesce(sum(quantity), 0) from orders.shipment_lines)::int as pieces`,
  )
  return { pieces: row!.pieces, told: cancelledLines(room, order).length }
}

test('fifty who cancel and ship at once release once: every piece leaves or is cancelled, and none twice (W59)', async (t) => {
  assert.deepEqual(await cancelAtOnce(t), { pieces: 12, told: 1 })
})

test('planted: cancelling without the lock of the order, and from no allocation, releases more than once, and the same check tells', async (t) => {
  const allHere = Promise.withResolvers<void>()
  let here = 0
  const { pieces, told } = await cancelAtOnce(t, {
    lockOrder: async () => true,
    takeOpen: async () => true,
    async insertCancellation(tx, made) {
      here += 1
      if (here === 5) allHere.resolve()
      await allHere.promise
      return insertCancellation(tx, made)
    },
  })
  assert.ok(pieces > 12 && told > 1, `${pieces} pieces, told ${told} times`)
})

test('the time to cancel ends some hours after placing, or when the warehouse begins its day, whichever is first (W57)', () => {
  const until = (placedAt: string, market: 'us' | 'eu') => cancellableUntil(placedAt, CANCEL_RULES[market]).toISOString()
  assert.deepEqual(
    [
      until('2026-11-27T20:15:00.000Z', 'us'),
      until('2026-11-27T12:30:00.000Z', 'us'),
      until('2026-11-27T13:59:59.000Z', 'us'),
      until('2026-11-27T14:00:00.000Z', 'us'),
      until('2026-07-27T03:30:00.000Z', 'eu'),
      until('2026-07-27T04:00:00.000Z', 'eu'),
    ],
    [
      '2026-11-28T00:15:00.000Z',
      '2026-11-27T14:00:00.000Z',
      '2026-11-27T14:00:00.000Z',
      '2026-11-27T18:00:00.000Z',
      '2026-07-27T04:00:00.000Z',
      '2026-07-27T08:00:00.000Z',
    ],
  )
})
