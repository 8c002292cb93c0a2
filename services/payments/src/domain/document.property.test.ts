import assert from 'node:assert/strict'
import { test } from 'node:test'
import { costOf, MarketId, money, type Order, type TaxLine } from '@toyline/contracts'
import fc from 'fast-check'
import { invoiceOfWhole, placedOrder, sentInParts } from '../../test/orders.ts'
import { creditsOf } from './credit-note.ts'
import { type Content, invoiceOf, isLastOf } from './document.ts'
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
      const { lines, freight, taxes, totals } = invoiceOfWhole(order)
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

test('however an order is sent piece by piece, its invoices come to what the order comes to, and none to more than is left', () => {
  const splits = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 })
  fc.assert(
    fc.property(someOrder, splits, (wishes, cuts) => {
      const order = placedOrder(wishes)
      const gone = new Map<string, number>()
      const parts = [...cuts.toSorted((a, b) => a - b), 1].map((cut) =>
        order.lines.flatMap(({ id, quantity }) => {
          const more = Math.floor(quantity * cut) - (gone.get(id) ?? 0)
          gone.set(id, Math.floor(quantity * cut))
          return more > 0 ? [{ lineId: id, quantity: more }] : []
        }),
      )
      const sent = sentInParts(
        order,
        parts.filter((lines) => lines.length > 0),
      )
      const invoices = sent.map((one) => invoiceOf(one.order, one.shipment))
      for (const invoice of invoices) assert.equal(invoice.totals.net.amount + invoice.totals.tax.amount, invoice.totals.total.amount)
      assert.equal(sum(invoices.map(({ totals }) => totals.total)), order.totals.total.amount)
      assert.equal(sum(invoices.map(({ totals }) => totals.tax)), order.totals.tax.amount)
      assert.deepEqual(
        invoices.map(({ totals }) => totals.freight.amount),
        invoices.map((_, at) => (at === 0 ? order.totals.shipping.amount : 0)),
      )
      assert.deepEqual(
        sent.map((one) => isLastOf(one.order)),
        sent.map((_, at) => at === sent.length - 1),
      )
      const [first] = sent
      if (first) assert.deepEqual(invoiceOf(sent.at(-1)!.order, first.shipment), invoices[0], 'the same whenever it is asked for')
    }),
    { numRuns: 500 },
  )
})

/** An order as it is once all prices of what has not left are lower by this share; tax follows them. */
function lowered(order: Order, share: number): Order {
  const lines = order.lines.map((line) => {
    const unitPrice = money(Math.floor((line.repriced.at(-1)?.unitPrice ?? line.unitPrice).amount * share), line.unitPrice.currency)
    const lineTotal = money(unitPrice.amount * line.quantity, unitPrice.currency)
    const taxLines = line.taxLines.map((tax) => ({
      ...tax,
      amount: money(Math.round((tax.amount.amount * lineTotal.amount) / (line.lineTotal.amount || 1)), unitPrice.currency),
    }))
    return { ...line, repriced: [...line.repriced, { after: line.shipped, because: 'edit' as const, unitPrice, lineTotal, taxLines }] }
  })
  return { ...order, lines }
}

test('whatever prices are lowered between shipments, invoices come to what each piece cost when it left, and never to more than was ordered (W58)', () => {
  const steps = fc.array(
    fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  fc.assert(
    fc.property(someOrder, steps, (wishes, cuts) => {
      let order = placedOrder(wishes)
      const invoices: [Order, string, number][] = []
      for (const { cut, share } of [...cuts, { cut: 1, share: 1 }]) {
        const lines = order.lines.flatMap(({ id, quantity, shipped }) => {
          const more = Math.ceil((quantity - shipped) * cut)
          return more > 0 ? [{ lineId: id, quantity: more }] : []
        })
        if (lines.length > 0) {
          const { shipments } = order
          const [sent] = sentInParts(order, [lines])
          const more = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]))
          const gone = order.lines.map((line) => ({ ...line, shipped: line.shipped + (more.get(line.id) ?? 0) }))
          order = { ...order, lines: gone, shipments: [...shipments, sent!.shipment] }
          invoices.push([order, sent!.shipment.id, invoiceOf(order, sent!.shipment).totals.total.amount])
        }
        order = lowered(order, share)
      }
      for (const [, id, total] of invoices) {
        const shipment = order.shipments.find((one) => one.id === id)!
        assert.equal(invoiceOf(order, shipment).totals.total.amount, total, 'a later price changes no invoice of before')
      }
      const taxOfLines = sum(order.lines.flatMap((line) => line.taxLines.map(({ amount }) => amount)))
      const freight = order.totals.shipping.amount + order.totals.tax.amount - taxOfLines
      const all = invoices.reduce((so, [, , total]) => so + total, 0)
      assert.equal(all, order.lines.reduce((so, line) => so + costOf(line, line.quantity), 0) + freight)
      assert.ok(all <= order.totals.total.amount, `${all} of ${order.totals.total.amount}`)
    }),
    { numRuns: 500 },
  )
})

