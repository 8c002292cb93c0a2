import { type Address, CURRENCIES, type Money, type TaxLine } from '@toyline/contracts'
import { type Content, type DocumentLine, payableOf } from '../domain/document.ts'
import { taxKey } from '../domain/freight-shares.ts'
import type { IssuedDocument } from '../store/documents-store.ts'

/** An element of a document: its name, its attributes where it has some, and what is in it. */
type Element = [name: string, content: string | Element[], attributes?: Record<string, string>]

const NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

/** How EN 16931 calls what a tax rests on (UNTDID 5305), and why nothing is charged (VATEX, or in words). */
const CATEGORIES: Record<TaxLine['reason'], { code: string; exemption?: { code?: string; text: string } }> = {
  standard: { code: 'S' },
  reduced: { code: 'S' },
  zero: { code: 'Z' },
  exempt: { code: 'E', exemption: { text: 'Exempt from VAT' } },
  'reverse-charge': { code: 'AE', exemption: { code: 'VATEX-EU-AE', text: 'Reverse charge' } },
  export: { code: 'G', exemption: { code: 'VATEX-EU-G', text: 'Export outside the EU' } },
  'not-collecting': { code: 'O', exemption: { code: 'VATEX-EU-O', text: 'Not subject to VAT' } },
}

/** Piece (UNECE recommendation 20). */
const PIECE = 'H87'
/** Freight (UNTDID 7161). */
const FREIGHT = 'FC'
/** UNTDID 4461: credit transfer, bank card. */
const MEANS = { invoice: '30', card: '48' }

/**
 * An invoice or a credit note as EN 16931 wants it, in UBL 2.1. Undefined outside of the European Union: the standard is about VAT, and
 * knows one rate for a line.
 */
