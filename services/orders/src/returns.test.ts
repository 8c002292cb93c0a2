import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  deliveryCards,
  event,
  newId,
  type Order,
  type OrderReturn,
  type Refund,
  type Returnable,
  type StaffReturn,
} from '@toyline/contracts'
import { type Caller, client, injectTransport, problem } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import pg from 'pg'
import sharp from 'sharp'
import { variant } from '../test/neighbours.ts'
import { type Answer, buyer, events, guest, openRoom, type Room, tokens } from '../test/room.ts'

const STAFF: Caller = { kind: 'staff', userId: 'user-staff' }
type Refused = { code: string } & Record<string, unknown>

/** An order of twelve pieces that has been delivered, and a second one before it, so that it is nobody's first. */
async function delivered(room: Room, caller: Caller, { isFirst = false } = {}): Promise<Order> {
  const me = room.as(caller)
  const clippy = room.around.offer(variant())
  if (!isFirst) assert.equal((await me.place(await me.readyToPay([clippy]))).status, 201)
  const { status, body: order } = await me.place(await me.readyToPay([clippy], 'succeeds', 12))
  assert.equal(status, 201, JSON.stringify(order))
  const { body: shipment } = await waitFor(async () => {
    const sent = await room.as(STAFF).send<{ id: string }>('POST', `/staff/orders/${order.id}/shipments`, {})
    return sent.status === 201 ? sent : undefined
  })
  const news = await room.as(STAFF).send('POST', `/staff/shipments/${shipment.id}/tracking`, { state: 'delivered' })
  assert.equal(news.status, 200, news.text)
  return order
}

const pieces = (order: Order, quantity: number, reason: string) => [{ lineId: order.lines[0]?.id, quantity, reason }]
const ask = (room: Room, caller: Caller, order: Order, body: object, key?: string) =>
  room.as(caller).send<OrderReturn & Refused>('POST', `/orders/${order.id}/returns`, body, key)
const seen = async (room: Room, caller: Caller, order: Order) => (await room.as(caller).order(order.id)).body
const staff = (room: Room, returnId: string, what: string, body: object) =>
  room.as(STAFF).send<StaffReturn & Refused>('POST', `/staff/returns/${returnId}/${what}`, body)
const code = ({ status, body }: Answer<Refused>) => `${status} ${body.code}`

async function refundEnds(room: Room, refund: Partial<Refund> & { orderId: string; key: string }, id: string = newId('evt')) {
  const { receiveEvent } = client(deliveryCards, injectTransport(room.service.app), {
    tokens,
    caller: { kind: 'service', service: 'payments' },
  })
  const ended: Refund = { state: 'done', amount: { amount: 2_125, currency: 'USD' }, way: 'provider', ...refund }
  return (await receiveEvent({ body: { ...event('payments.refund-ended.v1', refund.orderId, { refund: ended }), id } })).handled
}