test('freight and prices that a cancellation made due are on the invoices of what leaves after it, and on none before (W57)', () => {
  const order = placedOrder({ lines: [{ quantity: 10, unit: 10_00 }], freight: 0 })
  const [line] = order.lines
  const { taxLines } = line!
  const dearer = { after: 0, because: 'cancellation' as const, unitPrice: money(12_00, 'USD'), lineTotal: money(120_00, 'USD'), taxLines }
  const freight = { amount: money(9_00, 'USD'), taxes: taxLines.map((tax) => ({ ...tax, amount: money(59, 'USD') })) }
  const lines = [{ ...line!, cancelled: 6, repriced: [dearer] }]
  const parts = [3, 1].map((quantity) => [{ lineId: line!.id, quantity }])
  const sent = sentInParts({ ...order, lines, freight }, parts)
  const [first, second] = sent.map((one) => invoiceOf(one.order, one.shipment))
  assert.deepEqual(
    [first?.totals.merchandise.amount, first?.totals.freight.amount, first?.lines[0]?.unitPrice.amount],
    [36_00, 9_00, 12_00],
  )
  assert.deepEqual([second?.totals.merchandise.amount, second?.totals.freight.amount], [12_00, 0])
  assert.equal(sum([first!.totals.total, second!.totals.total]), costOf(lines[0]!, 4) + 9_00 + 59)
  assert.equal(
    first?.taxes.reduce((so, { base }) => so + base.amount, 0),
    first?.totals.net.amount,
  )
})

test('freight that is taxed alone, or with taxes that lie on top of each other, is told with its own tax', () => {
  const california = { jurisdiction: 'US-CA', name: 'Sales tax', rate: 72_500, reason: 'standard' } as const
  const exempt = { ...california, rate: 0, reason: 'exempt' } as const
  const alone = invoiceOfWhole(
    placedOrder({ lines: [{ quantity: 10, unit: 1_00, taxes: [california] }], freight: 5_00, freightTaxes: [exempt] }),
  )
  assert.deepEqual(
    alone.taxes.map(({ reason, base, amount }) => [reason, base.amount, amount.amount]),
    [
      ['standard', 10_00, 73],
      ['exempt', 5_00, 0],
    ],
  )
  const canada = invoiceOfWhole(placedOrder({ market: 'ca', lines: [{ quantity: 10, unit: 1_00 }], freight: 5_00 }))
  assert.deepEqual(
    canada.taxes.map(({ name, base, amount }) => [name, base.amount, amount.amount]),
    [
      ['GST', 15_00, 75],
      ['QST', 15_00, 1_50],
    ],
  )
})

/** A share of each line, at most what is left of it, with this fee; it may be given up again before it is issued. */
const somePart = fc.record({
  share: fc.double({ min: 0, max: 0.99, noNaN: true }),
  fee: fc.constantFrom(0, 0, 150_000, 1_000_000),
  isGivenUp: fc.boolean(),
})

test('however invoices are credited piece by piece, no part is ever exceeded, and all of them give back all but the fees', () => {
  fc.assert(
    fc.property(fc.array(someOrder, { minLength: 1, maxLength: 3 }), fc.array(somePart, { maxLength: 8 }), (shipments, parts) => {
      const invoices = shipments.map((wishes, at) => ({
        id: `doc_${at}`,
        invoice: { ...invoiceOfWhole(placedOrder(wishes)), number: `EU-00000${at}`, issuedOn: '2026-11-22' },
        earlier: [] as Content[],
      }))
      let kept = 0
      for (const { share, fee, isGivenUp } of [...parts, { share: 1, fee: 0, isGivenUp: false }]) {
        const isLast = share === 1
        const lines = invoices.flatMap(({ invoice, earlier }) =>
          invoice.lines.flatMap(({ id, quantity }) => {
            const before = sum(
              earlier.flatMap((one) => one.lines.filter((line) => line.id === id)).map((line) => ({ amount: line.quantity })),
            )
            const more = isLast ? quantity - before : Math.floor((quantity - before) * share)
            return more > 0 ? [{ lineId: id, quantity: more, fee }] : []
          }),
        )
        const made = creditsOf(invoices, { reason: 'Returned', lines, freight: isLast })
        if ('refusal' in made) {
          assert.equal(made.refusal, 'nothing-to-credit')
          continue
        }
        if (isGivenUp) continue
        for (const { invoiceId, content } of made) {
          invoices.find(({ id }) => id === invoiceId)?.earlier.push(content)
          kept += sum(content.lines.flatMap((line) => (line.fee ? [line.fee.amount, ...line.fee.taxes] : [])))
        }
        for (const { invoice, earlier } of invoices) {
          assert.ok(sum(earlier.map(({ totals }) => totals.tax)) <= invoice.totals.tax.amount)
          assert.ok(sum(earlier.map(({ totals }) => totals.net)) <= invoice.totals.net.amount)
        }
      }
      const all = sum(invoices.map(({ invoice }) => invoice.totals.total))
      assert.equal(sum(invoices.flatMap(({ earlier }) => earlier.map(({ totals }) => totals.total))) + kept, all)
      const [line] = invoices[0]?.invoice.lines ?? []
      const again = { reason: 'Again', lines: [{ lineId: line?.id ?? '', quantity: 1, fee: 0 }], freight: false }
      assert.ok('refusal' in creditsOf(invoices, again))
    }),
    { numRuns: 300 },
  )
})
