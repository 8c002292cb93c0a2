import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TaxLine } from '@toyline/contracts'
import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { invoiceOfWhole, type OrderWishes, placedOrder } from '../../test/orders.ts'
import { creditsOf } from '../domain/credit-note.ts'
import type { Content } from '../domain/document.ts'
import { drawUbl } from './ubl.ts'

/** An element: its children in their order, or its text. */
type Read = { name: string; text: string; children: Read[]; attributes: Record<string, string> }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
})

function read(nodes: Record<string, unknown>[]): Read[] {
  return nodes.flatMap((node) => {
    const [name] = Object.keys(node).filter((key) => key !== ':@')
    if (name === undefined || name === '#text' || name.startsWith('?')) return []
    const inside = node[name] as Record<string, unknown>[]
    const text = inside.map((one) => ('#text' in one ? String(one['#text']) : '')).join('')
    return [{ name, text, children: read(inside), attributes: (node[':@'] ?? {}) as Record<string, string> }]
  })
}

function rootOf(xml: Buffer | undefined): Read {
  assert.ok(xml)
  assert.equal(XMLValidator.validate(xml.toString('utf8')), true)
  const [root] = read(parser.parse(xml.toString('utf8')) as Record<string, unknown>[])
  assert.ok(root)
  return root
}

/** All elements at a path below one. */
function at(from: Read, path: string): Read[] {
  return path.split('/').reduce((found, name) => found.flatMap((one) => one.children.filter((child) => child.name === name)), [from])
}
const textAt = (from: Read, path: string) => at(from, path).map(({ text }) => text)
/** In minor units. */
const cents = (from: Read, path: string) => textAt(from, path).map((text) => Math.round(Number(text) * 100))
const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)

const vat = (rate: number, reason: TaxLine['reason']): Omit<TaxLine, 'amount'> => ({ jurisdiction: 'DE', name: 'VAT', rate, reason })

function invoiceXml(wishes: OrderWishes, changes: Partial<Content> = {}): Read {
  const content = { ...invoiceOfWhole(placedOrder({ market: 'eu', ...wishes })), ...changes }
  return rootOf(
    drawUbl({ id: 'doc_1', kind: 'invoice', number: 'EU-000042', orderId: 'ord', issuedAt: new Date(), issuedOn: '2026-11-22', content }),
  )
}

const TOTALS = 'cac:LegalMonetaryTotal/cbc:'