test('a return within the policy is approved at once, travels, is graded, and refunded at what was paid less the fee (W65)', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const { body: may } = await room.as(me).send<Returnable>('GET', `/orders/${order.id}/returnable`)
  assert.deepEqual([may.freight, may.isFirstOrder, may.lines[0]?.returnable, may.lines[0]?.fee], ['buyer', false, 12, 150_000])

  const asked = await ask(room, me, order, { kind: 'return', lines: pieces(order, 2, 'too-many'), note: 'Two too many' })
  assert.equal(asked.status, 201, asked.text)
  const { id, number, state, sendTo, amount } = asked.body
  assert.deepEqual([number, state, sendTo?.city, amount], [`R-${order.number}-1`, 'approved', 'Sparks', { amount: 22_63, currency: 'USD' }])

  const sent = await room.as(me).send<OrderReturn>('POST', `/orders/${order.id}/returns/${id}/sent`, { trackingNumber: '1Z999' })
  assert.deepEqual([sent.body.state, sent.body.trackingNumber], ['in-transit', '1Z999'])
  assert.equal(room.around.refunds.size, 0, 'nothing is given back before the goods are here')

  const line = { lineId: order.lines[0]?.id, restocked: 1, writtenOff: 0 }
  const received = await staff(room, id, 'receipt', { lines: [line] })
  assert.deepEqual([received.status, received.body.return.state], [200, 'received'])
  await waitFor(() => room.around.refunds.has(id))
  const { lines, freight, reason } = room.around.refunds.get(id) ?? {}
  assert.deepEqual([lines, freight, reason], [[{ lineId: line.lineId, quantity: 1, fee: 150_000 }], false, `Return ${number}`])
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'open')

  assert.deepEqual(
    [await refundEnds(room, { orderId: order.id, key: id }), await refundEnds(room, { orderId: order.id, key: id })],
    [true, false],
  )
  const now = await seen(room, me, order)
  assert.deepEqual([now.returns[0]?.state, now.returns[0]?.amount?.amount, now.lines[0]?.returned], ['refunded', 21_25, 1])
  assert.deepEqual(
    now.timeline.slice(-4).map(({ what, detail }) => [what, detail]),
    ['return-approved', 'return-in-transit', 'return-received', 'return-refunded'].map((what) => [what, number]),
  )
  await waitFor(() => events(room.said, 'orders.goods-returned.v1', order.id).length === 1)
  await waitFor(() => events(room.said, 'orders.return-changed.v1', order.id).length === 4)
  assert.deepEqual(
    events(room.said, 'orders.return-changed.v1', order.id).map(({ event: said }) => (said.data as { return: OrderReturn }).return.state),
    ['approved', 'in-transit', 'received', 'refunded'],
  )
  assert.deepEqual(
    events(room.said, 'orders.goods-returned.v1', order.id).map(({ event: said }) => said.data),
    [{ orderId: order.id, market: 'us', location: 'reno', pieces: [{ variantId: order.lines[0]?.variantId, quantity: 1 }] }],
  )
})

test('fifty returns of a piece at once of twelve: twelve are allowed, and what is withdrawn may be returned again (W60)', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const said = await Promise.all(
    Array.from({ length: 50 }, () => ask(room, me, order, { kind: 'return', lines: pieces(order, 1, 'other') })),
  )
  const allowed = said.filter(({ status }) => status === 201)
  assert.equal(allowed.length, 12)
  assert.deepEqual(new Set(said.filter(({ status }) => status !== 201).map(code)), new Set(['409 not-returnable']))
  assert.equal((await seen(room, me, order)).lines[0]?.returned, 12)
  const back = await room.as(me).send<OrderReturn>('POST', `/orders/${order.id}/returns/${allowed[0]?.body.id}/withdraw`, {})
  assert.equal(back.body.state, 'withdrawn')
  assert.equal((await ask(room, me, order, { kind: 'return', lines: pieces(order, 1, 'other') })).status, 201)
  assert.equal(room.around.refunds.size, 0)
})

test('planted: without the order’s lock more is returned than was sent', async (t) => {
  const room = await openRoom(t, {}, { plantedDefects: { lockOrder: async () => true } })
  const admin = new pg.Client({ connectionString: room.adminUrl })
  await admin.connect()
  // The numbers of returns would stop some of them.
  await admin.query('alter table orders.returns drop constraint returns_number_key, drop constraint returns_order_id_position_key')
  await admin.end()
  const me = guest()
  const order = await delivered(room, me)
  await Promise.all(Array.from({ length: 50 }, () => ask(room, me, order, { kind: 'return', lines: pieces(order, 1, 'other') })))
  assert.ok(((await seen(room, me, order)).lines[0]?.returned ?? 0) > 12)
})

test('the same request is the same return, and a stranger sees none of it', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const body = { kind: 'return', lines: pieces(order, 2, 'other') }
  const [first, again] = [await ask(room, me, order, body, 'key-1'), await ask(room, me, order, body, 'key-1')]
  assert.deepEqual([first.status, again.text], [201, first.text])
  assert.equal((await seen(room, me, order)).returns.length, 1)
  const stranger = guest()
  const path = `/orders/${order.id}/returns/${first.body.id}`
  for (const answer of [
    await ask(room, stranger, order, body),
    await room.as(stranger).send<Refused>('GET', `/orders/${order.id}/returnable`),
    await room.as(stranger).send<Refused>('POST', `${path}/withdraw`, {}),
    await room.as(stranger).send<Refused>('POST', `${path}/sent`, { token: 'x'.repeat(43) }),
  ])
    assert.equal(code(answer), '404 no-such-order')
  assert.equal((await ask(room, stranger, order, { ...body, token: order.lookupToken })).status, 201)
  for (const caller of [me, buyer('user-1')])
    assert.ok([401, 403].includes((await room.as(caller).send('POST', `/staff/returns/${first.body.id}/receipt`, { lines: [] })).status))
  const other = await delivered(room, me)
  assert.equal(
    code(await room.as(me).send<Refused>('POST', `/orders/${other.id}/returns/${first.body.id}/withdraw`, {})),
    '404 no-such-return',
  )
})

