import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cart, MarketId } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, buyer, guest, openRoom } from '../test/room.ts'

test('where prices are hidden a guest can neither fill a cart, price it nor order, and what was in it comes back with signing in', async (t) => {
  const hiddenPrices: MarketId[] = []
  const room = await openRoom(t, { hiddenPrices })
  const { variantId, sku } = room.around.offer(variant())
  const someone = guest()
  const me = room.as(someone)
  const request = await me.readyToPay([{ variantId, casePack: 6 }])
  hiddenPrices.push('us')

  const { lines, subtotal, id } = await me.cart()
  assert.deepEqual([lines, subtotal.amount, id], [[], 0, ''])
  const asked = [
    await me.send('POST', '/cart/lines', { variantId, quantity: 6 }),
    await me.send('PUT', '/cart/lines', { lines: [{ variantId, quantity: 12 }] }),
    await me.send('PATCH', '/cart/lines', { mode: 'add', lines: [{ sku, quantity: 6 }] }),
    await me.send('POST', '/cart/undo', { version: 1 }),
    await me.send('DELETE', `/cart/lines/${variantId}`),
    await me.send('POST', '/checkout/quote', { shipTo: ADDRESS }),
    await me.place(request),
  ]
  for (const { status, body, text } of asked) {
    assert.deepEqual([status, (body as { code: string }).code], [401, 'sign-in-needed'], text)
    assert.doesNotMatch(text, /"amount"/)
  }
  assert.equal(room.around.calls.includes('holdStock'), false)
  assert.equal((await room.query('select from orders.orders')).length, 0)

  const member = room.as(buyer('usr_1', someone.guestId))
  const cart: Cart = await member.cart()
  assert.deepEqual(
    cart.lines.map((line) => [line.variantId, line.quantity]),
    [[variantId, 6]],
  )
  assert.ok(cart.subtotal.amount > 0)
  const elsewhere = await me.cart('gb')
  assert.equal(elsewhere.market, 'gb')
})
