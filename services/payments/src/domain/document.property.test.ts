import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MarketId, type TaxLine } from '@toyline/contracts'
import fc from 'fast-check'
import { placedOrder } from '../../test/orders.ts'
import { creditOf } from './credit-note.ts'
import { type Content, invoiceOf } from './document.ts'
import { taxKey } from './freight-shares.ts'

const vat = (rate: number): Omit<TaxLine, 'amount'> => ({
  jurisdiction: 'DE',
  name: 'VAT',
  rate,
  reason: rate === 190_000 ? 'standard' : 'reduced',
})
const someLine = fc.record({
  quantity: fc.integer({ min: 1, max: 5_000 }),
  unit: fc.integer({ min: 0, max: 9_999_99 }),
  taxes: fc.constantFrom(190_000, 70_000, 55_000).map((rate) => [vat(rate)]),
})
const someOrder = fc.record({
  market: fc.constantFrom(...MarketId.options),
  lines: fc.array(someLine, { minLength: 1, maxLength: 30 }),
  freight: fc.integer({ min: 0, max: 5_000_00 }),
})
const sum = (amounts: { amount: number }[]) => amounts.reduce((all, { amount }) => all + amount, 0)

test('whatever is ordered, an invoice comes to what its order comes to, and each tax to what it is on all its parts', () => {
  fc.assert(
    fc.property(someOrder, (wishes) => {
      const order = placedOrder(wishes)
      const { lines, freight, taxes, totals } = invoiceOf(order)
      assert.deepEqual(totals.total, order.totals.total)
      assert.equal(totals.net.amount, order.totals.merchandise.amount + order.totals.shipping.amount)
      assert.equal(sum(freight.parts.map(({ amount }) => amount)), order.totals.shipping.amount)
      assert.deepEqual(
        new Map(taxes.map((tax) => [taxKey(tax), tax.amount])),
        new Map(order.totals.taxLines.map((tax) => [taxKey(tax), tax.amount])),
      )
      for (const tax of taxes) {
        const taxed = [...lines, ...freight.parts].filter((part) => part.taxes.some((one) => taxKey(one) === taxKey(tax)))
        assert.equal(tax.base.amount, sum(taxed.map(({ amount }) => amount)))
      }
      // One tax on each part: the bases are all there is.
      assert.equal(sum(taxes.map(({ base }) => base)), totals.net.amount)
    }),
    { numRuns: 500 },
  )
})

test('freight that is taxed alone, or with taxes that lie on top of each other, is told with its own tax', () => {
  const california = { jurisdiction: 'US-CA', name: 'Sales tax', rate: 72_500, reason: 'standard' } as const
  const exempt = { ...california, rate: 0, reason: 'exempt' } as const
  const alone = invoiceOf(
    placedOrder({ lines: [{ quantity: 10, unit: 1_00, taxes: [california] }], freight: 5_00, freightTaxes: [exempt] }),
  )
  assert.deepEqual(
    alone.taxes.map(({ reason, base, amount }) => [reason, base.amount, amount.amount]),
    [
      ['standard', 10_00, 73],
      ['exempt', 5_00, 0],
    ],
  )
  const canada = invoiceOf(placedOrder({ market: 'ca', lines: [{ quantity: 10, unit: 1_00 }], freight: 5_00 }))
  assert.deepEqual(
    canada.taxes.map(({ name, base, amount }) => [name, base.amount, amount.amount]),
    [
      ['GST', 15_00, 75],
      ['QST', 15_00, 1_50],
    ],
  )
})

test('however an invoice is credited piece by piece, no part of it is ever exceeded, and all of it gives back all', () => {
  const splits = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 })
  fc.assert(
    fc.property(someOrder, splits, (wishes, cuts) => {
      const invoice = { ...invoiceOf(placedOrder(wishes)), number: 'EU-000001', issuedOn: '2026-11-22' }
      const notes: Content[] = []
      const credited = new Map<string, number>()
      for (const cut of [...cuts.toSorted((a, b) => a - b), 1]) {
        const lines = invoice.lines.flatMap(({ id, quantity }) => {
          const upTo = Math.floor(quantity * cut)
          const more = upTo - (credited.get(id) ?? 0)
          credited.set(id, upTo)
          return more > 0 ? [{ lineId: id, quantity: more }] : []
        })
        const made = creditOf(invoice, notes, { reason: 'Returned', lines, freight: cut === 1 })
        if ('content' in made) notes.push(made.content)
        assert.ok(sum(notes.map(({ totals }) => totals.tax)) <= invoice.totals.tax.amount)
        assert.ok(sum(notes.map(({ totals }) => totals.net)) <= invoice.totals.net.amount)
      }
      assert.equal(sum(notes.map(({ totals }) => totals.total)), invoice.totals.total.amount)
      const [line] = invoice.lines
      assert.deepEqual(creditOf(invoice, notes, { reason: 'Again', lines: [{ lineId: line?.id ?? '', quantity: 1 }], freight: false }), {
        refusal: 'more-than-invoiced',
      })
    }),
    { numRuns: 300 },
  )
})
