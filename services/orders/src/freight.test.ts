import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckoutQuote, Order, Parcel, Shipment } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, buyer, checkoutOf, openRoom } from '../test/room.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
/** Six in a carton, thirty-six cartons on a pallet. */
const CARTON = { units: 6, size: { length: 38, width: 32, height: 27 }, grossWeightGrams: 1_720, palletUnits: 216 }
const PALLET = 216
const ANCHORAGE = { ...ADDRESS, city: 'Anchorage', area: 'AK', postcode: '99501' }

async function openShop(t: Parameters<typeof openRoom>[0]) {
  const room = await openRoom(t)
  const toy = room.around.offer(variant({ carton: CARTON }), 100_000)
  const me = room.as(buyer('user-1'))
  const cartOf = (quantity: number) => me.set([{ variantId: toy.variantId, quantity }])
  const quote = (body: object = {}) => me.send<CheckoutQuote & { code?: string }>('POST', '/checkout/quote', { shipTo: ADDRESS, ...body })
  return { room, me, cartOf, quote }
}

test('what is too much for parcels goes on pallets, at the price of its pallets and of what the driver does besides, and is stacked so', async (t) => {
  const { room, me, cartOf, quote } = await openShop(t)
  const cart = await cartOf(2 * PALLET + 6)
  const { body } = await quote({ shippingMethod: 'freight' })
  assert.deepEqual(
    body.shippingOptions.map(({ id, amount }) => [id, amount.amount]),
    [['freight', 488_00]],
    'seventy-three parcels are none',
  )
  const lifted = (await quote({ shippingMethod: 'freight', freightExtras: ['lift-gate'] })).body
  assert.equal(lifted.totals?.shipping.amount, 488_00 + 95_00)
  const request = {
    ...checkoutOf(cart, { totals: { total: lifted.totals!.total } }, 'succeeds'),
    shippingMethod: 'freight',
  }
  const cheaper = await me.place(request)
  assert.deepEqual([cheaper.status, cheaper.body.code], [409, 'total-changed'], 'what was not asked for is not charged')
  const placed = await me.place({ ...request, orderId: request.orderId.replace(/.$/, '0') as never, freightExtras: ['lift-gate'] })
  assert.equal(placed.status, 201, JSON.stringify(placed.body))
  const { shipping, totals } = placed.body as Order
  assert.deepEqual([shipping.id, totals.shipping.amount], ['freight', 583_00])
  assert.deepEqual(
    shipping.extras?.filter(({ chosen }) => chosen).map(({ id, amount }) => [id, amount.amount]),
    [['lift-gate', 95_00]],
  )
  await room.service.idle()
  const staff = room.as(STAFF)
  const sent = await staff.send<Shipment>('POST', `/staff/orders/${placed.body.id}/shipments`, {})
  const { items } = (await staff.send<{ items: Parcel[] }>('GET', `/staff/shipments/${sent.body.id}/parcels`)).body
  const counted = [1, 2, 3].map((pallet) => items.filter((one) => one.pallet === pallet).length)
  assert.deepEqual([counted, items.length], [[36, 36, 1], 73])
})

test('more pallets than the table has, and places that it does not serve, are priced by hand: nothing is offered and nothing placed', async (t) => {
  const { room, me, cartOf, quote } = await openShop(t)
  const cart = await cartOf(8 * PALLET + 6)
  const refused = await quote({ shippingMethod: 'freight' })
  assert.deepEqual([refused.status, refused.body.code, 'shippingOptions' in refused.body], [422, 'freight-on-request', false])
  const tried = await me.place({
    ...checkoutOf(cart, { totals: { total: { amount: 0, currency: 'USD' } } }, 'succeeds'),
    shippingMethod: 'freight',
  })
  assert.deepEqual([tried.status, tried.body.code], [422, 'freight-on-request'])
  assert.equal(room.around.holds.size, 0)
  await cartOf(8 * PALLET)
  assert.equal((await quote()).body.shippingOptions[0]?.amount.amount, 1_033_00, 'eight are in the table')

  await cartOf(2 * PALLET + 6)
  assert.equal((await quote({ shipTo: ANCHORAGE })).body.code, 'freight-on-request')
  await cartOf(40 * 6)
  const { body } = await quote({ shipTo: ANCHORAGE })
  assert.deepEqual(
    body.shippingOptions.map(({ id }) => id),
    ['ground'],
    'parcels go where pallets do not',
  )
})

test('freight beside parcels is offered with its promise, and an unknown weight has no price of any kind', async (t) => {
  const { room, me, quote, cartOf } = await openShop(t)
  await cartOf(40 * 6)
  const { shippingOptions } = (await quote()).body
  assert.deepEqual(
    shippingOptions.map(({ id }) => id),
    ['ground', 'two-day', 'freight'],
  )
  assert.ok(shippingOptions.every(({ amount, earliest, latest }) => amount.amount >= 0 && earliest <= latest))
  assert.equal(shippingOptions.at(-1)?.amount.amount, 353_00, 'forty cartons stand on two pallets')
  const unweighed = room.around.offer(variant({ carton: CARTON, weightGrams: 0 }), 100_000)
  await me.set([{ variantId: unweighed.variantId, quantity: PALLET }])
  assert.equal((await quote()).body.code, 'not-delivered-there')
})
