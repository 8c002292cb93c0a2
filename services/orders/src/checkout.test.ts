import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type Order, type PaymentChoice } from '@toyline/contracts'
import { type Caller, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, buyer, checkoutOf, events, guest, openRoom, type Room, tell } from '../test/room.ts'

const rowsOf = async (room: Room) => (await room.query<{ n: number }>('select count(*)::int as n from orders.orders'))[0]!.n

test('a quote shows shipping, tax and totals for an address, and keeps nothing', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  await me.add(clippy.variantId, 12)
  const quote = await me.quote()
  assert.equal(quote.totals, null)
  assert.ok(quote.shippingOptions.length > 0)
  const { body } = await me.send<{
    totals: { merchandise: { amount: number }; shipping: { amount: number }; tax: { amount: number }; total: { amount: number } }
  }>('POST', '/checkout/quote', { shipTo: ADDRESS, shippingMethod: 'ground' })
  const { merchandise, shipping, tax, total } = body.totals
  assert.equal(merchandise.amount, 15_000)
  assert.ok(shipping.amount > 0 && tax.amount > 0, 'never a price of 0 by accident')
  assert.equal(total.amount, merchandise.amount + shipping.amount + tax.amount)
  assert.equal(await rowsOf(room), 0)
})

test('addresses that are wrong, or not delivered to, and shipping that is not offered are refused with reasons', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const quote = (shipTo: object, shippingMethod?: string) =>
    me.send<{ code: string; errors?: { path: string }[] }>('POST', '/checkout/quote', {
      shipTo,
      ...(shippingMethod ? { shippingMethod } : {}),
    })
  assert.equal((await quote(ADDRESS)).body.code, 'empty-cart')
  await me.add(clippy.variantId, 12)
  const bad = await quote({ ...ADDRESS, postcode: '10115' })
  assert.deepEqual([bad.status, bad.body.code, bad.body.errors?.map((one) => one.path)], [422, 'bad-address', ['shipTo.postcode']])
  const abroad = await quote({ name: 'Ada', line1: 'Unter den Linden 1', city: 'Berlin', postcode: '10117', country: 'DE' })
  assert.deepEqual([abroad.status, abroad.body.code], [422, 'not-delivered-there'])
  assert.deepEqual([(await quote(ADDRESS, 'pigeon')).status, (await quote(ADDRESS, 'pigeon')).body.code], [422, 'no-such-shipping-method'])
  room.around.catalogue.set(clippy.variantId, { ...clippy, weightGrams: 0 })
  assert.equal((await quote(ADDRESS)).body.code, 'not-delivered-there', 'an unknown weight is not sent for nothing')
})

test('an order is held, paid, placed and claimed, once; its cart is closed and everybody who must know is told', async (t) => {
  const room = await openRoom(t)
  const variants = [1, 2, 3].map(() => room.around.offer(variant()))
  const me = room.as(guest())
  const request = await me.readyToPay(variants)
  const { status, body: order } = await me.place(request)
  assert.equal(status, 201, JSON.stringify(order))
  assert.deepEqual(
    [order.id, order.state, order.payment.state, order.payment.description],
    [request.orderId, 'placed', 'authorised', 'visa 4242'],
  )
  assert.match(order.number, /^TL-1\d{5}$/)
  assert.deepEqual(order.totals.total, request.expectedTotal)
  assert.equal(
    order.lines.reduce((sum, line) => sum + line.taxLines.reduce((tax, one) => tax + one.amount.amount, 0), 0) <= order.totals.tax.amount,
    true,
  )
  assert.deepEqual(
    order.timeline.map((one) => one.what),
    ['received', 'placed'],
  )
  const { charges, voids } = room.around.payments.get(order.id)!
  const hold = room.around.holds.get(order.id)!
  assert.deepEqual([charges, voids, hold.state, hold.claims], [1, 0, 'claimed', 1])
  await room.service.idle()
  assert.deepEqual(
    events(room.said, 'orders.order-placed.v1', order.id)
      .map((one) => one.subscriber)
      .sort(),
    ['notifications'],
  )
  const cart = await me.cart()
  assert.deepEqual([cart.lines, cart.id === request.cartId], [[], false])
  const planned = [{ location: 'reno', lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })) }]
  assert.deepEqual((await me.order(order.id)).body, { ...order, planned })
  const [trace] = await room.query<{ price_trace: object }>('select price_trace from orders.order_lines limit 1')
  const unit = { amount: 1_250, currency: 'USD' }
  assert.deepEqual(trace?.price_trace, { source: 'market-list', market: 'us', quantity: 6, unit, tier: 6, base: unit })
})

