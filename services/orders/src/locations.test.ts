import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { LocatedQuantity, Order, PlannedShipment, Shipment, WaitingShipment } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, events, openRoom, type Room, tokens } from '../test/room.ts'
import type { OrdersNeeds } from './index.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
const ME = buyer('user-1')

/** An order to Seattle, on account: of each line so many pieces, and of these so many at Louisville, the rest at Reno. */
async function placed(room: Room, pieces: [all: number, away: number][]): Promise<Order> {
  const me = room.as(ME)
  const variants = pieces.map(() => room.around.offer(variant(), 1_000))
  for (const [at, { variantId }] of variants.entries()) room.around.elsewhere.set(variantId, pieces[at]![1])
  const cart = await me.set(variants.map(({ variantId }, at) => ({ variantId, quantity: pieces[at]![0] })))
  const { status, body } = await me.place({ ...checkoutOf(cart, await me.quote('ground'), 'succeeds'), payment: { method: 'invoice' } })
  assert.equal(status, 201, JSON.stringify(body))
  await room.service.idle()
  return now(room, body)
}
const now = async (room: Room, { id }: Order): Promise<Order> => (await room.as(ME).order(id)).body
const ship = (room: Room, order: Order, body: object = {}) =>
  room
    .as(STAFF)
    .send<Shipment & { code: string; lineId?: string; planned?: PlannedShipment[] }>('POST', `/staff/orders/${order.id}/shipments`, body)
const waiting = async (room: Room, location: string, query = '') =>
  (
    await room
      .as(STAFF)
      .send<{ items: WaitingShipment[]; nextCursor: string | null }>('GET', `/staff/locations/${location}/waiting${query}`)
  ).body
/** What is planned, as `reno: 6 0`: pieces of each line. */
const plan = ({ planned, lines }: Order) =>
  planned.map(({ location, lines: chosen }) => {
    const of = (id: string) => chosen.find(({ lineId }) => lineId === id)?.quantity ?? 0
    return `${location}: ${lines.map(({ id }) => of(id)).join(' ')}`
  })

async function textOf(room: Room, path: string): Promise<string> {
  const reply = await room.service.app.inject({ url: path, headers: { authorization: `Bearer ${await tokens.sign(STAFF)}` } })
  assert.equal(reply.statusCode, 200, reply.body)
  const reading = getDocument({ data: new Uint8Array(reply.rawPayload), verbosity: 0 })
  const { items } = await (await (await reading.promise).getPage(1)).getTextContent()
  await reading.destroy()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

test('an order whose stock lies at two places is two shipments, each packed, labelled and told of by itself, and none takes what lies elsewhere', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [
    [12, 6],
    [6, 0],
    [18, 18],
  ])
  const [both, near, far] = order.lines
  assert.deepEqual(plan(order), ['louisville: 6 0 18', 'reno: 6 6 0'])
  const all = await ship(room, order)
  assert.deepEqual([all.status, all.body.code, all.body.planned], [409, 'several-locations', order.planned])
  for (const body of [
    { location: 'rotterdam' },
    { location: 'reno', lines: [{ lineId: both!.id, quantity: 7 }] },
    { location: 'reno', lines: [{ lineId: far!.id, quantity: 1 }] },
    {
      location: 'louisville',
      lines: [
        { lineId: far!.id, quantity: 18 },
        { lineId: near!.id, quantity: 1 },
      ],
    },
  ]) {
    const { status, body: refused } = await ship(room, order, body)
    assert.deepEqual([status, refused.code, refused.lineId], [409, 'not-at-location', body.lines?.at(-1)?.lineId], JSON.stringify(body))
  }
  assert.equal((await ship(room, order, { lines: [{ lineId: both!.id, quantity: 12 }] })).body.code, 'several-locations')
  assert.equal((await ship(room, order, { location: 'atlantis' })).status, 400)
  assert.deepEqual(await room.query('select from orders.shipments'), [])
  assert.deepEqual(await now(room, order), order)

  const first = await ship(room, order, { location: 'reno' })
  assert.equal(first.status, 201, first.text)
  const [, second] = [first, await ship(room, order)]
  assert.deepEqual(
    [first.body, second.body].map(({ number, location, lines }) => [number, location, lines.map(({ quantity }) => quantity).sort()]),
    [
      [`${order.number}-1`, 'reno', [6, 6]],
      [`${order.number}-2`, 'louisville', [18, 6]],
    ],
  )
  const done = await now(room, order)
  assert.deepEqual([done.planned, done.fulfilment, (await ship(room, order)).body.code], [[], 'shipped', 'nothing-to-ship'])

  const papers = (id: string, what: string) => textOf(room, `/staff/shipments/${id}/${what}`)
  assert.match(await papers(first.body.id, 'packing-slip'), /1 of 2, from Reno/)
  assert.match(await papers(second.body.id, 'packing-slip'), /2 of 2, from Louisville/)
  assert.match(await papers(first.body.id, 'label'), /SPARKS/)
  const label = await papers(second.body.id, 'label')
  assert.match(label, /LOUISVILLE/)
  assert.doesNotMatch(label, /SPARKS/)
  const parcels = await room.query<{ pieces: number }>(
    `select sum((one ->> 'quantity')::int)::int as pieces from orders.parcels, jsonb_array_elements(contents) one group by shipment_id order by 1`,
  )
  assert.deepEqual(
    parcels.map(({ pieces }) => pieces),
    [12, 24],
  )
  await room.service.idle()
  const told = events(room.said, 'orders.shipment-sent.v1', order.id)
    .filter(({ subscriber }) => subscriber === 'products')
    .map(({ event }) => event.data as { order: Order; shipment: Shipment })
  assert.deepEqual(
    told.map(({ order: then, shipment }) => [shipment.location, plan(then)]),
    [
      ['reno', ['louisville: 6 0 18']],
      ['louisville', []],
    ],
  )
})

