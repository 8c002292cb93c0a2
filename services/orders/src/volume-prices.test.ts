import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MarketId } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { checkoutOf, guest, openRoom } from '../test/room.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const tiers = [
  { minQuantity: 6, unitPrice: usd(1_250) },
  { minQuantity: 24, unitPrice: usd(1_150) },
  { minQuantity: 72, unitPrice: usd(1_050) },
]

test('on both sides of every tier boundary the cart shows the tier, the next one and what it saves', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const clippy = around.offer(variant({ tiers }))
  const me = as(guest())
  const at = async (quantity: number) => {
    const { lines, subtotal } = await me.set([{ variantId: clippy.variantId, quantity }])
    const [line] = lines
    assert.deepEqual(subtotal, line?.lineTotal)
    assert.deepEqual(line?.tier?.unitPrice, line?.unitPrice)
    return [
      line?.unitPrice?.amount,
      line?.tier?.minQuantity,
      line?.nextTier?.minQuantity,
      line?.nextTier?.missing,
      line?.nextTier?.saves.amount,
    ]
  }
  assert.deepEqual(await at(6), [1_250, 6, 24, 18, 24 * 100])
  assert.deepEqual(await at(18), [1_250, 6, 24, 6, 24 * 100])
  assert.deepEqual(await at(24), [1_150, 24, 72, 48, 72 * 100])
  assert.deepEqual(await at(66), [1_150, 24, 72, 6, 72 * 100])
  assert.deepEqual(await at(72), [1_050, 72, undefined, undefined, undefined])
  assert.deepEqual(await at(66), [1_150, 24, 72, 6, 72 * 100], 'and back')
})

test('an order costs what cart and quote said, and its line says which tier made the price', async (t) => {
  const { as, around, query } = await openRoom(t)
  const clippy = around.offer(variant({ tiers }))
  const me = as(guest())
  const cart = await me.set([{ variantId: clippy.variantId, quantity: 24 }])
  const { status, body } = await me.place(checkoutOf(cart, await me.quote('ground'), 'succeeds'))
  assert.equal(status, 201, JSON.stringify(body))
  assert.deepEqual([body.lines[0]?.unitPrice, body.totals.merchandise], [usd(1_150), usd(24 * 1_150)])
  assert.deepEqual(await query('select unit_amount, line_amount, price_trace from orders.order_lines'), [
    {
      unit_amount: 1_150,
      line_amount: 24 * 1_150,
      price_trace: { source: 'market-list', market: 'us', quantity: 24, unit: usd(1_150), tier: 24, base: usd(1_250), ladder: tiers },
    },
  ])
})

test('a tier that falls away between quote and order is refused with the new total, never charged', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const clippy = around.offer(variant({ tiers }))
  const me = as(guest())
  const cart = await me.set([{ variantId: clippy.variantId, quantity: 24 }])
  const request = checkoutOf(cart, await me.quote('ground'), 'succeeds')
  around.catalogue.set(clippy.variantId, { ...clippy, tiers: tiers.slice(0, 1) })
  const { status, body } = await me.place(request)
  assert.deepEqual(
    [status, body.code, (body.totals as unknown as { merchandise: object }).merchandise],
    [409, 'total-changed', usd(24 * 1_250)],
  )
  assert.equal(around.calls.includes('authorisePayment'), false)
})

test('tiers are in the currency of the cart’s market', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const clippy = around.offer(variant({ tiers }))
  const me = as(guest())
  for (const [market, currency] of [
    ['gb', 'GBP'],
    ['eu', 'EUR'],
    ['ca', 'CAD'],
  ] as [MarketId, string][]) {
    const [line] = (await me.add(clippy.variantId, 24, market)).lines
    assert.deepEqual([line?.unitPrice, line?.nextTier?.saves.currency], [{ amount: 1_150, currency }, currency])
  }
})