export function drawUbl({ content, kind, number, issuedOn }: IssuedDocument): Buffer | undefined {
  if (content.market !== 'eu') return undefined
  const { buyer, shipTo, totals, payment, order, poNumber, note, corrects, credits = [] } = content
  const isInvoice = kind === 'invoice'
  const root = isInvoice ? 'Invoice' : 'CreditNote'
  const due = isInvoice && payment.method === 'card' ? { ...totals.total, amount: 0 } : payableOf(content)
  const paid = { ...totals.total, amount: totals.total.amount - due.amount }
  const said = [note, corrects?.reason].filter((one): one is string => Boolean(one))
  const body: Element[] = [
    ['cbc:CustomizationID', 'urn:cen.eu:en16931:2017'],
    ['cbc:ID', number],
    ['cbc:IssueDate', issuedOn],
    ...(isInvoice && payment.dueOn ? [['cbc:DueDate', payment.dueOn] as Element] : []),
    [`cbc:${root}TypeCode`, isInvoice ? '380' : '381'],
    ...(said.length > 0 ? [['cbc:Note', said.join('\n')] as Element] : []),
    ['cbc:DocumentCurrencyCode', totals.total.currency],
    // Without a number of the buyer's, ours is what both know the order by.
    [
      'cac:OrderReference',
      [
        ['cbc:ID', poNumber ?? order.number],
        ['cbc:SalesOrderID', order.number],
      ],
    ],
    ...(corrects ? [corrects] : credits).map(billingReference),
    ['cac:AccountingSupplierParty', [sellerParty(content)]],
    [
      'cac:AccountingCustomerParty',
      [
        [
          'cac:Party',
          [
            postalAddress(buyer),
            ['cac:PartyLegalEntity', [['cbc:RegistrationName', buyer.company ?? buyer.name]]],
            [
              'cac:Contact',
              [
                ['cbc:Name', buyer.name],
                ['cbc:ElectronicMail', content.email],
              ],
            ],
          ],
        ],
      ],
    ],
    [
      'cac:Delivery',
      [
        ['cac:DeliveryLocation', [postalAddress(shipTo, 'cac:Address')]],
        ['cac:DeliveryParty', [['cac:PartyName', [['cbc:Name', shipTo.company ?? shipTo.name]]]]],
      ],
    ],
    ...(isInvoice ? [paymentMeans(content, number)] : []),
    ...freight(content),
    [
      'cac:TaxTotal',
      [
        amount('cbc:TaxAmount', totals.tax),
        ...content.taxes.map(
          (tax): Element => [
            'cac:TaxSubtotal',
            [amount('cbc:TaxableAmount', tax.base), amount('cbc:TaxAmount', tax.amount), category(tax, true)],
          ],
        ),
      ],
    ],
    [
      'cac:LegalMonetaryTotal',
      [
        amount('cbc:LineExtensionAmount', totals.merchandise),
        amount('cbc:TaxExclusiveAmount', totals.net),
        amount('cbc:TaxInclusiveAmount', totals.total),
        amount('cbc:ChargeTotalAmount', totals.freight),
        amount('cbc:PrepaidAmount', paid),
        amount('cbc:PayableAmount', due),
      ],
    ],
    ...content.lines.map(
      (line, at): Element => [
        `cac:${root}Line`,
        [
          ['cbc:ID', String(at + 1)],
          [isInvoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', String(line.quantity), { unitCode: PIECE }],
          amount('cbc:LineExtensionAmount', line.amount),
          ...restocking(line),
          [
            'cac:Item',
            [
              ['cbc:Name', [line.title, line.variantTitle].filter(Boolean).join(', ')],
              ['cac:SellersItemIdentification', [['cbc:ID', line.sku]]],
              category(vatOf(line.taxes), false, 'cac:ClassifiedTaxCategory'),
            ],
          ],
          ['cac:Price', [amount('cbc:PriceAmount', line.unitPrice)]],
        ],
      ],
    ),
  ]
  const attributes = { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`, ...NAMESPACES }
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${print([root, body, attributes], '')}`)
}

/** The invoice that is corrected, or the credit notes of which something is taken off. */
function billingReference({ number, issuedOn }: { number: string; issuedOn: string }): Element {
  const said: Element[] = [
    ['cbc:ID', number],
    ['cbc:IssueDate', issuedOn],
  ]
  return ['cac:BillingReference', [['cac:InvoiceDocumentReference', said]]]
}

function sellerParty({ seller }: Content): Element {
  return [
    'cac:Party',
    [
      ['cac:PartyName', [['cbc:Name', 'Toyline']]],
      postalAddress(seller.address),
      ...seller.taxIds.map(({ id }): Element => ['cac:PartyTaxScheme', [['cbc:CompanyID', id], VAT]]),
      [
        'cac:PartyLegalEntity',
        [
          ['cbc:RegistrationName', seller.name],
          ['cbc:CompanyID', seller.registration.id],
        ],
      ],
      ['cac:Contact', [['cbc:ElectronicMail', seller.email]]],
    ],
  ]
}

const VAT: Element = ['cac:TaxScheme', [['cbc:ID', 'VAT']]]

function postalAddress({ line1, line2, city, postcode, area, country }: Omit<Address, 'name'>, name = 'cac:PostalAddress'): Element {
  const parts: [string, string | undefined][] = [
    ['cbc:StreetName', line1],
    ['cbc:AdditionalStreetName', line2],
    ['cbc:CityName', city],
    ['cbc:PostalZone', postcode],
    ['cbc:CountrySubentity', area],
  ]
  return [
    name,
    [...parts.flatMap(([part, said]): Element[] => (said ? [[part, said]] : [])), ['cac:Country', [['cbc:IdentificationCode', country]]]],
  ]
}

function paymentMeans({ payment, seller }: Content, number: string): Element {
  const account = (name: string) => seller.account.lines.find((line) => line.name === name)?.id ?? ''
  const transfer: Element[] = [
    ['cbc:PaymentID', number],
    [
      'cac:PayeeFinancialAccount',
      [
        ['cbc:ID', account('IBAN')],
        ['cbc:Name', seller.account.name],
        ['cac:FinancialInstitutionBranch', [['cbc:ID', account('BIC')]]],
      ],
    ],
  ]
  return ['cac:PaymentMeans', [['cbc:PaymentMeansCode', MEANS[payment.method]], ...(payment.method === 'invoice' ? transfer : [])]]
}

/** Each part of the freight with the tax of the goods that it carries. */
function freight({ freight: { name, parts } }: Content): Element[] {
  return parts
    .filter((part) => part.amount.amount > 0)
    .map((part) => [
      'cac:AllowanceCharge',
      [
        ['cbc:ChargeIndicator', 'true'],
        ['cbc:AllowanceChargeReasonCode', FREIGHT],
        ['cbc:AllowanceChargeReason', name],
        amount('cbc:Amount', part.amount),
        category(vatOf(part.taxes), false),
      ],
    ])
}

/** What is kept of a returned line lowers what is credited of it. */
function restocking({ fee }: DocumentLine): Element[] {
  if (!fee) return []
  const said: Element[] = [
    ['cbc:ChargeIndicator', 'false'],
    ['cbc:AllowanceChargeReason', 'Restocking fee'],
    amount('cbc:Amount', fee.amount),
  ]
  return [['cac:AllowanceCharge', said]]
}

/** The European Union's one tax on a thing. */
function vatOf(taxes: TaxLine[]): TaxLine {
  const [tax, ...more] = taxes
  if (!tax || more.length > 0) throw new RangeError(`VAT is one tax, not ${taxes.map(taxKey).join(' and ')}.`)
  return tax
}

function category({ rate, reason }: TaxLine, tellsWhy: boolean, name = 'cac:TaxCategory'): Element {
  const { code, exemption } = CATEGORIES[reason]
  const why: Element[] =
    tellsWhy && exemption
      ? [...(exemption.code ? [['cbc:TaxExemptionReasonCode', exemption.code] as Element] : []), ['cbc:TaxExemptionReason', exemption.text]]
      : []
  const percent: Element[] = code === 'O' ? [] : [['cbc:Percent', String(rate / 10_000)]]
  return [name, [['cbc:ID', code], ...percent, ...why, VAT]]
}

function amount(name: string, { amount: minor, currency }: Money): Element {
  const digits = CURRENCIES[currency]
  return [name, (minor / 10 ** digits).toFixed(digits), { currencyID: currency }]
}

function print([name, content, attributes = {}]: Element, indent: string): string {
  const open = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}>`
  if (typeof content === 'string') return `${open}${escaped(content)}</${name}>\n`
  return `${open}\n${content.map((one) => print(one, `${indent}  `)).join('')}${indent}</${name}>\n`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no place for most control characters, nor for halves of letters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
}
