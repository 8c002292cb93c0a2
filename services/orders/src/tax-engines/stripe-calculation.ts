import { confirmedVatId } from '../domain/tax/charges.ts'
import type { TaxAddress, TaxedLine, TaxRequest } from '../domain/tax/tax-request.ts'
import { NoTaxAnswer } from './own-tables-instead.ts'

/** Lines that Stripe is asked about as one: it taxes them alike. */
export type Kind = { reference: string; taxCode: string; amount: number; lines: readonly TaxedLine[] }

/** https://docs.stripe.com/tax/tax-codes; docs/tax.md says which are certain. */
const TAX_CODES: ReadonlyMap<string, string> = new Map([
  ['books', 'txcd_35010000'],
  ['childrens-clothing', 'txcd_30011200'],
])
const TANGIBLE_GOODS = 'txcd_99999999'
export const NONTAXABLE = 'txcd_00000000'
const SHIPPING = 'txcd_92010001'
/** Without them the answer says how much, but not to whom and why. */
const EXPANDED = ['line_items.data.tax_breakdown', 'shipping_cost.tax_breakdown']

/**
 * By tax code, so that a cart of a thousand lines is asked as a handful of items; Stripe's answer holds ten at once.
 * Errors: NoTaxAnswer for a certificate that Stripe cannot be told of.
 */
export function kindsOf({ lines, shipTo }: TaxRequest): Kind[] {
  const groups = Map.groupBy(lines, (line) => taxCodeOf(line, shipTo))
  return [...groups].map(([taxCode, group]) => ({
    reference: taxCode,
    taxCode,
    amount: group.reduce((sum, { amount }) => sum + amount.amount, 0),
    lines: group,
  }))
}

/** A state's certificate frees a line of its local taxes too. Elsewhere one line bears taxes of several, and a code frees it of all. */
function taxCodeOf({ taxCategory, exemptIn = [] }: TaxedLine, { country, area }: TaxAddress): string {
  if (country === 'US' && exemptIn.includes(`US-${area}`)) return NONTAXABLE
  if (country !== 'US' && exemptIn.some((jurisdiction) => jurisdiction.startsWith(country)))
    throw new NoTaxAnswer('Stripe cannot be told of a certificate for one tax of several')
  return TAX_CODES.get(taxCategory) ?? TANGIBLE_GOODS
}

/** The body of `POST /v1/tax/calculations`. */
export function describeCalculation(request: TaxRequest, kinds: readonly Kind[]): string {
  const { date, shipTo, shipFrom, shipping, buyer } = request
  const vatId = confirmedVatId(buyer, date)
  const exclusive = { tax_behavior: 'exclusive' }
  return asForm({
    currency: shipping.currency.toLowerCase(),
    // Noon in Greenwich is that same day wherever we deliver.
    tax_date: Date.parse(`${date}T12:00:00Z`) / 1_000,
    line_items: kinds.map(({ amount, reference, taxCode }) => ({ amount, reference, tax_code: taxCode, ...exclusive })),
    shipping_cost: { amount: shipping.amount, tax_code: SHIPPING, ...exclusive },
    customer_details: {
      address: describeAddress(shipTo),
      address_source: 'shipping',
      ...(vatId && { tax_ids: [{ type: vatId.country === 'GB' ? 'gb_vat' : 'eu_vat', value: vatId.number }] }),
    },
    ...(shipFrom && { ship_from_details: { address: describeAddress(shipFrom) } }),
    expand: EXPANDED,
  })
}

function describeAddress({ line1, line2, city, area, postcode, country }: TaxAddress) {
  return {
    country,
    ...(line1 && { line1 }),
    ...(line2 && { line2 }),
    ...(city && { city }),
    ...(area && { state: area }),
    ...(postcode && { postal_code: postcode }),
  }
}

/** As Stripe reads forms: `line_items[0][amount]=1200`. */
function asForm(said: object): string {
  const form = new URLSearchParams()
  const say = (name: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) form.append(name, String(value))
    else for (const [inner, one] of Object.entries(value)) say(`${name}[${inner}]`, one)
  }
  for (const [name, value] of Object.entries(said)) say(name, value)
  return form.toString()
}