test('a price, a cart or a total that is no longer what the buyer saw is refused with the new one, and nothing is kept', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const request = await me.readyToPay([clippy])
  const cheat = await me.place({ ...request, expectedTotal: { amount: 1, currency: 'USD' } })
  assert.deepEqual(
    [cheat.status, cheat.body.code, (cheat.body.totals as { total: object }).total],
    [409, 'total-changed', request.expectedTotal],
  )
  room.around.catalogue.set(clippy.variantId, variant({ variantId: clippy.variantId, price: { amount: 1_300, currency: 'USD' } }))
  assert.equal((await me.place(request)).body.code, 'total-changed')
  room.around.catalogue.set(clippy.variantId, clippy)
  await me.add(clippy.variantId, 6)
  const moved = await me.place(request)
  assert.deepEqual([moved.status, moved.body.code, (moved.body.cart as { version: number }).version], [409, 'cart-changed', 2])
  assert.equal((await me.place({ ...request, cartVersion: 2 })).body.code, 'total-changed')
  assert.deepEqual(
    [await rowsOf(room), room.around.calls.includes('holdStock'), room.around.calls.includes('authorisePayment')],
    [0, false, false],
  )
})

test('what is not in stock is refused with every reason; the cart stays, nothing is charged, nobody gets mail', async (t) => {
  const room = await openRoom(t)
  const [few, none, plenty] = [room.around.offer(variant(), 3), room.around.offer(variant(), 0), room.around.offer(variant())]
  const me = room.as(guest())
  const request = await me.readyToPay([few, none, plenty])
  const { status, body } = await me.place(request)
  assert.deepEqual([status, body.code], [409, 'not-enough-stock'])
  assert.deepEqual(
    (body.refusals as { sku: string; available: number }[]).map((one) => [one.sku, one.available]),
    [
      [few.sku, 3],
      [none.sku, 0],
    ],
  )
  assert.equal((await me.cart()).lines.length, 3)
  await room.service.idle()
  assert.deepEqual(
    [room.said, room.around.calls.includes('authorisePayment'), room.around.calls.includes('voidPayment')],
    [[], false, false],
  )
  assert.equal((await me.order(request.orderId)).body.state, 'failed')
  room.around.stock.set(few.variantId, 100).set(none.variantId, 100)
  assert.equal((await me.place({ ...request, orderId: newId('ord') })).body.state, 'placed')
})

test('the last case wanted by two is sold to one', async (t) => {
  const room = await openRoom(t)
  const last = room.around.offer(variant(), 6)
  const people = Array.from({ length: 8 }, () => room.as(guest()))
  const requests = await Promise.all(people.map((me) => me.readyToPay([last])))
  const answers = await Promise.all(people.map((me, i) => me.place(requests[i]!)))
  assert.deepEqual(answers.map((one) => one.status).sort(), [201, ...Array.from({ length: 7 }, () => 409)])
  assert.equal(room.around.stock.get(last.variantId), 0)
  assert.equal([...room.around.payments.values()].filter((one) => one.charges > 0).length, 1)
})

