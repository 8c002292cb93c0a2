import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type EditedLine, newId, type Order, type OrderEdit } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import pg from 'pg'
import { variant } from '../test/neighbours.ts'
import { type Answer, buyer, checkoutOf, events, guest, openRoom, type Room } from '../test/room.ts'
import type { OrdersNeeds } from './index.ts'
import { insertLowering } from './store/edits-store.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
const ME = buyer('user-1')
type Refused = { code: string }

/** Orders so many pieces of each of some toys at $12.50. */
async function placed(room: Room, pieces: number[], caller: Caller = ME): Promise<Order> {
  const me = room.as(caller)
  const variants = pieces.map(() => room.around.offer(variant(), 1_000))
  const cart = await me.set(variants.map(({ variantId }, at) => ({ variantId, quantity: pieces[at]! })))
  const { status, body } = await me.place(checkoutOf(cart, await me.quote('ground'), 'succeeds'))
  assert.equal(status, 201, JSON.stringify(body))
  await room.service.idle()
  return body
}

const lower = (room: Room, { id }: Order, body: object, key?: string, caller = STAFF) =>
  room.as(caller).send<OrderEdit & Refused>('POST', `/staff/orders/${id}/edits`, { reason: 'Short supply', ...body }, key)
const propose = (room: Room, { id }: Order, body: object, key?: string) =>
  room.as(STAFF).send<OrderEdit & Refused>('POST', `/staff/orders/${id}/proposals`, { reason: 'They go together', ...body }, key)
const accept = (
  room: Room,
  { id }: Order,
  edit: OrderEdit,
  { caller = ME, pays = 'succeeds', orderId = newId('ord'), token = '', key = newId('key') } = {},
) =>
  room.as(caller).send<Order & Refused>(
    'POST',
    `/orders/${id}/edits/${edit.id}/acceptance`,
    {
      orderId,
      payment: pays === 'invoice' ? { method: 'invoice' } : { method: 'card', provider: 'sandbox', token: pays },
      returnPath: '/back',
      ...(token && { token }),
    },
    key,
  )
const ship = (room: Room, { id }: Order, body: object = {}) => room.as(STAFF).send<Refused>('POST', `/staff/orders/${id}/shipments`, body)
const now = async (room: Room, { id }: Pick<Order, 'id'>, caller = ME): Promise<Order> => (await room.as(caller).order(id)).body
const told = (room: Room, { id }: Order, subscriber = 'products') =>
  events(room.said, 'orders.order-edited.v1', id)
    .filter((one) => one.subscriber === subscriber)
    .map(({ event }) => event.data as { edit: OrderEdit; lines: object[] })
const taxOf = (order: Order) => order.lines.map(({ taxLines }) => taxLines.reduce((sum, { amount }) => sum + amount.amount, 0))