test('what has not arrived cannot be returned, and a first order comes back free of cost', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me, { isFirst: true })
  const { body: may } = await room.as(me).send<Returnable>('GET', `/orders/${order.id}/returnable`)
  assert.deepEqual([may.isFirstOrder, may.freight, may.lines[0]?.fee], [true, 'seller', 0])
  const shopper = room.as(me)
  const { body: open } = await shopper.place(await shopper.readyToPay([room.around.offer(variant())]))
  assert.equal(code(await ask(room, me, open, { kind: 'return', lines: pieces(open, 1, 'other') })), '409 not-returnable')
})

test('a claim waits for somebody, and is credited without the goods: all of the order with its freight, once', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 12, 'damaged') })
  assert.deepEqual([claim.state, claim.sendTo, claim.lines[0]?.fee], ['requested', null, 0])
  assert.equal(room.around.refunds.size, 0)
  const { body: listed } = await room.as(STAFF).send<{ items: StaffReturn[] }>('GET', '/staff/returns?state=requested')
  assert.deepEqual(
    listed.items.map(({ orderNumber, return: one }) => [orderNumber, one.number]),
    [[order.number, claim.number]],
  )
  const decided = await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'credit' })
  assert.deepEqual([decided.status, decided.body.return.state], [200, 'approved'])
  await waitFor(() => room.around.refunds.has(claim.id))
  assert.equal(room.around.refunds.get(claim.id)?.freight, true)
  assert.equal(code(await room.as(me).send<Refused>('POST', `/orders/${order.id}/returns/${claim.id}/withdraw`, {})), '409 return-closed')
  await refundEnds(room, { orderId: order.id, key: claim.id })
  assert.equal((await seen(room, me, order)).returns[0]?.state, 'refunded')
  assert.equal(code(await staff(room, claim.id, 'decision', { decision: 'reject', answer: 'Too late' })), '409 return-closed')
})

test('whoever wished for new goods and is given money gets money, and no order', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', wish: 'replacement', lines: pieces(order, 1, 'damaged') })
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'credit' })
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'open')
  assert.equal((await room.query('select from orders.orders where replaces is not null')).length, 0)
  for (const body of [{ decision: 'approve' }, { decision: 'reject' }, { decision: 'reject', outcome: 'credit', answer: 'No' }])
    assert.equal((await staff(room, claim.id, 'decision', body)).status, 400, JSON.stringify(body))
})

test('a claim is rejected with a reason, and its pieces are free again; one that is to come back is received first', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const { body: first } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 12, 'wrong') })
  assert.equal((await staff(room, first.id, 'decision', { decision: 'reject', answer: '' })).status, 400)
  const { body: rejected } = await staff(room, first.id, 'decision', { decision: 'reject', answer: 'This is what was ordered.' })
  assert.deepEqual([rejected.return.state, rejected.return.answer], ['rejected', 'This is what was ordered.'])
  const { body: second } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 12, 'wrong') })
  await staff(room, second.id, 'decision', { decision: 'approve', outcome: 'return' })
  const [, back] = (await seen(room, me, order)).returns
  assert.deepEqual([back?.state, back?.sendTo?.city, back?.freight], ['approved', 'Sparks', 'buyer'])
  assert.equal(room.around.refunds.size, 0)
})