test('the same key and body sent 50 times at once is one order and one charge; 50 replays afterwards are the same bytes (C5)', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const request = await me.readyToPay([clippy])
  const answers = await Promise.all(Array.from({ length: 50 }, () => me.place(request, 'pay-1')))
  const won = answers.filter((one) => one.status === 201)
  assert.ok(won.length >= 1)
  assert.ok(
    answers.every((one) => one.status === 201 || one.status === 409),
    answers.map((one) => one.status).join(),
  )
  assert.equal(new Set(won.map((one) => one.text)).size, 1)
  const replays = await Promise.all(Array.from({ length: 50 }, () => me.place(request, 'pay-1')))
  assert.deepEqual([new Set(replays.map((one) => one.text)).size, replays[0]?.text, replays[0]?.status], [1, won[0]?.text, 201])
  await room.service.idle()
  const { charges, attempts } = room.around.payments.get(request.orderId)!
  assert.deepEqual([await rowsOf(room), charges, attempts, room.around.holds.size], [1, 1, [1], 1])
  assert.equal(events(room.said, 'orders.order-placed.v1', request.orderId).filter((one) => one.subscriber === 'notifications').length, 1)
  assert.deepEqual(
    [(await me.place({ ...request, note: 'other' }, 'pay-1')).status, (await me.place({ ...request, note: 'other' }, 'pay-1')).body.code],
    [422, 'idempotency-key-reused'],
  )
})

test('a double click, a reload and a second tab end at the same order', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const request = await me.readyToPay([clippy])
  const clicks = await Promise.all([me.place(request), me.place(request)])
  assert.ok(clicks.some((one) => one.status === 201))
  assert.ok(
    clicks.every((one) => one.status === 201 || one.body.code === 'order-busy'),
    JSON.stringify(clicks),
  )
  const reload = await me.place(request)
  assert.deepEqual([reload.status, reload.body.id, reload.body.state], [201, request.orderId, 'placed'])
  const tab = await me.place({ ...request, orderId: newId('ord') })
  assert.deepEqual([tab.status, tab.body.code, tab.body.orderId], [409, 'already-ordered', request.orderId])
  const stranger = await room.as(guest()).place(request)
  assert.deepEqual([stranger.status, stranger.body.code, 'orderId' in stranger.body], [409, 'already-ordered', false])
  assert.deepEqual([await rowsOf(room), room.around.payments.get(request.orderId)?.charges], [1, 1])
})

test('a declined card keeps the order and its hold; another card pays it; a second answer to the same click changes nothing', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 6)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'declines')
  const { status, body } = await me.place(request, 'first')
  assert.deepEqual(
    [status, body.state, body.payment.state, body.payment.decline],
    [201, 'awaiting-payment', 'declined', 'insufficient-funds'],
  )
  assert.equal(room.around.holds.get(request.orderId)?.state, 'held')
  assert.equal((await me.cart()).lines.length, 1, 'the cart is kept')
  const card = { method: 'card' as const, provider: 'sandbox', token: 'succeeds' }
  const tries = await Promise.all(['a', 'b', 'c'].map((key) => me.retry(request.orderId, card, key)))
  assert.equal(
    tries.filter((one) => one.status === 200 && one.body.state === 'placed').length,
    1,
    JSON.stringify(tries.map((one) => [one.status, one.body.code])),
  )
  assert.equal((await me.retry(request.orderId, card)).body.code, 'already-paid')
  assert.equal((await me.place(request, 'first')).body.state, 'awaiting-payment', 'the first answer is replayed')
  await room.service.idle()
  const payment = room.around.payments.get(request.orderId)!
  assert.deepEqual([payment.attempts, payment.charges, payment.voids], [[1, 2], 1, 0])
  assert.deepEqual(
    [
      events(room.said, 'orders.payment-declined.v1', request.orderId).length,
      events(room.said, 'orders.order-placed.v1', request.orderId).length,
    ],
    [1, 1],
  )
  assert.equal((await me.cart()).lines.length, 0)
})

