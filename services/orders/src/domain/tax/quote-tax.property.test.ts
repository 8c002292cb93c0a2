import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { quoteTax, type TaxedAmount, type TaxQuote, type TaxRequest } from './quote-tax.ts'
import type { Seller } from './seller.ts'

const PLACES = [
  { country: 'US', area: 'WA' },
  { country: 'US', area: 'CA' },
  { country: 'US', area: 'TX' },
  { country: 'US', area: 'OR' },
  { country: 'US', area: 'MN' },
  { country: 'CA', area: 'QC' },
  { country: 'CA', area: 'BC' },
  { country: 'GB' },
  { country: 'GB', postcode: 'BT1 5GS' },
  { country: 'DE' },
  { country: 'FI' },
  { country: 'ES', postcode: '35001' },
  { country: 'AU' },
]
const JURISDICTIONS = ['US-WA', 'US-CA', 'US-TX', 'CA', 'CA-QC', 'CA-BC', 'GB', 'NL', 'EU-OSS']
const seller: Seller = {
  dispatchFrom: 'NL',
  registrations: Object.fromEntries(JURISDICTIONS.map((one) => [one, { from: '2000-01-01', because: 'sales' }])),
  rounding: 'line',
}

// Tiny amounts are where rounding hurts, so they come often.
const amount = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5_000_000 }), fc.constant(900_000_000_000))
const money = amount.map((value) => ({ amount: value, currency: 'EUR' as const }))
const line = fc.record({
  amount: money,
  taxCategory: fc.constantFrom('toys', 'books', 'childrens-clothing'),
  exemptIn: fc.constantFrom([], ['US-WA'], ['US-TX'], ['CA-QC'], ['CA']),
})

const request: fc.Arbitrary<TaxRequest> = fc.record({
  date: fc.constantFrom('2025-03-31', '2026-11-22'),
  seller: fc.constantFrom('line' as const, 'document' as const).map((rounding) => ({ ...seller, rounding })),
  shipTo: fc.constantFrom(...PLACES),
  lines: fc.array(line, { maxLength: 8 }).map((lines) => lines.map((one, i) => ({ id: `line-${i}`, ...one }))),
  shipping: money,
  pricesIncludeTax: fc.boolean(),
})

function quote(asked: TaxRequest): TaxQuote {
  const answer = quoteTax(asked)
  assert.ok(answer.ok)
  return answer
}

const sum = (parts: readonly TaxedAmount[], side: 'net' | 'tax' | 'gross') => parts.reduce((total, part) => total + part[side].amount, 0)
const options = { numRuns: 1_000 }

test('the parts always sum to the whole, and each to its own taxes', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const { lines, shipping, total } = quote(asked)
      const parts = [...lines, shipping]
      for (const side of ['net', 'tax', 'gross'] as const) assert.equal(sum(parts, side), total[side].amount)
      for (const part of [...parts, total]) {
        assert.equal(part.net.amount + part.tax.amount, part.gross.amount)
        assert.equal(
          part.taxes.reduce((tax, one) => tax + one.amount.amount, 0),
          part.tax.amount,
        )
      }
      for (const tax of total.taxes) {
        const same = parts
          .flatMap((part) => part.taxes)
          .filter(
            (one) => one.jurisdiction === tax.jurisdiction && one.name === tax.name && one.rate === tax.rate && one.reason === tax.reason,
          )
        assert.equal(
          same.reduce((all, one) => all + one.amount.amount, 0),
          tax.amount.amount,
        )
      }
    }),
    options,
  )
})

test('nothing is ever negative, every line says why, and a price given is kept', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const { lines, shipping, total } = quote(asked)
      for (const part of [...lines, shipping, total]) {
        assert.ok(part.net.amount >= 0 && part.tax.amount >= 0, JSON.stringify(part))
        assert.ok(part.taxes.length > 0)
        for (const tax of part.taxes) {
          assert.ok(tax.amount.amount >= 0 && Number.isSafeInteger(tax.amount.amount))
          assert.equal(tax.rate === 0, !['standard', 'reduced'].includes(tax.reason))
        }
      }
      const given = asked.pricesIncludeTax ? 'gross' : 'net'
      assert.deepEqual(
        lines.map((part) => part[given]),
        asked.lines.map((part) => part.amount),
      )
      assert.deepEqual(shipping[given], asked.shipping)
    }),
    options,
  )
})

test('what the taxes of one kind were reckoned on adds up to the price without tax', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const { total } = quote(asked)
      for (const [, taxes] of Map.groupBy(total.taxes, ({ jurisdiction, name }) => `${jurisdiction} ${name.replace(/ \(.+/, '')}`))
        assert.equal(
          taxes.reduce((all, tax) => all + tax.base.amount, 0),
          total.net.amount,
        )
    }),
    options,
  )
})

test('whoever buys more pays no less tax, on a line or on freight', () => {
  fc.assert(
    fc.property(request, fc.nat(8), amount, (asked, at, more) => {
      const before = quote(asked)
      const raise = (money: TaxRequest['shipping']) => ({ ...money, amount: money.amount + more })
      // Freight is split by the prices of what it carries: dearer goods of one kind take freight from the other's rate.
      const alike = asked.lines.every(({ taxCategory, exemptIn }) => taxCategory === 'toys' && exemptIn?.length === 0)
      const dearer = asked.lines.map((one, i) => (i === at ? { ...one, amount: raise(one.amount) } : one))
      if (alike) assert.ok(quote({ ...asked, lines: dearer }).total.tax.amount >= before.total.tax.amount)
      assert.ok(quote({ ...asked, shipping: raise(asked.shipping) }).total.tax.amount >= before.total.tax.amount)
    }),
    options,
  )
})

test('the order of the lines changes nothing', () => {
  fc.assert(
    fc.property(request, fc.infiniteStream(fc.nat()), (asked, numbers) => {
      const shuffled = asked.lines
        .map((one) => ({ one, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      const before = quote(asked)
      const after = quote({ ...asked, lines: shuffled })
      assert.deepEqual(after.total, before.total)
      assert.deepEqual(after.shipping, before.shipping)
      assert.deepEqual(
        after.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        before.lines,
      )
    }),
    options,
  )
})

test('tax put on a price and taken out of the result is the same tax', () => {
  fc.assert(
    fc.property(request, (asked) => {
      // Freight over differently taxed goods is split by price, and prices with tax split it otherwise.
      const simple = { ...asked, lines: asked.lines.slice(0, 1), seller }
      const outside = quote({ ...simple, pricesIncludeTax: false })
      const inside = quote({
        ...simple,
        pricesIncludeTax: true,
        lines: simple.lines.map((one, i) => ({ ...one, amount: outside.lines[i]?.gross ?? one.amount })),
        shipping: outside.shipping.gross,
      })
      assert.deepEqual(inside, outside)
    }),
    options,
  )
})

test('rounding by document is within half a unit of the exact tax', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const toys = asked.lines.map((one) => ({ ...one, taxCategory: 'toys', exemptIn: [] }))
      const { lines, shipping, total } = quote({
        ...asked,
        lines: toys,
        pricesIncludeTax: false,
        seller: { ...seller, rounding: 'document' },
      })
      for (const tax of total.taxes.filter((one) => one.reason === 'standard')) {
        const freight = shipping.taxes.some((one) => one.reason === 'standard') ? shipping.net.amount : 0
        const difference = BigInt(sum(lines, 'net') + freight) * BigInt(tax.rate) - BigInt(tax.amount.amount) * 1_000_000n
        assert.ok(difference >= -500_000n && difference < 500_000n)
      }
    }),
    options,
  )
})