test('new goods come as an order at no price, below every minimum, linked to the claim, and once (W68)', async (t) => {
  const room = await openRoom(t, { minimums: undefined })
  const me = guest()
  const shopper = room.as(me)
  const dear = room.around.offer(variant({ price: { amount: 50_00, currency: 'USD' } }))
  const { body: order } = await shopper.place(await shopper.readyToPay([dear], 'succeeds', 12))
  const { body: shipment } = await waitFor(async () => {
    const sent = await room.as(STAFF).send<{ id: string }>('POST', `/staff/orders/${order.id}/shipments`, {})
    return sent.status === 201 ? sent : undefined
  })
  await room.as(STAFF).send('POST', `/staff/shipments/${shipment.id}/tracking`, { state: 'delivered' })
  const stock = room.around.stock.get(dear.variantId) ?? 0

  const { body: claim } = await ask(room, me, order, { kind: 'claim', wish: 'replacement', lines: pieces(order, 2, 'damaged') })
  assert.equal(claim.amount, null)
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'replace' })
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.state === 'replaced')
  const { replacement } = (await seen(room, me, order)).returns[0] as OrderReturn
  assert.ok(replacement)
  const { body: fresh } = await room.as(me).order(replacement.orderId)
  assert.deepEqual(
    [
      fresh.state,
      fresh.totals.total.amount,
      fresh.lines[0]?.quantity,
      fresh.lines[0]?.unitPrice.amount,
      fresh.replaces,
      fresh.payment.state,
    ],
    ['placed', 0, 2, 0, { orderId: order.id, number: order.number }, 'on-account'],
  )
  await waitFor(() => room.around.holds.get(replacement.orderId)?.state === 'claimed')
  assert.equal(room.around.stock.get(dear.variantId), stock - 2)
  assert.equal(room.around.refunds.size, 0)
  await room.query(`insert into orders.jobs (task, payload, run_at, tries) values ('settle-return', $1, now(), 5)`, [
    JSON.stringify({ orderId: order.id, returnId: claim.id }),
  ])
  await room.service.idle()
  assert.equal((await room.query('select from orders.orders where replaces is not null')).length, 1)
  assert.equal(new Set(events(room.said, 'orders.order-placed.v1', replacement.orderId).map(({ event: said }) => said.id)).size, 1)
})

test('a small return of somebody with an account is credited at once, and not again when it comes', async (t) => {
  const room = await openRoom(t)
  room.around.refundsAre('done')
  const me = buyer('user-1')
  const order = await delivered(room, me)
  const { body: small } = await ask(room, me, order, { kind: 'return', lines: pieces(order, 2, 'other') })
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'done')
  assert.equal((await seen(room, me, order)).returns[0]?.state, 'approved', 'the goods are still to come')
  await staff(room, small.id, 'receipt', { lines: [{ lineId: order.lines[0]?.id, restocked: 2, writtenOff: 0 }] })
  await room.service.idle()
  assert.equal((await seen(room, me, order)).returns[0]?.state, 'refunded')
  assert.equal(room.around.refunds.get(small.id)?.times, 1)
  const { body: large } = await ask(room, me, order, { kind: 'return', lines: pieces(order, 10, 'other') })
  await room.service.idle()
  assert.equal(room.around.refunds.has(large.id), false)
})

test('goods that are back before they are invoiced are not given up: their refund is asked for until it can be made', async (t) => {
  const room = await openRoom(t)
  room.around.refundsAre('done')
  const me = buyer('user-1')
  const order = await delivered(room, me)
  let asked = 0
  room.around.before.set('refundOrder', async () => {
    asked += 1
    throw problem(404, 'no-such-invoice', 'This order has no invoice.')
  })
  await ask(room, me, order, { kind: 'return', lines: pieces(order, 2, 'other') })
  await waitFor(() => asked > 0)
  await room.service.idle()
  assert.deepEqual((await seen(room, me, order)).returns[0]?.refund, null)
  assert.deepEqual(await room.query(`select status from orders.jobs where task = 'settle-return'`), [{ status: 'pending' }])

  const { receiveEvent } = client(deliveryCards, injectTransport(room.service.app), {
    tokens,
    caller: { kind: 'service', service: 'payments' },
  })
  const invoice = { id: newId('doc'), kind: 'invoice', number: 'US-000001', issuedOn: '2026-11-27', dueOn: null } as const
  const { id: orderId, number: orderNumber, totals, email, market, locale } = order
  const told = { orderId, orderNumber, document: { ...invoice, total: totals.total }, email, market, locale, lookupToken: null }
  await receiveEvent({ body: event('payments.document-issued.v1', orderId, told) })
  await room.query(`update orders.jobs set run_at = now() where task = 'settle-return'`)
  await room.service.idle()
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'declined', { what: 'a person to be told' })

  room.around.before.delete('refundOrder')
  const [found] = (await seen(room, me, order)).returns
  assert.equal((await staff(room, found!.id, 'refund', {})).status, 200)
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'done')
})