test('somebody who changes their cart after a decline orders that instead; the first order is let go', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 12)
  const me = room.as(guest())
  const first = await me.readyToPay([clippy], 'declines')
  await me.place(first)
  const second = checkoutOf(await me.add(clippy.variantId, 6), await me.quote('ground'), 'succeeds')
  const { body } = await me.place(second)
  assert.deepEqual(
    [body.code, (body.refusals as { available: number }[] | undefined)?.[0]?.available],
    [undefined, undefined],
    JSON.stringify(body),
  )
  assert.equal(body.state, 'placed')
  assert.deepEqual([(await me.order(first.orderId)).body.state, room.around.holds.get(first.orderId)?.state], ['expired', 'released'])
})

test('a challenge sends the buyer away; browser return and provider’s message, at once and again, place the order once', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'challenges')
  const { body } = await me.place(request)
  assert.deepEqual(
    [body.state, body.payment.state, body.payment.actionUrl],
    ['awaiting-payment', 'requires-action', 'https://bank.example/challenge'],
  )
  const status = room.around.setPayment(request.orderId, 'authorised')
  const transport = injectTransport(room.service.app)
  const [a, b] = [newId('evt'), newId('evt')]
  await Promise.all([
    tell(transport, status, a),
    tell(transport, status, a),
    tell(transport, status, b),
    ...Array.from({ length: 6 }, () => me.finalise(request.orderId)),
  ])
  await room.service.idle()
  const done = (await me.order(request.orderId)).body
  assert.deepEqual([done.state, done.payment.state, done.payment.actionUrl], ['placed', 'authorised', null])
  assert.deepEqual(
    done.timeline.map((one) => one.what),
    ['received', 'payment-requires-action', 'placed'],
  )
  assert.equal(events(room.said, 'orders.order-placed.v1', request.orderId).length, 1)
  assert.equal(room.around.holds.get(request.orderId)?.claims, 1)
  assert.equal(await tell(transport, status, a), false, 'an event counts once')
})

test('a provider that charges and loses the answer: the order ends paid, with one charge', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'loses-answer')
  const { status, body } = await me.place(request)
  assert.deepEqual([status, body.state, body.payment.state], [201, 'awaiting-payment', 'processing'])
  await waitFor(async () => (await me.order(request.orderId)).body.state === 'placed', { what: 'the job to find the charge' })
  await room.service.idle()
  assert.deepEqual([room.around.payments.get(request.orderId)?.charges, room.around.holds.get(request.orderId)?.claims], [1, 1])
})

test('a payment for the wrong amount is given back and the order never placed', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 6)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'wrong-amount')
  const { status, body } = await me.place(request)
  assert.deepEqual([status, body.code, body.reason], [409, 'order-ended', 'wrong-amount'])
  await room.service.idle()
  const payment = room.around.payments.get(request.orderId)!
  assert.deepEqual(
    [payment.voids, payment.status.state, room.around.holds.get(request.orderId)?.state, room.around.stock.get(clippy.variantId)],
    [1, 'voided', 'released', 6],
  )
  assert.deepEqual(
    room.said.map((one) => one.event.name),
    ['orders.order-ended.v1'],
  )
})

test('an order whose hold runs out unpaid expires; money that comes later is given back', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 6)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'challenges')
  await me.place(request)
  await room.query(`update orders.orders set hold_expires_at = now() - interval '1 second'`)
  await me.finalise(request.orderId)
  const expired = (await me.order(request.orderId)).body
  assert.deepEqual([expired.state, expired.payment.state, room.around.stock.get(clippy.variantId)], ['expired', 'voided', 6])
  const late = room.around.setPayment(request.orderId, 'authorised')
  await tell(injectTransport(room.service.app), late)
  await waitFor(() => room.around.payments.get(request.orderId)?.voids === 1, { what: 'the late money to go back' })
  await room.service.idle()
  assert.deepEqual(
    room.said.map((one) => one.event.name),
    ['orders.order-ended.v1'],
  )
  assert.equal((await me.retry(request.orderId, { method: 'card', provider: 'sandbox', token: 'succeeds' })).body.code, 'order-ended')
})