test('staff take pieces off and lower prices of what has not left; what has left and what was ordered stay as they were (W58)', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12, 24])
  const [first, second] = order.lines
  await ship(room, order, { lines: [{ lineId: second!.id, quantity: 6 }] })
  const before = await now(room, order)
  assert.deepEqual([before.comesTo, before.edits], [order.totals.total, []])

  const asked = {
    lines: [
      { lineId: first!.id, quantity: 6 },
      { lineId: second!.id, unitPrice: 1_000 },
    ],
  }
  const done = await lower(room, order, asked, 'once')
  assert.equal(done.status, 201, done.text)
  assert.equal((await lower(room, order, asked, 'once')).text, done.text, 'the same request is the same edit')
  assert.deepEqual([done.body.kind, done.body.state, done.body.reason, done.body.until], ['lower', 'done', 'Short supply', null])
  assert.deepEqual(
    done.body.lines.map(({ variantId, quantity, unitPrice }: EditedLine) => [
      variantId,
      quantity,
      unitPrice.before?.amount,
      unitPrice.after.amount,
    ]),
    [
      [first!.variantId, { before: 12, after: 6 }, 1_250, 1_250],
      [second!.variantId, { before: 24, after: 24 }, 1_250, 1_000],
    ],
  )
  const edited = await now(room, order)
  const [tax1 = 0, tax2 = 0] = taxOf(order)
  const goods = 6 * 1_250 + Math.round(tax1 / 2) + (6 * 1_250 + Math.round(tax2 / 4)) + 18 * 1_000
  const cheaper = Math.round(tax2 * (1_000 / 1_250))
  const freight = order.totals.total.amount - order.totals.merchandise.amount - tax1 - tax2
  assert.deepEqual(
    [edited.comesTo?.amount, done.body.before, done.body.after.amount],
    [goods + cheaper - Math.round(cheaper / 4) + freight, order.totals.total, edited.comesTo?.amount],
  )
  assert.deepEqual(
    [edited.totals, edited.lines.map(({ quantity, cancelled, unitPrice }) => [quantity, cancelled, unitPrice.amount])],
    [
      order.totals,
      [
        [12, 6, 1_250],
        [24, 0, 1_250],
      ],
    ],
  )
  assert.deepEqual(
    edited.lines.map(({ repriced }) => repriced.map(({ after, unitPrice }) => [after, unitPrice.amount])),
    [[], [[6, 1_000]]],
  )
  assert.deepEqual([edited.edits, edited.timeline.at(-1)?.what], [[done.body], 'edited'])
  const [kept] = await room.query<{ actor: string; reason: string }>('select actor, reason from orders.edits')
  assert.deepEqual(kept, { actor: 'usr_staff', reason: 'Short supply' })

  await room.service.idle()
  assert.deepEqual(
    told(room, order).map(({ lines }) => lines),
    [[{ lineId: first!.id, quantity: 6 }]],
  )
  assert.equal(events(room.said, 'orders.lines-cancelled.v1', order.id).length, 0, 'one thing is said once')
  for (const change of ['update orders.line_prices set unit_amount = 1', 'delete from orders.edits', `update orders.edits set reason = ''`])
    await assert.rejects(room.query(change), /permission denied/)
})

test('an edit touches nothing that has left, raises nothing, and is no business of the buyer’s', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12, 12])
  const [first, second] = order.lines
  await ship(room, order, {
    lines: [
      { lineId: first!.id, quantity: 6 },
      { lineId: second!.id, quantity: 12 },
    ],
  })
  const { version } = await now(room, order)
  const refused = async (line: object, body: object = {}) => (await lower(room, order, { lines: [line], ...body })).body.code
  assert.equal(await refused({ lineId: first!.id, quantity: 5 }), 'more-than-open')
  assert.equal(await refused({ lineId: second!.id, unitPrice: 1_000 }), 'more-than-open')
  assert.equal(await refused({ lineId: first!.id, quantity: 13 }), 'edit-raises')
  assert.equal(await refused({ lineId: first!.id, unitPrice: 1_251 }), 'edit-raises')
  assert.equal(await refused({ lineId: first!.id, unitPrice: 1_250, quantity: 12 }), 'edit-changes-nothing')
  assert.equal(await refused({ lineId: newId('line'), quantity: 0 }), 'no-such-line')
  assert.equal((await lower(room, order, { discount: 100_000 }, 'mine', ME)).status, 403)
  assert.equal((await lower(room, { ...order, id: newId('ord') }, { discount: 100_000 })).status, 404)
  assert.equal((await lower(room, order, { lines: [], reason: ' ', discount: 1 })).status, 400)
  await room.service.idle()
  assert.deepEqual([(await now(room, order)).version, told(room, order)], [version, []])

  await room.query(`update orders.orders set payment_state = 'voided'`)
  assert.equal(await refused({ lineId: first!.id, quantity: 6 }), 'payment-missing')
})