/** What EN 16931 asks of the sums and parts of every document, by the names of its rules. */
function brokenRules(root: Read): string[] {
  const broken: string[] = []
  const rule = (name: string, holds: boolean) => {
    if (!holds) broken.push(name)
  }
  const line = root.name === 'Invoice' ? 'cac:InvoiceLine' : 'cac:CreditNoteLine'
  const one = (path: string) => cents(root, path)[0] ?? Number.NaN
  const lines = sum(cents(root, `${line}/cbc:LineExtensionAmount`))
  const charges = sum(cents(root, 'cac:AllowanceCharge/cbc:Amount'))
  rule('BR-01', textAt(root, 'cbc:CustomizationID')[0] === 'urn:cen.eu:en16931:2017')
  rule('BR-02', /^EU-C?\d{6}$/.test(textAt(root, 'cbc:ID')[0] ?? ''))
  rule('BR-03', /^\d{4}-\d\d-\d\d$/.test(textAt(root, 'cbc:IssueDate')[0] ?? ''))
  rule('BR-04', ['380', '381'].includes(textAt(root, `cbc:${root.name}TypeCode`)[0] ?? ''))
  rule('BR-05', textAt(root, 'cbc:DocumentCurrencyCode')[0] === 'EUR')
  for (const [name, party] of [
    ['BR-06', 'Supplier'],
    ['BR-07', 'Customer'],
  ] as const) {
    const path = `cac:Accounting${party}Party/cac:Party/`
    rule(name, (textAt(root, `${path}cac:PartyLegalEntity/cbc:RegistrationName`)[0] ?? '') !== '')
    rule(`${name}, country`, /^[A-Z]{2}$/.test(textAt(root, `${path}cac:PostalAddress/cac:Country/cbc:IdentificationCode`)[0] ?? ''))
  }
  rule('BR-16', at(root, line).length > 0)
  for (const each of at(root, line)) {
    rule('BR-21', (textAt(each, 'cbc:ID')[0] ?? '') !== '')
    rule('BR-25', (textAt(each, 'cac:Item/cbc:Name')[0] ?? '') !== '')
    rule('BR-27', (cents(each, 'cac:Price/cbc:PriceAmount')[0] ?? -1) >= 0)
    rule('BR-CO-04', at(each, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID').length === 1)
  }
  rule('BR-CO-10', lines === one(`${TOTALS}LineExtensionAmount`))
  rule('BR-CO-12', charges === one(`${TOTALS}ChargeTotalAmount`))
  rule('BR-CO-13', lines + charges === one(`${TOTALS}TaxExclusiveAmount`))
  rule('BR-CO-14', sum(cents(root, 'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount')) === one('cac:TaxTotal/cbc:TaxAmount'))
  rule('BR-CO-15', one(`${TOTALS}TaxExclusiveAmount`) + one('cac:TaxTotal/cbc:TaxAmount') === one(`${TOTALS}TaxInclusiveAmount`))
  rule('BR-CO-16', one(`${TOTALS}TaxInclusiveAmount`) - one(`${TOTALS}PrepaidAmount`) === one(`${TOTALS}PayableAmount`))
  rule('BR-CO-18', at(root, 'cac:TaxTotal/cac:TaxSubtotal').length > 0)
  rule('BR-CO-25', root.name === 'CreditNote' || one(`${TOTALS}PayableAmount`) === 0 || at(root, 'cbc:DueDate').length === 1)
  rule('BR-CO-26', textAt(root, 'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID').length > 0)
  for (const total of at(root, 'cac:TaxTotal/cac:TaxSubtotal')) {
    const [code] = textAt(total, 'cac:TaxCategory/cbc:ID')
    const [percent = '0'] = textAt(total, 'cac:TaxCategory/cbc:Percent')
    const [base = Number.NaN] = cents(total, 'cbc:TaxableAmount')
    const [tax = Number.NaN] = cents(total, 'cbc:TaxAmount')
    // Rounded for each line, as the order is: the standard's own validator lets it be off by less than one euro.
    rule('BR-CO-17', Math.abs(tax - (base * Number(percent)) / 100) < 100)
    const isSame = (path: string) => (other: Read) =>
      textAt(other, `${path}/cbc:ID`)[0] === code && (textAt(other, `${path}/cbc:Percent`)[0] ?? '0') === percent
    const ofLines = at(root, line)
      .filter(isSame('cac:Item/cac:ClassifiedTaxCategory'))
      .flatMap((each) => cents(each, 'cbc:LineExtensionAmount'))
    const ofCharges = at(root, 'cac:AllowanceCharge')
      .filter(isSame('cac:TaxCategory'))
      .flatMap((each) => cents(each, 'cbc:Amount'))
    rule('BR-S-08', sum(ofLines) + sum(ofCharges) === base)
    rule('BR-E-10', code === 'S' || code === 'Z' || textAt(total, 'cac:TaxCategory/cbc:TaxExemptionReason').length === 1)
  }
  for (const means of at(root, 'cac:PaymentMeans'))
    rule(
      'BR-61',
      textAt(means, 'cbc:PaymentMeansCode')[0] !== '30' ||
        /^NL\d\d[A-Z]{4}\d{10}$/.test(textAt(means, 'cac:PayeeFinancialAccount/cbc:ID')[0] ?? ''),
    )
  return [...new Set(broken)]
}

const someLine = fc.record({
  quantity: fc.integer({ min: 1, max: 2_000 }),
  unit: fc.integer({ min: 0, max: 500_00 }),
  taxes: fc.constantFrom(vat(190_000, 'standard'), vat(70_000, 'reduced'), vat(0, 'zero')).map((one) => [one]),
})
const someOrder = fc.record({
  lines: fc.array(someLine, { minLength: 1, maxLength: 25 }),
  freight: fc.integer({ min: 0, max: 900_00 }),
  method: fc.constantFrom('card' as const, 'invoice' as const),
  poNumber: fc.option(fc.string({ minLength: 1, maxLength: 60, unit: 'binary' })),
})

test('whatever is ordered, its XML keeps the rules of EN 16931 for sums, taxes and what must be there', () => {
  fc.assert(
    fc.property(someOrder, (wishes) => {
      assert.deepEqual(brokenRules(invoiceXml(wishes)), [])
    }),
    { numRuns: 200 },
  )
})

test('planted: a cent too much, a tax of another rate and a lost charge are each found by the rule that it breaks', () => {
  const plant = (change: (content: Content) => Partial<Content>): string[] => {
    const content = invoiceOfWhole(placedOrder({ market: 'eu', lines: [{ quantity: 12, unit: 10_00 }], freight: 9_00 }))
    return brokenRules(invoiceXml({}, { ...content, ...change(content) }))
  }
  const more = (amount: number) => ({ amount, currency: 'EUR' as const })
  assert.deepEqual(
    plant(({ totals }) => ({ totals: { ...totals, total: more(totals.total.amount + 1) } })),
    ['BR-CO-15'],
  )
  assert.deepEqual(
    plant(({ taxes }) => ({ taxes: taxes.map((tax) => ({ ...tax, rate: 70_000 })) })),
    ['BR-CO-17', 'BR-S-08'],
  )
  assert.deepEqual(
    plant(({ freight }) => ({ freight: { ...freight, parts: [] } })),
    ['BR-CO-12', 'BR-CO-13', 'BR-S-08'],
  )
  assert.deepEqual(
    plant(({ payment }) => ({ payment: { ...payment, dueOn: null } })),
    ['BR-CO-25'],
  )
})

test('an invoice on account says by when and where to pay, and names order, PO number and both addresses', () => {
  const root = invoiceXml({ poNumber: 'PO <7> & "more"' }, { note: 'Ring\u0000 twice' })
  assert.deepEqual(
    [
      'cbc:DueDate',
      'cbc:InvoiceTypeCode',
      'cac:OrderReference/cbc:ID',
      `${TOTALS}PayableAmount`,
      'cac:PaymentMeans/cbc:PaymentID',
      'cbc:Note',
    ].map((path) =>
      textAt(root, path)[0]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ),
    ['2026-12-22', '380', 'PO <7> & "more"', '153.51', 'EU-000042', 'Ring  twice'],
  )
  assert.deepEqual(textAt(root, 'cac:Delivery/cac:DeliveryLocation/cac:Address/cbc:CityName'), ['München'])
  const names = root.children.map(({ name }) => name)
  // The schema is a sequence.
  assert.deepEqual(names, [
    'cbc:CustomizationID',
    'cbc:ID',
    'cbc:IssueDate',
    'cbc:DueDate',
    'cbc:InvoiceTypeCode',
    'cbc:Note',
    'cbc:DocumentCurrencyCode',
    'cac:OrderReference',
    'cac:AccountingSupplierParty',
    'cac:AccountingCustomerParty',
    'cac:Delivery',
    'cac:PaymentMeans',
    'cac:AllowanceCharge',
    'cac:TaxTotal',
    'cac:LegalMonetaryTotal',
    'cac:InvoiceLine',
  ])
})

test('what is paid by card is prepaid, and nothing is left to pay', () => {
  const root = invoiceXml({ method: 'card' })
  assert.deepEqual([textAt(root, `${TOTALS}PrepaidAmount`), textAt(root, `${TOTALS}PayableAmount`)], [['153.51'], ['0.00']])
  assert.deepEqual(textAt(root, 'cac:PaymentMeans/cbc:PaymentMeansCode'), ['48'])
})

test('why no tax is charged is said by code and in words', () => {
  for (const [reason, code, why] of [
    ['export', 'G', 'VATEX-EU-G'],
    ['not-collecting', 'O', 'VATEX-EU-O'],
    ['exempt', 'E', undefined],
  ] as const) {
    const root = invoiceXml({ lines: [{ quantity: 6, unit: 5_00, taxes: [vat(0, reason)] }] })
    assert.deepEqual(brokenRules(root), [])
    const path = 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:'
    assert.deepEqual([textAt(root, `${path}ID`)[0], textAt(root, `${path}TaxExemptionReasonCode`)[0]], [code, why])
  }
})

function creditNoteXml(unit: number, fee: number): Read {
  const invoice = {
    ...invoiceOfWhole(placedOrder({ market: 'eu', lines: [{ quantity: 3, unit }] })),
    number: 'EU-000042',
    issuedOn: '2026-11-22',
  }
  const lines = [{ lineId: invoice.lines[0]?.id ?? '', quantity: 1, fee }]
  const credited = creditsOf([{ id: 'doc_1', invoice, earlier: [] }], { reason: 'Broken', lines, freight: true })
  assert.ok(Array.isArray(credited) && credited[0])
  const { content } = credited[0]
  const issued = { number: 'EU-C000001', orderId: 'ord', issuedAt: new Date(), issuedOn: '2026-11-23' }
  return rootOf(drawUbl({ id: 'doc_2', kind: 'credit-note', ...issued, content }))
}

test('a credit note is one, names its invoice and its reason, and keeps the same rules', () => {
  const root = creditNoteXml(3_33, 0)
  assert.equal(root.name, 'CreditNote')
  assert.deepEqual(brokenRules(root), [])
  assert.deepEqual(
    ['cbc:CreditNoteTypeCode', 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID', 'cbc:Note', `${TOTALS}PayableAmount`].map(
      (path) => textAt(root, path)[0],
    ),
    ['381', 'EU-000042', 'Broken', '14.67'],
  )
})

test('a restocking fee lowers what is credited of its line, and is told as such', () => {
  const root = creditNoteXml(100_00, 150_000)
  assert.deepEqual(brokenRules(root), [])
  const line = 'cac:CreditNoteLine/'
  assert.deepEqual(
    [`${line}cbc:LineExtensionAmount`, `${line}cac:AllowanceCharge/cbc:Amount`, `${line}cac:Price/cbc:PriceAmount`].map((path) =>
      textAt(root, path).join(),
    ),
    ['85.00', '15.00', '100.00'],
  )
  assert.deepEqual(textAt(root, `${line}cac:AllowanceCharge/cbc:AllowanceChargeReason`), ['Restocking fee'])
  assert.equal(at(creditNoteXml(100_00, 0), `${line}cac:AllowanceCharge`).length, 0)
})

test('an invoice from which credit is taken off says what is prepaid, what is left, and by which credit notes', () => {
  const euros = (amount: number) => ({ amount, currency: 'EUR' as const })
  const credits = [
    { number: 'EU-C000001', issuedOn: '2026-11-03', amount: euros(5_000) },
    { number: 'EU-C000002', issuedOn: '2026-11-04', amount: euros(1) },
  ]
  const root = invoiceXml({}, { credits })
  assert.deepEqual(brokenRules(root), [])
  const [total = 0] = cents(root, `${TOTALS}TaxInclusiveAmount`)
  assert.deepEqual([cents(root, `${TOTALS}PrepaidAmount`), cents(root, `${TOTALS}PayableAmount`)], [[5_001], [total - 5_001]])
  assert.deepEqual(textAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'), ['EU-C000001', 'EU-C000002'])
  assert.deepEqual(textAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate'), ['2026-11-03', '2026-11-04'])
})
