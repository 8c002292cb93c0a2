import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, type TaxLine } from '@toyline/contracts'
import fc from 'fast-check'
import { openOf } from './fulfilment.ts'
import { comesTo, priceNow, sentComesTo } from './line-prices.ts'
import type { StoredLine, StoredOrder } from './order.ts'
import { reprice, withPrices } from './reprice.ts'
import { quoteShipping } from './shipping/quote-shipping.ts'
import { quoteTax } from './tax/quote-tax.ts'
import { SELLERS } from './tax/seller.ts'

const SHIP_TO = { name: 'Ada', line1: '400 Pine Street', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' }
/** Light enough for a parcel, whatever is ordered. */
const GRAMS = 60
const PLACED = '2026-11-27T20:00:00.000Z'

type Goods = { extra: number; base: number; rungs: { more: number; off: number }[] }
const someGoods: fc.Arbitrary<Goods> = fc.record({
  /** Pieces beyond the last rung, so that it is soon lost. */
  extra: fc.integer({ min: 0, max: 12 }),
  base: fc.integer({ min: 1, max: 5_000 }),
  rungs: fc.array(fc.record({ more: fc.integer({ min: 1, max: 60 }), off: fc.double({ min: 0, max: 0.6, noNaN: true }) }), {
    maxLength: 4,
  }),
})

/** An order as checkout would have written it: ladders, prices, freight and tax of Washington. */
function ordered(goods: Goods[]): StoredOrder {
  const lines = goods.map(({ extra, base, rungs }, at) => {
    const ladder = [{ minQuantity: 1, unitPrice: money(base, 'USD') }]
    for (const { more, off } of rungs) {
      const last = ladder.at(-1)!
      ladder.push({
        minQuantity: last.minQuantity + more,
        unitPrice: money(Math.max(1, Math.floor(last.unitPrice.amount * (1 - off))), 'USD'),
      })
    }
    const { minQuantity, unitPrice } = ladder.at(-1)!
    const quantity = minQuantity + extra
    return { id: `line_${at}`, quantity, unitPrice, ladder, amount: money(unitPrice.amount * quantity, 'USD') }
  })
  const merchandise = money(
    lines.reduce((sum, { amount }) => sum + amount.amount, 0),
    'USD',
  )
  const weightGrams = lines.reduce((sum, { quantity }) => sum + quantity * GRAMS, 0)
  const { options } = quoteShipping({
    shipTo: SHIP_TO,
    currency: 'USD',
    consignment: { weightGrams, parcels: 1, pallets: 1 },
    merchandise,
    date: '2026-11-27',
  })
  const shipping = options.find(({ id }) => id === 'ground')!
  const tax = quoteTax({
    date: '2026-11-27',
    seller: SELLERS.us,
    shipTo: SHIP_TO,
    lines: lines.map(({ id, amount }) => ({ id, amount, taxCategory: 'toys' })),
    shipping: shipping.amount,
    pricesIncludeTax: false,
  })
  assert.ok(tax.ok)
  const taxOf = (id: string): TaxLine[] => tax.lines.find((line) => line.id === id)!.taxes
  return {
    id: 'ord_1',
    market: 'us',
    shipTo: SHIP_TO,
    shipping,
    merchandise,
    shippingTotal: shipping.amount,
    freight: null,
    tax: tax.total.tax,
    total: tax.total.gross,
    placedAt: PLACED,
    createdAt: PLACED,
    shipments: [],
    addsTo: null,
    replaces: null,
    lines: lines.map(({ id, quantity, unitPrice, ladder, amount }) => ({
      id,
      variantId: id,
      quantity,
      shipped: 0,
      cancelled: 0,
      unitPrice,
      lineTotal: amount,
      taxLines: taxOf(id),
      repriced: [],
      priceTrace: { source: 'market-list', market: 'us', quantity, unit: unitPrice, ladder },
      snapshot: { sku: id, title: id, variantTitle: id, weightGrams: GRAMS, taxCategory: 'toys' },
    })) as unknown as StoredLine[],
  } as unknown as StoredOrder
}

test('no cancellation makes an order dearer, nor takes more than is authorised; what has left keeps its price, what stays costs no more than its ladder', () => {
  const step = fc.record({ line: fc.nat(), pieces: fc.integer({ min: 1, max: 40 }), isSent: fc.boolean() })
  fc.assert(
    fc.property(fc.array(someGoods, { minLength: 1, maxLength: 5 }), fc.array(step, { maxLength: 8 }), (goods, steps) => {
      let order = ordered(goods)
      for (const { line: which, pieces, isSent } of steps) {
        const at = which % order.lines.length
        const line = order.lines[at]!
        const quantity = Math.min(openOf(line), pieces)
        if (quantity === 0) continue
        const before = comesTo(order)
        const sent = sentComesTo(order)
        if (isSent) {
          const lines = order.lines.map((one) => (one === line ? { ...one, shipped: one.shipped + quantity } : one))
          order = { ...order, lines, shipments: [...order.shipments, {} as never] }
          assert.deepEqual(comesTo(order), before)
          continue
        }
        const { prices, freight, after } = reprice(order, [{ lineId: line.id, quantity }], SELLERS.us)
        const priced = withPrices(order, prices)
        const lines = priced.lines.map((one) => (one.id === line.id ? { ...one, cancelled: one.cancelled + quantity } : one))
        order = { ...priced, lines, freight: freight ?? order.freight }
        assert.deepEqual(comesTo(order), after)
        assert.ok(after.amount <= before.amount && after.amount <= order.total.amount, `${after.amount} of ${before.amount}`)
        if (order.shipments.length > 0) assert.deepEqual(sentComesTo(order), sent)
        for (const one of order.lines)
          assert.ok(priceNow(one).amount <= Math.max(one.priceTrace.ladder![0]!.unitPrice.amount, one.unitPrice.amount))
      }
    }),
    {
      numRuns: 1_000,
      // What stays of the line costs as much as the line did, and its tax a cent more.
      examples: [
        [
          [
            {
              extra: 10,
              base: 35,
              rungs: [
                { more: 114, off: 0 },
                { more: 6, off: 0.1142857142857144 },
              ],
            },
            { extra: 0, base: 1, rungs: [] },
          ],
          [
            { line: 0, pieces: 19, isSent: true },
            { line: 0, pieces: 16, isSent: false },
          ],
        ],
      ],
    },
  )
})