test('a discount lowers every price of what has not left, rounded in the buyer’s favour; the last price counts', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [6, 6, 6])
  const [first, second, third] = order.lines
  await ship(room, order, { lines: [{ lineId: first!.id, quantity: 6 }] })
  await lower(room, order, { lines: [{ lineId: second!.id, unitPrice: 999 }], discount: 75_000 })
  const { body } = await lower(room, order, { discount: 100_000 })
  const prices = (await now(room, order)).lines.map(({ repriced }) => repriced.map(({ after, unitPrice }) => [after, unitPrice.amount]))
  assert.deepEqual(prices, [
    [],
    [
      [0, 999],
      [0, 899],
    ],
    [
      [0, 1_156],
      [0, 1_040],
    ],
  ])
  assert.deepEqual(
    body.lines.map(({ sku, unitPrice }) => [sku, unitPrice.before?.amount, unitPrice.after.amount]),
    [
      [second!.sku, 999, 899],
      [third!.sku, 1_156, 1_040],
    ],
  )
  const goods = (await now(room, order)).comesTo!.amount
  assert.equal(body.after.amount, goods)
  assert.ok(goods < order.totals.total.amount - 6 * (351 + 210))
})

async function atOnce(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']) {
  const room = await openRoom(t, {}, { connections: 20, plantedDefects })
  const order = await placed(room, [12])
  const lineId = order.lines[0]!.id
  const asked = Array.from({ length: 40 }, (_, at) => {
    if (at % 8 === 6) return ship(room, order, { lines: [{ lineId, quantity: 5 }] })
    if (at % 8 === 7) return room.as(ME).send<Refused>('POST', `/orders/${order.id}/cancellations`, { lines: [{ lineId, quantity: 3 }] })
    return lower(room, order, { lines: [{ lineId, quantity: 6, unitPrice: 1_000 }] })
  })
  const answers: Answer<Refused>[] = await Promise.all(asked)
  await room.service.idle()
  const [row] = await room.query<{ pieces: number }>(
    `select (select coalesce(sum(quantity), 0) from orders.cancellation_lines)::int + (select coalesce(sum(quantity), 0) from orders.shipment_lines)::int as pieces`,
  )
  return { room, order, answers, pieces: row!.pieces, released: told(room, order).flatMap(({ lines }) => lines).length }
}

test('edits, shipments and cancellations at once: no piece is taken twice, and what is taken off is released once (W58)', async (t) => {
  const { room, order, answers, pieces, released } = await atOnce(t)
  assert.ok(pieces <= 12, `${pieces} of 12`)
  assert.ok(released <= 1, `released ${released} times`)
  // Who waits longer for the order's lock than the database lets them may ask again.
  const busy = ['database-unavailable', 'payment-under-way']
  const known = new Set([...busy, 'more-than-open', 'edit-changes-nothing', 'edit-raises', 'nothing-to-cancel', 'nothing-to-ship'])
  assert.deepEqual(
    answers.filter(({ status, body }) => status >= 300 && !known.has(body.code)),
    [],
  )
  const { lines } = await now(room, order)
  assert.equal(lines[0]!.shipped + lines[0]!.cancelled, pieces)
})

test('planted: editing without the lock of the order, and from no allocation, takes pieces off more than once, and the same check tells', async (t) => {
  const allHere = Promise.withResolvers<void>()
  let here = 0
  const { pieces, released } = await atOnce(t, {
    lockOrder: async () => true,
    takeOpen: async () => true,
    async insertLowering(tx, made) {
      here += 1
      if (here === 5) allHere.resolve()
      await allHere.promise
      return insertLowering(tx, made)
    },
  })
  assert.ok(pieces > 12 && released > 1, `${pieces} pieces, released ${released} times`)
})

