import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BuyAgainLine, VariantSnapshot } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { buyer, guest, openRoom, type Room, type Visitor } from '../test/room.ts'

const again = async (me: Visitor, market = 'us') => me.send<{ items: BuyAgainLine[]; code?: string }>('GET', `/buy-again?market=${market}`)

async function placed(room: Room, me: Visitor, variants: VariantSnapshot[], quantity: number, daysAgo: number): Promise<void> {
  const { status, body } = await me.place(await me.readyToPay(variants, 'succeeds', quantity))
  assert.equal(status, 201, JSON.stringify(body))
  await room.query(`update orders.orders set placed_at = now() - make_interval(days => $2::int) where id = $1`, [body.id, daysAgo])
}

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)

test('what was ordered before comes back with how much, how often and whether it is due, to its buyer and nobody else', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const [bear, cat, dog] = Array.from({ length: 3 }, () => room.around.offer(variant({ stockAt: { reno: 100_000 } }))) as [
    VariantSnapshot,
    VariantSnapshot,
    VariantSnapshot,
  ]
  const me = room.as(buyer('user-1'))
  await placed(room, me, [bear], 12, 70)
  await placed(room, me, [bear], 24, 40)
  await placed(room, me, [bear], 12, 35)
  await placed(room, me, [cat], 18, 60)
  await placed(room, me, [cat], 18, 5)
  await placed(room, room.as(buyer('user-2')), [dog], 6, 1)
  const { status, body } = await again(me)
  assert.equal(status, 200)
  assert.deepEqual(
    body.items.map((one) => [one.variantId, one.orders, one.usualQuantity, one.everyDays, one.lastOrderedOn, one.isDue]),
    [
      [bear.variantId, 3, 12, 5, day(35), true],
      [cat.variantId, 2, 18, 55, day(5), false],
    ],
  )
  assert.deepEqual([body.items[0]?.price, body.items[0]?.title], [bear.price, bear.title])
  assert.deepEqual((await again(room.as(buyer('user-3')))).body, { items: [] })
  const stranger = await again(room.as(guest()))
  assert.deepEqual([stranger.status, stranger.body.code], [401, 'sign-in-needed'])
})

test('only what can be ordered now is named, in cases of now; an order that was not placed counts for nothing', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const [gone, unpriced, out, packed, waiting] = Array.from({ length: 5 }, () => room.around.offer(variant())) as VariantSnapshot[]
  const me = room.as(buyer('user-1'))
  await placed(room, me, [gone, unpriced, out, packed] as VariantSnapshot[], 12, 3)
  const { body: order } = await me.place(await me.readyToPay([waiting as VariantSnapshot], 'declines'))
  assert.equal(order.state, 'awaiting-payment')
  room.around.catalogue.delete(gone?.variantId ?? '')
  room.around.offer({ ...(unpriced as VariantSnapshot), price: null, tiers: [] })
  room.around.offer({ ...(out as VariantSnapshot), availability: { state: 'out-of-stock', quantity: 0, arrivesOn: null } })
  room.around.offer({ ...(packed as VariantSnapshot), casePack: 10, minQuantity: 10 })
  const { items } = (await again(me, 'gb')).body
  assert.deepEqual(
    items.map((one) => [one.variantId, one.usualQuantity, one.price?.currency]),
    [[packed?.variantId, 20, 'GBP']],
  )
})

test('of two toys that were ordered alike, the one that shops order now comes first', async (t) => {
  const room = await openRoom(t)
  const [bear, cat] = ['prod_a', 'prod_b'].map((productId) => room.around.offer(variant({ productId }))) as [
    VariantSnapshot,
    VariantSnapshot,
  ]
  const me = room.as(buyer('user-1'))
  await placed(room, me, [bear, cat], 6, 40)
  for (const name of ['user-2', 'user-3']) await placed(room, room.as(buyer(name)), [cat], 6, 1)
  await room.query(`update orders.jobs set run_at = now() where key = 'learn-companions'`)
  await room.service.idle()
  assert.deepEqual(
    (await again(me)).body.items.map(({ variantId }) => variantId),
    [cat.variantId, bear.variantId],
  )
})

test('however much was ordered, it is one query, one call, and no more than eight', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const many = Array.from({ length: 30 }, () => room.around.offer(variant()))
  const me = room.as(buyer('user-1'))
  await placed(room, me, many, 6, 9)
  await placed(room, room.as(buyer('user-2')), many.slice(0, 1), 6, 9)
  const cost = async (who: Visitor) => {
    const before = [room.counted.statements, room.around.calls.length] as const
    const { items } = (await again(who)).body
    return [items.length, room.counted.statements - before[0], room.around.calls.length - before[1]]
  }
  assert.deepEqual(
    [await cost(me), await cost(room.as(buyer('user-2')))],
    [
      [8, 1, 1],
      [1, 1, 1],
    ],
  )
})