test('a location sees what it has to send and nothing else, the oldest first, page by page; buyers see none of it', async (t) => {
  const room = await openRoom(t)
  const first = await placed(room, [
    [12, 6],
    [6, 0],
  ])
  const second = await placed(room, [[6, 6]])
  const third = await placed(room, [[6, 0]])
  const shown = ({ items }: { items: WaitingShipment[] }) =>
    items.map(({ orderId, lines }) => [orderId, ...lines.map((one) => one.quantity)])
  const reno = await waiting(room, 'reno')
  assert.deepEqual(shown(reno), [
    [first.id, 6, 6],
    [third.id, 6],
  ])
  assert.deepEqual(
    [reno.items[0]?.orderNumber, reno.items[0]?.isCovered, reno.items[0]?.lines[0]?.sku, reno.items[0]?.shipTo.city],
    [first.number, true, first.lines[0]?.sku, 'Seattle'],
  )
  assert.deepEqual(shown(await waiting(room, 'rotterdam')), [])
  const page = await waiting(room, 'louisville', '?limit=1')
  assert.deepEqual(shown(page), [[first.id, 6]])
  const next = await waiting(room, 'louisville', `?limit=1&cursor=${page.nextCursor}`)
  assert.deepEqual([shown(next), next.nextCursor], [[[second.id, 6]], null])
  await ship(room, first, { location: 'louisville' })
  assert.deepEqual(shown(await waiting(room, 'louisville')), [[second.id, 6]])
  assert.equal((await room.as(ME).send('GET', '/staff/locations/reno/waiting')).status, 403)
  assert.equal((await room.as(STAFF).send('GET', '/staff/locations/atlantis/waiting')).status, 400)
})

/** Thirty at once send the last case of a location. How many said that they had, and how many pieces are said to have left there. */
async function lastCase(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']) {
  const room = await openRoom(t, {}, { connections: 20, plantedDefects })
  const order = await placed(room, [[18, 6]])
  const body = { location: 'louisville', lines: [{ lineId: order.lines[0]!.id, quantity: 6 }] }
  const answers = await Promise.all(Array.from({ length: 30 }, () => ship(room, order, body)))
  const [row] = await room.query<{ sent: number }>(
    `select coalesce(sum(line.quantity), 0)::int as sent from orders.shipment_lines line join orders.shipments on id = shipment_id where location = 'louisville'`,
  )
  const codes = new Set(answers.filter(({ status }) => status !== 201 && status < 500).map(({ body: { code } }) => code))
  return { made: answers.filter(({ status }) => status === 201).length, sent: row!.sent, codes: [...codes], order: await now(room, order) }
}

test('of two who send the last case of a location one does, and the other is told that it is gone', async (t) => {
  const { made, sent, codes, order } = await lastCase(t)
  assert.deepEqual([made, sent, codes], [1, 6, ['not-at-location']])
  assert.deepEqual(plan(order), ['reno: 12'])
})

test('planted: without the lock of the order the allocation still gives its pieces once; without that guard too the check tells', async (t) => {
  const unlocked = { lockOrder: async () => true }
  assert.equal((await lastCase(t, unlocked)).sent, 6)
  const { sent } = await lastCase(t, { ...unlocked, takeOpen: async () => true })
  assert.ok(sent > 6, `${sent}`)
})

test('what is cancelled is given up where the fewest of the order lie, and products is told where', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [
    [18, 6],
    [6, 0],
  ])
  const [line] = order.lines
  const cancel = (quantity: number) =>
    room.as(ME).send('POST', `/orders/${order.id}/cancellations`, { lines: [{ lineId: line!.id, quantity }] })
  assert.equal((await cancel(4)).status, 201)
  assert.deepEqual(plan(await now(room, order)), ['reno: 12 6', 'louisville: 2 0'])
  const lower = await room
    .as(STAFF)
    .send('POST', `/staff/orders/${order.id}/edits`, { reason: 'gone', lines: [{ lineId: line!.id, quantity: 11 }] })
  assert.ok(lower.status < 300, lower.text)
  assert.deepEqual(plan(await now(room, order)), ['reno: 11 6'])
  await room.service.idle()
  const told = (name: 'orders.lines-cancelled.v1' | 'orders.order-edited.v1') =>
    events(room.said, name, order.id)
      .filter(({ subscriber }) => subscriber === 'products')
      .map(({ event }) => (event.data as { from: LocatedQuantity[] }).from.map(({ location, quantity }) => [location, quantity]))
  assert.deepEqual(
    [told('orders.lines-cancelled.v1'), told('orders.order-edited.v1')],
    [
      [[['louisville', 4]]],
      [
        [
          ['louisville', 2],
          ['reno', 1],
        ],
      ],
    ],
  )
})

test('an order that an older release claimed is asked after again: what it has sent is gone from its locations, and nothing is cancelled twice', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [
    [12, 6],
    [6, 0],
  ])
  await ship(room, order, { location: 'louisville' })
  await room.query('delete from orders.allocations')
  await room.query('update orders.orders set is_located = false')
  assert.deepEqual([(await now(room, order)).planned, (await ship(room, order)).body.code], [[], 'order-not-ready'])
  const context = { id: 0, attempt: 1, signal: new AbortController().signal, finish: async () => {} }
  await Promise.all([1, 2].map(() => room.service.tasks['settle-order']?.({ orderId: order.id }, context)))
  assert.deepEqual(plan(await now(room, order)), ['reno: 6 6'])
  assert.equal((await ship(room, order)).body.location, 'reno')
  assert.deepEqual(await room.query('select from orders.cancellations'), [])
})