test('a refund that the provider refuses is told, and stays for a person', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 1, 'short') })
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'credit' })
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'open')
  await refundEnds(room, { orderId: order.id, key: claim.id, state: 'declined' })
  const now = await seen(room, me, order)
  assert.deepEqual([now.returns[0]?.state, now.returns[0]?.refund, now.timeline.at(-1)?.what], ['approved', 'declined', 'refund-declined'])
  const times = room.around.refunds.get(claim.id)?.times ?? 0
  assert.equal((await staff(room, claim.id, 'refund', {})).status, 200)
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'open')
  assert.equal(room.around.refunds.get(claim.id)?.times, times + 1)
  assert.equal(code(await staff(room, claim.id, 'refund', {})), '409 return-closed')
  await refundEnds(room, { orderId: order.id, key: claim.id })
  assert.equal((await seen(room, me, order)).returns[0]?.state, 'refunded')
})

test('a refund that did not arrive is told once, not asked for again, and is over when it is given back by hand', async (t) => {
  const room = await openRoom(t)
  room.around.refundsAre('done')
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 1, 'short') })
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'credit' })
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'done')
  await refundEnds(room, { orderId: order.id, key: claim.id, state: 'bounced' })
  await refundEnds(room, { orderId: order.id, key: claim.id, state: 'done' })
  await refundEnds(room, { orderId: order.id, key: claim.id, state: 'bounced' })
  const now = await seen(room, me, order)
  assert.deepEqual([now.returns[0]?.state, now.returns[0]?.refund], ['refunded', 'bounced'])
  assert.deepEqual(
    now.timeline.map(({ what }) => what).filter((what) => what.startsWith('refund-')),
    ['refund-bounced'],
  )
  assert.equal(code(await staff(room, claim.id, 'refund', {})), '409 return-closed')
  assert.equal(room.around.refunds.get(claim.id)?.times, 1)
  await refundEnds(room, { orderId: order.id, key: claim.id, state: 'by-hand' })
  await refundEnds(room, { orderId: order.id, key: claim.id, state: 'bounced' })
  assert.equal((await seen(room, me, order)).returns[0]?.refund, 'by-hand')
})

test('an order has at most so many returns, whatever becomes of them', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  for (let at = 0; at < 20; at += 1) {
    const { body } = await ask(room, me, order, { kind: 'return', lines: pieces(order, 1, 'other') })
    await room.as(me).send('POST', `/orders/${order.id}/returns/${body.id}/withdraw`, {})
  }
  assert.equal(code(await ask(room, me, order, { kind: 'return', lines: pieces(order, 1, 'other') })), '409 too-many-returns')
})