test('what raises an order is proposed; accepted, it is an order of its own with its own hold and payment, once, and both know each other', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12])
  const more = room.around.offer(variant({ price: { amount: 800, currency: 'USD' } }), 12)
  const line = order.lines[0]!
  const proposed = await propose(room, order, {
    lines: [
      { variantId: line.variantId, quantity: 6 },
      { variantId: more.variantId, quantity: 12, unitPrice: 700 },
    ],
  })
  assert.equal(proposed.status, 201, proposed.text)
  const edit = proposed.body
  assert.deepEqual([edit.kind, edit.state, edit.supplement], ['add', 'proposed', null])
  assert.deepEqual(
    edit.lines.map(({ quantity, unitPrice }) => [quantity, unitPrice.before?.amount, unitPrice.after.amount]),
    [
      [{ before: 12, after: 18 }, 1_250, 1_250],
      [{ before: 0, after: 12 }, undefined, 700],
    ],
  )
  assert.deepEqual([edit.totals?.merchandise.amount, edit.totals?.shipping.amount], [6 * 1_250 + 12 * 700, 0])
  assert.equal(edit.after.amount - edit.before.amount, edit.totals?.total.amount)
  const waiting = await now(room, order)
  assert.deepEqual([waiting.comesTo, waiting.lines, waiting.edits], [order.totals.total, order.lines, [edit]], 'nothing has changed yet')
  assert.equal(room.around.stock.get(more.variantId), 12, 'and nothing is held')

  for (const caller of [STAFF, guest(), buyer('user-2')]) assert.equal((await accept(room, order, edit, { caller })).status, 404)
  assert.equal((await accept(room, order, { ...edit, id: newId('edit') })).body.code, 'no-such-edit')
  const ids = Array.from({ length: 12 }, () => newId('ord'))
  const answers = await Promise.all(
    [...ids, ...ids].map((orderId, at) => accept(room, order, edit, { orderId, key: `key_${orderId}-${at % 2}` })),
  )
  await room.service.idle()
  const made = answers.filter(({ status }) => status === 201)
  const [supplement] = made.map(({ body }) => body)
  assert.equal(
    new Set(made.map(({ body }) => body.id)).size,
    1,
    answers.map(({ status, text }) => `${status} ${text.slice(0, 120)}`).join('\n'),
  )
  assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 201).map(({ status }) => status))], [409])
  assert.deepEqual(supplement?.addsTo, { orderId: order.id, number: order.number })
  assert.deepEqual([supplement?.state, supplement?.totals, supplement?.shipTo], ['placed', edit.totals, order.shipTo])
  const paid = room.around.payments.get(supplement!.id)
  assert.deepEqual([paid?.charges, paid?.status.amount], [1, edit.totals?.total])
  assert.deepEqual([room.around.holds.get(supplement!.id)?.state, room.around.stock.get(more.variantId)], ['claimed', 0])
  assert.equal(
    [...room.around.payments.values()].filter(({ charges }) => charges > 0).length,
    2,
    'the order’s and the one for what was added',
  )
  const after = await now(room, order)
  assert.deepEqual([after.comesTo, after.lines, after.totals], [order.totals.total, order.lines, order.totals])
  assert.deepEqual(
    after.edits.map(({ state, supplement: made }) => [state, made]),
    [['accepted', { orderId: supplement!.id, number: supplement!.number }]],
  )
  const again = await accept(room, order, edit)
  assert.deepEqual(
    [again.status, again.body.code, (again.body as unknown as { orderId: string }).orderId],
    [409, 'edit-ended', supplement!.id],
  )
  assert.equal(events(room.said, 'orders.order-placed.v1', supplement!.id).length, 1)
})

test('declined, taken back or run out, a proposal changes nothing and cannot be accepted any more', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12])
  const lines = [{ variantId: order.lines[0]!.variantId, quantity: 6 }]
  const admin = new pg.Client({ connectionString: room.adminUrl })
  await admin.connect()
  t.after(() => admin.end())
  const decline = (edit: OrderEdit, caller = ME) =>
    room.as(caller).send<Refused>('POST', `/orders/${order.id}/edits/${edit.id}/decline`, {})
  const ends: [state: string, last: string, end: (edit: OrderEdit) => Promise<unknown>][] = [
    ['declined', 'edit-declined', decline],
    ['declined', 'edit-withdrawn', (edit) => room.as(STAFF).send('POST', `/staff/orders/${order.id}/edits/${edit.id}/withdraw`, {})],
    ['expired', 'edit-proposed', (edit) => admin.query('update orders.edits set until = now() where id = $1', [edit.id])],
  ]
  for (const [state, last, end] of ends) {
    const { body: edit } = await propose(room, order, { lines })
    assert.equal((await decline(edit, guest())).status, 404)
    await end(edit)
    const { edits, timeline, lines: kept, comesTo } = await now(room, order)
    assert.deepEqual([edits.at(-1)?.state, timeline.at(-1)?.what, kept, comesTo], [state, last, order.lines, order.totals.total])
    assert.equal((await accept(room, order, edit)).body.code, 'edit-ended')
    assert.equal((await decline(edit)).body.code, 'edit-ended')
  }
  const { body: both } = await propose(room, order, { lines })
  const answers = await Promise.all([accept(room, order, both), decline(both), accept(room, order, both), decline(both)])
  const won = answers.filter(({ status }) => status < 300)
  assert.equal(won.length, 1, answers.map(({ status, text }) => `${status} ${text}`).join('\n'))
  assert.equal((await room.query('select from orders.orders')).length, won[0]!.status === 201 ? 2 : 1)
})