test('money that comes when the hold has ended and the stock is gone goes back, and the order is not placed', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 6)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'challenges')
  await me.place(request)
  room.around.holds.get(request.orderId)!.state = 'released'
  await room.query(`update orders.orders set hold_expires_at = now() - interval '1 second'`)
  room.around.setPayment(request.orderId, 'authorised')
  const order = await me.finalise(request.orderId)
  assert.equal(order.state, 'failed')
  assert.deepEqual(
    [room.around.payments.get(request.orderId)?.voids, events(room.said, 'orders.order-placed.v1', request.orderId).length],
    [1, 0],
  )
})

test('a request that found no stock, and is slow to say so, ends what another request of the buyer has held, which is given back and not charged', async (t) => {
  const [slow, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let refusals = 0
  const room = await openRoom(t, {
    failpoint: async (name) => {
      if (name === 'place.after-hold' && refusals++ === 0) {
        slow.resolve()
        await ended.promise
      }
    },
  })
  const clippy = room.around.offer(variant(), 0)
  const me = room.as(buyer('user-14'))
  const request = { ...(await me.readyToPay([clippy])), payment: { method: 'invoice' as const } }
  const first = me.place(request)
  await slow.promise
  room.around.offer(clippy, 6)
  await room.query(`update orders.orders set lease_until = now() - interval '1 second'`)
  room.around.before.set('authorisePayment', async () => {
    ended.resolve()
    await first
  })
  const second = await me.place(request)
  assert.deepEqual([(await first).body.code, second.body.code], ['not-enough-stock', 'order-ended'])
  await room.service.idle()
  assert.equal((await me.order(request.orderId)).body.state, 'failed')
  assert.deepEqual(
    [room.around.payments.get(request.orderId)?.status.state, room.around.holds.get(request.orderId)?.state],
    ['none', 'released'],
  )
})

test('a provider that is away costs the buyer nothing: order let go, hold released, cart kept', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 6)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'is-away')
  const answers = [await me.place(request, 'once'), await me.place(request, 'once')]
  for (const { status, body, retryAfter } of answers)
    assert.deepEqual([status, body.code, retryAfter], [503, 'payment-unavailable', '2'], 'the first time, and when it is asked again')
  assert.deepEqual(
    [room.around.stock.get(clippy.variantId), (await me.cart()).lines.length, room.around.payments.get(request.orderId)?.charges],
    [6, 1, 0],
  )
})

test('what is put into the cart during payment is not lost: it waits in a new cart', async (t) => {
  const room = await openRoom(t)
  const [clippy, rover] = [room.around.offer(variant()), room.around.offer(variant())]
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'challenges')
  await me.place(request)
  await me.set([
    { variantId: clippy.variantId, quantity: 18 },
    { variantId: rover.variantId, quantity: 6 },
  ])
  room.around.setPayment(request.orderId, 'authorised')
  assert.equal((await me.finalise(request.orderId)).state, 'placed')
  const cart = await me.cart()
  assert.notEqual(cart.id, request.cartId)
  assert.deepEqual(
    cart.lines.map((line) => [line.variantId, line.quantity]),
    [
      [clippy.variantId, 12],
      [rover.variantId, 6],
    ],
  )
})

test('an invoice needs an account', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const invoice = { method: 'invoice' as const }
  const stranger = room.as(guest())
  const refused = await stranger.place({ ...(await stranger.readyToPay([clippy])), payment: invoice })
  assert.deepEqual([refused.status, refused.body.code], [422, 'payment-unavailable'])
  const me = room.as(buyer('user-9'))
  const placed = await me.place({ ...(await me.readyToPay([clippy])), payment: invoice })
  assert.deepEqual([placed.body.state, placed.body.payment.state], ['placed', 'on-account'])
})

