import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type Order, type Reorder } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { buyer, guest, openRoom, type Room, type Visitor } from '../test/room.ts'

type Refusal = { code: string }
const again = (me: Visitor, order: Order, { token, key, market = 'us' }: { token?: string; key?: string; market?: string } = {}) =>
  me.send<Reorder & Refusal>('POST', `/orders/${order.id}/reorder?market=${market}`, token === undefined ? {} : { token }, key)
const usd = (amount: number) => ({ amount, currency: 'USD' as const })

async function placed(me: Visitor, variants: ReturnType<typeof variant>[], quantity?: number): Promise<Order> {
  const { status, body } = await me.place(await me.readyToPay(variants, 'succeeds', quantity))
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

async function changedShop(room: Room) {
  const [same, gone, unpriced, dearer, packed, short, out, scarce, limited] = Array.from({ length: 9 }, () => room.around.offer(variant()))
  const all = [same, gone, unpriced, dearer, packed, short, out, scarce, limited] as ReturnType<typeof variant>[]
  const change = (one: ReturnType<typeof variant> | undefined, now: Partial<ReturnType<typeof variant>>) => {
    if (one) room.around.offer({ ...one, ...now })
  }
  return {
    all,
    change() {
      room.around.catalogue.delete(gone?.variantId ?? '')
      change(unpriced, { price: null, tiers: [] })
      change(dearer, { price: usd(1_400), tiers: [{ minQuantity: 6, unitPrice: usd(1_400) }] })
      change(packed, { casePack: 10, minQuantity: 10 })
      change(short, { availability: { state: 'low', quantity: 8, arrivesOn: null } })
      change(out, { availability: { state: 'out-of-stock', quantity: 0, arrivesOn: null } })
      change(scarce, { cap: { quantity: 18, days: 30 } })
      change(limited, { maxQuantity: 6 })
    },
  }
}

test('an old order fills the cart and every difference is said: gone, unpriced, dearer, packed anew, short, scarce', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const me = room.as(buyer('user-1'))
  const shop = await changedShop(room)
  const order = await placed(me, shop.all, 12)
  shop.change()
  const { status, body } = await again(me, order)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(
    body.lines.map((line) => [line.ordered, line.added, line.differences]),
    [
      [12, 12, []],
      [12, 0, [{ code: 'gone' }]],
      [12, 0, [{ code: 'no-price' }]],
      [12, 12, [{ code: 'price-changed', before: usd(1_250), now: usd(1_400) }]],
      [
        12,
        20,
        [
          { code: 'pack-changed', before: 6, now: 10 },
          { code: 'quantity-changed', because: 'case-pack', before: 12, now: 20 },
        ],
      ],
      [12, 6, [{ code: 'quantity-changed', because: 'not-enough-stock', before: 12, now: 6 }]],
      [12, 0, [{ code: 'quantity-changed', because: 'not-enough-stock', before: 12, now: 0 }]],
      [12, 6, [{ code: 'quantity-changed', because: 'over-cap', before: 12, now: 6 }]],
      [12, 6, [{ code: 'quantity-changed', because: 'above-maximum', before: 12, now: 6 }]],
    ],
  )
  assert.deepEqual(body.lines[0] && [body.lines[0].sku, body.lines[0].title], [shop.all[0]?.sku, 'Clippy plush'])
  const cart = await me.cart()
  assert.deepEqual(body.cart, cart)
  assert.deepEqual(
    cart.lines.map((line) => [line.quantity, line.problems]),
    [12, 12, 20, 6, 6, 6].map((quantity) => [quantity, []]),
  )
})

test('what was ordered comes on top of what the cart holds; the same key fills it once and is answered the same', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const me = room.as(guest())
  const clippy = room.around.offer(variant())
  const order = await placed(me, [clippy])
  await me.add(clippy.variantId, 18)
  const answers = await Promise.all([1, 2, 3].map(() => again(me, order, { key: 'key-1' })))
  assert.equal(new Set(answers.map((one) => one.text)).size, 1)
  assert.deepEqual(
    (await me.cart()).lines.map((line) => line.quantity),
    [24],
  )
  room.around.catalogue.clear()
  const kept = await me.send<Reorder & Refusal>('GET', `/orders/${order.id}/reorders/key-1`)
  assert.deepEqual([kept.status, kept.body], [200, answers[0]?.body])
  for (const [who, path] of [
    [room.as(guest()), `/orders/${order.id}/reorders/key-1`],
    [me, `/orders/${order.id}/reorders/key-2`],
    [me, `/orders/${newId('ord')}/reorders/key-1`],
  ] as const)
    assert.equal((await who.send<Refusal>('GET', path)).body.code, 'no-such-reorder', path)
})

test('a guest orders again by the signed link, from another browser and in another market; nobody else can', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const clippy = room.around.offer(variant())
  const order = await placed(room.as(guest()), [clippy])
  const elsewhere = room.as(guest())
  for (const token of [undefined, 'x'.repeat(43)]) {
    const refused = await again(elsewhere, order, token === undefined ? {} : { token })
    assert.deepEqual([refused.status, refused.body.code], [404, 'no-such-order'])
  }
  assert.equal((await elsewhere.cart()).lines.length, 0)
  const { body } = await again(elsewhere, order, { token: order.lookupToken ?? '', market: 'gb' })
  assert.deepEqual(body.lines[0]?.differences, [{ code: 'price-changed', before: usd(1_250), now: { amount: 1_250, currency: 'GBP' } }])
  assert.deepEqual(
    (await elsewhere.cart('gb')).lines.map((line) => line.quantity),
    [6],
  )
})

test('an order that was not placed is not ordered again, because its cart still holds it', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const me = room.as(guest())
  const clippy = room.around.offer(variant())
  const { body: order } = await me.place(await me.readyToPay([clippy], 'declines'))
  const refused = await again(me, order)
  assert.deepEqual([refused.status, refused.body.code], [409, 'order-not-placed'])
  assert.deepEqual(
    (await me.cart()).lines.map((line) => line.quantity),
    [6],
  )
})