test('a supplement that is not paid, or has no stock, leaves its proposal open; a guest answers by the link of the order', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await placed(room, [12], me)
  const token = order.lookupToken ?? ''
  const { variantId } = order.lines[0]!
  const { body: edit } = await propose(room, order, { lines: [{ variantId, quantity: 6 }], shipping: 500 })
  assert.equal(edit.totals?.shipping.amount, 500)
  room.around.stock.set(variantId, 5)
  const short = await accept(room, order, edit, { caller: guest(), token })
  assert.deepEqual([short.status, short.body.code], [409, 'not-enough-stock'])
  room.around.stock.set(variantId, 6)
  assert.equal((await accept(room, order, edit, { caller: me, pays: 'invoice' })).body.code, 'payment-unavailable')
  assert.equal((await accept(room, order, edit, { caller: me, pays: 'is-away' })).body.code, 'payment-unavailable')
  await room.service.idle()
  assert.equal((await now(room, order, me)).edits[0]?.state, 'proposed')
  const declined = await accept(room, order, edit, { caller: guest(), token, pays: 'declines' })
  assert.deepEqual([declined.status, declined.body.state, declined.body.payment.state], [201, 'awaiting-payment', 'declined'])
  const paid = await room.as(me).retry(declined.body.id, { method: 'card', provider: 'sandbox', token: 'succeeds' })
  assert.deepEqual([paid.body.state, paid.body.addsTo?.orderId], ['placed', order.id])
  assert.equal((await now(room, order, me)).edits[0]?.state, 'accepted')
})

test('whoever has the link of an account’s order may accept and pay by card, but charges nothing to the account; its owner may', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12])
  const token = order.lookupToken ?? ''
  const lines = [{ variantId: order.lines[0]!.variantId, quantity: 6 }]
  const [first, second] = [(await propose(room, order, { lines })).body, (await propose(room, order, { lines })).body]
  for (const caller of [guest(), buyer('user-2')]) {
    const refused = await accept(room, order, first, { caller, token, pays: 'invoice' })
    assert.deepEqual([refused.status, refused.body.code], [422, 'payment-unavailable'])
  }
  assert.equal((await room.query('select from orders.orders')).length, 1)
  assert.equal((await accept(room, order, first, { caller: guest(), token })).body.state, 'placed')
  const owned = await accept(room, order, second, { pays: 'invoice' })
  assert.deepEqual([owned.body.state, owned.body.payment.state], ['placed', 'on-account'])
})

test('what cannot be sold is not proposed: unknown, without a price, or not in whole cases', async (t) => {
  const room = await openRoom(t)
  const order = await placed(room, [12])
  const priceless = room.around.offer(variant({ price: null }))
  const { variantId } = order.lines[0]!
  const refused = async (line: object) => (await propose(room, order, { lines: [line] })).body.code
  assert.equal(await refused({ variantId: newId('var'), quantity: 6 }), 'no-such-variant')
  assert.equal(await refused({ variantId: priceless.variantId, quantity: 6 }), 'no-price')
  assert.equal(await refused({ variantId, quantity: 7 }), 'case-pack')
  assert.equal((await propose(room, order, { lines: [{ variantId, quantity: 6, unitPrice: 0 }] })).status, 400)
  assert.equal((await propose(room, { ...order, id: newId('ord') }, { lines: [{ variantId, quantity: 6 }] })).status, 404)
  assert.deepEqual((await now(room, order)).edits, [])
})
