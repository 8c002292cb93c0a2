import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { quoteTax, type TaxedAmount, type TaxQuote, type TaxRequest } from './quote-tax.ts'

const PLACES = [
  { country: 'US', area: 'WA' },
  { country: 'US', area: 'CA' },
  { country: 'US', area: 'MN' },
  { country: 'CA', area: 'QC' },
  { country: 'CA', area: 'BC' },
  { country: 'GB' },
  { country: 'DE' },
  { country: 'FI' },
  { country: 'ES', postcode: '35001' },
  { country: 'AU' },
]
const seller = { dispatchFrom: 'NL', collectsIn: ['US-WA', 'US-CA', 'CA', 'CA-QC', 'CA-BC', 'GB', 'NL', 'EU-OSS'] }

// Tiny amounts are where rounding hurts, so they come often.
const amount = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5_000_000 }), fc.constant(900_000_000_000))
const money = amount.map((value) => ({ amount: value, currency: 'EUR' as const }))
const line = fc.record({
  amount: money,
  taxCategory: fc.constantFrom('toys', 'books', 'childrens-clothing'),
  exemptIn: fc.constantFrom([], ['US-WA'], ['CA-QC'], ['CA']),
})

const request: fc.Arbitrary<TaxRequest> = fc.record({
  date: fc.constantFrom('2025-03-31', '2026-11-22'),
  seller: fc.constant(seller),
  shipTo: fc.constantFrom(...PLACES),
  lines: fc.array(line, { maxLength: 8 }).map((lines) => lines.map((one, i) => ({ id: `line-${i}`, ...one }))),
  shipping: money,
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom('line' as const, 'document' as const),
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
      const simple = { ...asked, lines: asked.lines.slice(0, 1), rounding: 'line' as const }
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
      const { lines, shipping, total } = quote({ ...asked, lines: toys, pricesIncludeTax: false, rounding: 'document' })
      for (const tax of total.taxes.filter((one) => one.reason === 'standard')) {
        const freight = shipping.taxes.some((one) => one.reason === 'standard') ? shipping.net.amount : 0
        const difference = BigInt(sum(lines, 'net') + freight) * BigInt(tax.rate) - BigInt(tax.amount.amount) * 1_000_000n
        assert.ok(difference >= -500_000n && difference < 500_000n)
      }
    }),
    options,
  )
})