test('keeping a card, and paying with a kept one, needs an account; a kept card that is gone ends the order, and the cart stays', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const saved = { method: 'card' as const, saved: newId('pmt') }
  const stranger = room.as(guest())
  for (const payment of [saved, { method: 'card' as const, provider: 'sandbox', token: 'succeeds', keep: true }]) {
    const refused = await stranger.place({ ...(await stranger.readyToPay([clippy])), payment })
    assert.deepEqual([refused.status, refused.body.code], [422, 'payment-unavailable'])
  }
  const me = room.as(buyer('user-11'))
  const request = { ...(await me.readyToPay([clippy])), payment: saved }
  const gone = await me.place(request)
  assert.deepEqual([gone.status, gone.body.code], [404, 'no-such-payment-method'])
  await room.service.idle()
  assert.equal(room.around.holds.get(request.orderId)?.state, 'released')
  assert.equal((await me.cart()).lines.length, 1)

  const held = await me.readyToPay([clippy], 'declines')
  await me.place(held)
  const again = await me.retry(held.orderId, saved)
  assert.deepEqual([again.status, again.body.code], [404, 'no-such-payment-method'])
  const paid = await me.retry(held.orderId, { method: 'invoice' })
  assert.equal(paid.body.state, 'placed', 'the order has waited')
})

test('whoever has the link of an account’s order may pay it by card, but charges nothing to the account and no card that it keeps', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const me = room.as(buyer('user-12'))
  const request = await me.readyToPay([clippy], 'declines')
  const token = (await me.place(request)).body.lookupToken
  const pay = (caller: Caller, payment: PaymentChoice) =>
    room.as(caller).send<Order & { code?: string }>('POST', `/orders/${request.orderId}/payment`, { payment, returnPath: '/back', token })
  for (const caller of [guest(), buyer('user-13')])
    for (const payment of [{ method: 'invoice' as const }, { method: 'card' as const, saved: newId('pmt') }]) {
      const refused = await pay(caller, payment)
      assert.deepEqual([refused.status, refused.body.code], [422, 'payment-unavailable'])
    }
  assert.equal(room.around.payments.get(request.orderId)?.status.state, 'declined')
  assert.equal((await pay(guest(), { method: 'card', provider: 'sandbox', token: 'succeeds' })).body.state, 'placed')
})

test('the buyer’s own number and note stay with the order through every way of paying, whole and without what no paper can print', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant())
  const me = room.as(buyer('user-10'))
  const request = await me.readyToPay([clippy], 'declines')
  const typed = { poNumber: ' PO\u0000-7\r\nBcc: all ', note: '<b>Ring</b> \u001btwice' }
  const long = await me.place({ ...request, poNumber: 'x'.repeat(61) })
  assert.deepEqual([long.status, long.body.code], [400, 'bad-input'])
  const declined = await me.place({ ...request, ...typed, locale: 'es-us' })
  assert.equal(declined.body.payment.state, 'declined')
  const { body: paid } = await me.retry(request.orderId, { method: 'invoice' })
  assert.deepEqual([paid.state, paid.payment.poNumber, paid.note], ['placed', 'PO -7  Bcc: all', '<b>Ring</b>  twice'])
  assert.equal(room.around.payments.get(request.orderId)?.poNumber, 'PO -7  Bcc: all')
  await room.service.idle()
  const [placed] = events(room.said, 'orders.order-placed.v1', request.orderId)
  const { order } = placed!.event.data as { order: Order }
  assert.equal(order.locale, 'es-us')
  assert.deepEqual([order.payment.poNumber, order.note], ['PO -7  Bcc: all', '<b>Ring</b>  twice'])
})

test('a paid order whose hold cannot last until it is surely claimed is given back rather than placed on nothing', async (t) => {
  const room = await openRoom(t)
  const clippy = room.around.offer(variant(), 6)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'challenges')
  await me.place(request)
  room.around.limits.holdSeconds = 20
  await room.query(`update orders.orders set hold_expires_at = now() + interval '10 seconds'`)
  room.around.setPayment(request.orderId, 'authorised')
  assert.equal((await me.finalise(request.orderId)).state, 'failed')
  assert.deepEqual([room.around.payments.get(request.orderId)?.voids, room.around.stock.get(clippy.variantId)], [1, 6])
})