async function photo(room: Room, caller: Caller, path: string, bytes: Buffer, type = 'image/jpeg') {
  const reply = await injectTransport(room.service.app)({
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${await tokens.sign(caller)}`, 'content-type': type, 'idempotency-key': newId('key') },
    body: bytes,
  })
  return { status: reply.status, body: JSON.parse(reply.body.toString('utf8')) as { id: string } & Refused }
}

test('photos of a claim are drawn anew, up to five, and seen by its owner and staff alone', async (t) => {
  const room = await openRoom(t)
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 1, 'damaged') })
  const path = `/orders/${order.id}/returns/${claim.id}/photos`
  const draw = (red: number) => sharp({ create: { width: 3_000, height: 40, channels: 3, background: { r: red, g: 0, b: 0 } } })
  const withPlace = await draw(1)
    .withExif({ IFD0: { Artist: 'Ada Lovelace' }, IFD3: { GPSLatitude: '47/1 36/1 0/1' } })
    .jpeg()
    .toBuffer()
  assert.ok(withPlace.includes('Ada Lovelace'))
  const first = await photo(room, me, path, withPlace)
  assert.equal(first.status, 201, JSON.stringify(first.body))
  assert.equal((await photo(room, me, path, withPlace)).body.id, first.body.id)
  for (const [at, bytes] of [await draw(2).png().toBuffer(), await draw(3).webp().toBuffer(), await draw(4).jpeg().toBuffer()].entries())
    assert.equal((await photo(room, me, path, bytes, 'image/png')).status, 201, String(at))
  for (const bad of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a----------', '\xff\xd8\xff but no picture', 'x'])
    assert.equal((await photo(room, me, path, Buffer.from(bad, 'latin1'))).body.code, 'not-a-picture', bad)
  assert.equal((await photo(room, me, path, Buffer.alloc(8 * 1_048_576 + 1))).body.code, 'body-too-large')
  const last = await Promise.all([60, 120, 240].map(async (red) => photo(room, me, path, await draw(red).jpeg().toBuffer())))
  assert.deepEqual(last.map(({ status }) => status).toSorted(), [201, 409, 409])
  assert.equal((await photo(room, guest(), path, withPlace)).body.code, 'no-such-order')
  assert.equal((await seen(room, me, order)).returns[0]?.photos.length, 5)

  const read = async (caller: Caller, query = '') => {
    const headers = { authorization: `Bearer ${await tokens.sign(caller)}` }
    return injectTransport(room.service.app)({ method: 'GET', path: `${path}/${first.body.id}${query}`, headers })
  }
  const kept = await read(me)
  assert.deepEqual([kept.status, kept.headers['content-type'], kept.headers['cache-control']], [200, 'image/jpeg', 'private, no-store'])
  const { width, exif } = await sharp(kept.body).metadata()
  assert.deepEqual([width, exif, kept.body.includes('Ada')], [2_000, undefined, false])
  assert.equal((await read(STAFF)).status, 200)
  assert.equal((await read(guest(), `?token=${order.lookupToken}`)).status, 200)
  for (const stranger of [guest(), buyer('user-2')]) assert.equal((await read(stranger)).status, 404)
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'credit' })
  assert.equal((await photo(room, me, path, await draw(20).jpeg().toBuffer())).body.code, 'return-closed')
})

async function crashAt(t: TestContext, failpoint: string) {
  let isDead = true
  const room = await openRoom(t, {
    failpoint: (name) => {
      if (name === failpoint && isDead) throw new Error('killed here')
    },
  })
  return { room, revive: () => (isDead = false) }
}

test('interrupted after the refund was asked for, it is asked for again under the same key', async (t) => {
  const { room, revive } = await crashAt(t, 'return.after-refund')
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 1, 'short') })
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'credit' })
  await waitFor(() => (room.around.refunds.get(claim.id)?.times ?? 0) > 0)
  revive()
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.refund === 'open', { timeoutMs: 20_000 })
  assert.equal(room.around.refunds.size, 1)
})

test('interrupted after the stock of new goods was held, the same order is placed on it later', async (t) => {
  const { room, revive } = await crashAt(t, 'return.after-hold')
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 6, 'wrong') })
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'replace' })
  await waitFor(() => room.around.holds.size === 3)
  assert.equal((await room.query('select from orders.orders where replaces is not null')).length, 0)
  revive()
  await waitFor(async () => (await seen(room, me, order)).returns[0]?.state === 'replaced', { timeoutMs: 20_000 })
  const made = await room.query<{ id: string }>('select id from orders.orders where replaces is not null')
  assert.deepEqual([made.length, room.around.holds.size], [1, 3])
  await waitFor(() => room.around.holds.get(made[0]?.id ?? '')?.state === 'claimed')
})

test('new goods whose hold ran out before their order was written are held anew, once, and nobody is waited for', async (t) => {
  const { room, revive } = await crashAt(t, 'return.after-hold')
  const me = guest()
  const order = await delivered(room, me)
  const { body: claim } = await ask(room, me, order, { kind: 'claim', lines: pieces(order, 6, 'wrong') })
  await staff(room, claim.id, 'decision', { decision: 'approve', outcome: 'replace' })
  const replacement = await waitFor(async () => {
    const [row] = await room.query<{ id: string }>('select replacement_id as id from orders.returns')
    return room.around.holds.get(row?.id ?? '')?.state === 'held' ? row!.id : null
  })
  room.around.runOut(replacement)
  revive()
  await waitFor(() => room.around.holds.get(replacement)?.state === 'claimed', { timeoutMs: 20_000 })
  await waitFor(async () => (await room.as(me).order(replacement)).body.planned?.length === 1, { timeoutMs: 20_000 })
  const { body: fresh } = await room.as(me).order(replacement)
  assert.deepEqual(
    [fresh.state, fresh.lines.map(({ quantity, cancelled }) => [quantity, cancelled]), room.around.holds.get(replacement)?.claims],
    ['placed', [[6, 0]], 1],
  )
  assert.equal((await seen(room, me, order)).returns[0]?.state, 'replaced')
  assert.equal((await room.query('select from orders.orders where replaces is not null')).length, 1)
})
