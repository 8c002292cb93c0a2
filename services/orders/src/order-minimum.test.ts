import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cart, type CheckoutQuote, newId, type OrderMinimum } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, buyer, checkoutOf, guest, openRoom } from '../test/room.ts'
import { MINIMUMS } from './domain/order-minimum.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const strict = { minimums: MINIMUMS }
type Refused = { code: string; minimum: OrderMinimum }

test('an order below the minimum is refused as quote and as order, straight from the API, and one at the minimum passes', async (t) => {
  const room = await openRoom(t, strict)
  const clippy = room.around.offer(variant())
  const me = room.as(guest())
  const small = await me.set([{ variantId: clippy.variantId, quantity: 6 }])
  const missing: OrderMinimum = { amount: usd(150_00), missing: usd(75_00), met: false, first: true }
  assert.deepEqual([small.minimum, small.ready, small.lines[0]?.problems], [missing, false, []])
  const quote = await me.send<Refused>('POST', '/checkout/quote', { shipTo: ADDRESS, shippingMethod: 'ground' })
  const placed = await me.place(checkoutOf(small, { totals: { total: usd(92_73) } }, 'succeeds'))
  for (const { status, body } of [quote, placed])
    assert.deepEqual([status, body.code, (body as unknown as Refused).minimum], [422, 'below-order-minimum', missing])
  assert.deepEqual([room.around.calls.includes('holdStock'), room.around.calls.includes('authorisePayment')], [false, false])
  assert.equal((await room.query('select from orders.orders')).length, 0)

  const enough = await me.set([{ variantId: clippy.variantId, quantity: 12 }])
  assert.deepEqual([enough.minimum, enough.ready], [{ amount: usd(150_00), missing: usd(0), met: true, first: true }, true])
  assert.equal((await me.place(checkoutOf(enough, await me.quote('ground'), 'succeeds'))).status, 201)
})

test('who has ordered before needs less: the same account, company or browser, in every market; an order that failed does not count', async (t) => {
  const room = await openRoom(t, strict)
  const clippy = room.around.offer(variant())
  const order = async (me: ReturnType<typeof room.as>, token = 'succeeds') => {
    const cart = await me.set([{ variantId: clippy.variantId, quantity: 12 }])
    return (await me.place(checkoutOf(cart, await me.quote('ground'), token))).status
  }
  const asked = async (me: ReturnType<typeof room.as>, market: 'us' | 'gb' = 'us') => {
    const { minimum } = await me.cart(market)
    return [minimum?.first, minimum?.amount]
  }
  const known = room.as({ ...buyer('user-1', 'gst_one'), companyId: 'company-1' })
  assert.equal(await order(known, 'is-away'), 503)
  assert.deepEqual(await asked(known), [true, usd(150_00)])
  assert.equal(await order(known), 201)
  assert.deepEqual(await asked(known), [false, usd(100_00)])
  assert.deepEqual(await asked(known, 'gb'), [false, { amount: 80_00, currency: 'GBP' }])
  assert.deepEqual(await asked(room.as(buyer('user-1'))), [false, usd(100_00)])
  assert.deepEqual(await asked(room.as({ ...buyer('user-2'), companyId: 'company-1' })), [false, usd(100_00)])
  assert.deepEqual(await asked(room.as(guest('gst_one'))), [true, usd(150_00)], 'what an account ordered is not the browser’s')

  const someone = room.as(guest('gst_two'))
  assert.equal(await order(someone), 201)
  assert.deepEqual(await asked(someone), [false, usd(100_00)])
  assert.deepEqual(await asked(room.as(buyer('user-3', 'gst_two'))), [false, usd(100_00)])
  assert.deepEqual(await asked(room.as(guest('gst_three'))), [true, usd(150_00)])
})

test('the minimum counts goods at the prices they have: a volume price may take an order below it, freight and tax never above', async (t) => {
  const { as, around } = await openRoom(t, strict, { asleep: true })
  const tiers = [
    { minQuantity: 6, unitPrice: usd(12_50) },
    { minQuantity: 24, unitPrice: usd(6_20) },
  ]
  const clippy = around.offer(variant({ tiers, weightGrams: 9_000 }))
  const me = as(guest())
  const at = async (quantity: number) => (await me.set([{ variantId: clippy.variantId, quantity }])).minimum
  assert.equal((await at(12))?.met, true)
  const heavy = await me.quote('ground')
  assert.ok(heavy.totals.total.amount > 200_00, 'freight and tax are much here')
  assert.deepEqual(await at(24), { amount: usd(150_00), missing: usd(1_20), met: false, first: true })
  assert.equal((await me.send<Refused>('POST', '/checkout/quote', { shipTo: ADDRESS })).body.code, 'below-order-minimum')
})

test('cart, quote and order agree from when on ground shipping is free, where it is; freight on a pallet never is', async (t) => {
  const { as, around } = await openRoom(t, strict)
  const clippy = around.offer(variant({ weightGrams: 3_000 }))
  const me = as(guest())
  const quote = async (shipTo: object = ADDRESS, shippingMethod?: string) =>
    (await me.send<CheckoutQuote>('POST', '/checkout/quote', { shipTo, ...(shippingMethod ? { shippingMethod } : {}) })).body
  const amounts = ({ shippingOptions }: CheckoutQuote) => Object.fromEntries(shippingOptions.map((one) => [one.id, one.amount.amount]))

  const below = await me.set([{ variantId: clippy.variantId, quantity: 36 }])
  const progress = { threshold: usd(500_00), missing: usd(50_00), met: false }
  assert.deepEqual([below.freeFreight, (await quote()).freeFreight], [progress, progress])
  assert.ok((amounts(await quote()).ground ?? 0) > 0)

  const at: Cart = await me.set([{ variantId: clippy.variantId, quantity: 42 }])
  assert.deepEqual(at.freeFreight, { threshold: usd(500_00), missing: usd(0), met: true })
  const near = await quote(ADDRESS, 'ground')
  assert.deepEqual([near.freeFreight, amounts(near).ground, near.totals?.shipping], [at.freeFreight, 0, usd(0)])
  assert.ok((amounts(near).freight ?? 0) > 0, 'a pallet has its price')
  const { status, body } = await me.place(checkoutOf(at, { totals: { total: near.totals?.total ?? usd(0) } }, 'succeeds'))
  assert.deepEqual([status, body.totals?.shipping], [201, usd(0)])

  const light = around.offer(variant())
  await me.set([{ variantId: light.variantId, quantity: 42 }])
  const far = await quote({ ...ADDRESS, city: 'Anchorage', area: 'AK', postcode: '99501' })
  assert.equal(far.freeFreight, null, 'not as far as Alaska')
  assert.ok((amounts(far).ground ?? 0) > 0)
})

test('asking for the cart costs no statement more for knowing who has ordered before', async (t) => {
  const { as, around, counted } = await openRoom(t, strict, { asleep: true })
  const clippy = around.offer(variant())
  const me = as(guest(newId('gst')))
  await me.add(clippy.variantId, 6)
  const before = counted.statements
  await me.cart()
  assert.equal(counted.statements - before, 1)
})
