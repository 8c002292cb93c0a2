import type { TaxLine } from '@toyline/contracts'
import { z } from 'zod'
import { confirmedVatId } from '../domain/tax/charges.ts'
import type { TaxedAmount, TaxQuote, TaxReason, TaxRequest } from '../domain/tax/quote-tax.ts'
import { collects, type Seller } from '../domain/tax/seller.ts'
import { shareOut } from '../domain/tax/share-out.ts'
import { inEuropeanUnion } from '../domain/tax/vat-rates.ts'
import { NoTaxAnswer } from './own-tables-instead.ts'
import { type Kind, NONTAXABLE } from './stripe-calculation.ts'

const Amount = z.int().min(0)
const Breakdown = z.object({
  amount: Amount,
  taxable_amount: Amount,
  taxability_reason: z.string(),
  jurisdiction: z.object({ country: z.string(), display_name: z.string(), level: z.string(), state: z.string().nullish() }),
  tax_rate_details: z.object({ percentage_decimal: z.string().regex(/^\d{1,2}(\.\d+)?$/), tax_type: z.string() }).nullable(),
})
type Breakdown = z.infer<typeof Breakdown>
const Taxed = z.object({
  amount: Amount,
  amount_tax: Amount,
  tax_behavior: z.literal('exclusive'),
  tax_breakdown: z.array(Breakdown),
})
const Calculation = z.object({
  currency: z.string(),
  amount_total: Amount,
  tax_amount_exclusive: Amount,
  tax_amount_inclusive: z.literal(0),
  line_items: z.object({ data: z.array(Taxed.extend({ reference: z.string() })), has_more: z.literal(false) }),
  shipping_cost: Taxed,
})

/** A tax is charged for these, and for no others; of the whole price, or of a part of it. */
const CHARGED: ReadonlyMap<string, { reason: TaxReason; isWhole: boolean }> = new Map([
  ['standard_rated', { reason: 'standard', isWhole: true }],
  ['reduced_rated', { reason: 'reduced', isWhole: true }],
  ['portion_standard_rated', { reason: 'standard', isWhole: false }],
  ['portion_reduced_rated', { reason: 'reduced', isWhole: false }],
  ['portion_product_exempt', { reason: 'standard', isWhole: false }],
  ['proportionally_rated', { reason: 'standard', isWhole: false }],
  ['taxable_basis_reduced', { reason: 'standard', isWhole: false }],
])
/** Why nothing is charged. What Stripe does not support is not among them: that is no answer, not a tax of 0. */
const FREE: ReadonlyMap<string, TaxReason> = new Map([
  ['zero_rated', 'zero'],
  ['product_exempt', 'exempt'],
  ['product_exempt_holiday', 'exempt'],
  ['excluded_territory', 'export'],
  ['reverse_charge', 'reverse-charge'],
  ['not_subject_to_tax', 'zero'],
  ['not_collecting', 'not-collecting'],
])
const NAMED = new Set(['vat', 'gst', 'hst', 'pst', 'qst', 'rst'])
const MILLIONTHS_IN_PERCENT = 10_000
const CENT = 1_000_000

/** A tax on one thing that was asked about, `base` without it. */
type Levy = TaxLine & { base: TaxLine['amount'] }

/**
 * Stripe's calculation as our quote.
 * Errors: NoTaxAnswer where it answers another question, does not add up, or would make an order free of tax without a reason that we know.
 */
export function readCalculation(body: Buffer, request: TaxRequest, kinds: readonly Kind[]): TaxQuote {
  const read = Calculation.safeParse(parsed(body))
  if (!read.success) throw new NoTaxAnswer('Stripe said something that cannot be read', { cause: read.error })
  const { currency, line_items: items, shipping_cost: shipping, tax_amount_exclusive: tax, amount_total: total } = read.data
  const told = (amount: number) => ({ amount, currency: request.shipping.currency })
  if (currency.toUpperCase() !== request.shipping.currency) throw new NoTaxAnswer(`Stripe reckoned in ${currency}`)
  if (items.data.length !== kinds.length || shipping.amount !== request.shipping.amount)
    throw new NoTaxAnswer('Stripe answered another question')

  const itemOf = new Map(items.data.map((item) => [item.reference, item]))
  const taxed = kinds.map((kind) => {
    const item = itemOf.get(kind.reference)
    if (item?.amount !== kind.amount) throw new NoTaxAnswer('Stripe answered another question')
    return { kind, levies: leviesOn(item, request, kind.taxCode === NONTAXABLE) }
  })
  const freight = leviesOn(
    shipping,
    request,
    kinds.every(({ taxCode }) => taxCode === NONTAXABLE),
  )
  const everything = [...taxed.flatMap(({ levies }) => levies), ...freight]
  const net = kinds.reduce((sum, { amount }) => sum + amount, shipping.amount)
  const sum = everything.reduce((before, { amount }) => before + amount.amount, 0)
  if (sum !== tax || total !== net + tax) throw new NoTaxAnswer(`Stripe’s sums differ: ${sum}, ${tax}, ${total - net}`)

  const shareOf = new Map(taxed.flatMap(({ kind, levies }) => shares(kind, levies)))
  return {
    ok: true,
    lines: request.lines.map(({ id, amount }) => ({ id, ...taxedAmount(amount.amount, shareOf.get(id) ?? []) })),
    shipping: taxedAmount(shipping.amount, freight.map(withoutBase)),
    total: taxedAmount(net, added(everything)),
  }

  function taxedAmount<Tax extends TaxLine>(price: number, taxes: Tax[]): TaxedAmount<Tax> {
    const due = taxes.reduce((before, { amount }) => before + amount.amount, 0)
    return { net: told(price), tax: told(due), gross: told(price + due), taxes }
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function leviesOn({ amount, amount_tax, tax_breakdown }: z.infer<typeof Taxed>, request: TaxRequest, isExempt: boolean): Levy[] {
  const levies = added(tax_breakdown.map((one) => levyOf(one, amount, request, isExempt)))
  const sum = levies.reduce((before, levy) => before + levy.amount.amount, 0)
  if (sum !== amount_tax) throw new NoTaxAnswer(`Stripe’s parts differ from their sum: ${sum}, ${amount_tax}`)
  if (amount > 0 && levies.length === 0) throw new NoTaxAnswer('Stripe names no tax, and no reason why there is none')
  return levies
}

function levyOf(one: Breakdown, price: number, { seller, date, buyer, shipping }: TaxRequest, isExempt: boolean): Levy {
  const { amount, taxable_amount: base, taxability_reason: why, jurisdiction } = one
  const { currency } = shipping
  const named = { jurisdiction: jurisdictionOf(jurisdiction), name: nameOf(one) }
  const charged = CHARGED.get(why)
  if (charged) {
    const rate = Math.round(Number(one.tax_rate_details?.percentage_decimal ?? 0) * MILLIONTHS_IN_PERCENT)
    const isOfPrice = charged.isWhole ? base === price : base <= price && (base > 0 || price === 0)
    const isOff = Math.abs(amount * CENT - base * rate) > CENT
    if (rate === 0 || !isOfPrice || isOff) throw new NoTaxAnswer(`Stripe reckons ${amount} at ${rate} on ${base} of ${price} as ${why}`)
    return { ...named, rate, amount: { amount, currency }, reason: charged.reason, base: { amount: base, currency } }
  }
  const reason = FREE.get(why)
  const isUnasked = reason === 'reverse-charge' && !confirmedVatId(buyer, date)
  const isOurs = (why === 'not_collecting' || why === 'not_subject_to_tax') && !isExempt && collectsAt(seller, jurisdiction, date)
  if (!reason || amount > 0 || isUnasked || isOurs) throw new NoTaxAnswer(`Stripe says ${why} of ${named.jurisdiction}`)
  return { ...named, rate: 0, amount: { amount, currency }, reason: isExempt ? 'exempt' : reason, base: { amount: price, currency } }
}

/** Whether our own settings say that we collect there: then a tax of 0 means that Stripe has not been told, and is an accident. */
function collectsAt(seller: Seller, { country, level, state }: Breakdown['jurisdiction'], date: string): boolean {
  if (level === 'country' && inEuropeanUnion(country) && collects(seller, 'EU-OSS', date)) return true
  return (level === 'country' || level === 'state') && collects(seller, level === 'state' ? `${country}-${state}` : country, date)
}

function jurisdictionOf({ country, level, state, display_name: name }: Breakdown['jurisdiction']): string {
  if (level === 'country') return country
  if (level === 'state') return `${country}-${state}`
  return [country, state, ...name.toUpperCase().split(/\s+/)].filter(Boolean).join('-')
}

/** By the names of our own tables, which have words in every language. */
function nameOf({ jurisdiction: { country, level, display_name: place }, tax_rate_details: details }: Breakdown): string {
  const usual = country === 'US' ? 'sales_tax' : country === 'CA' ? (level === 'country' ? 'gst' : 'pst') : 'vat'
  const type = details?.tax_type ?? usual
  return NAMED.has(type) ? type.toUpperCase() : `${place} sales tax`
}

/** One entry for each jurisdiction, tax, rate and reason. */
function added(levies: readonly Levy[]): Levy[] {
  const groups = Map.groupBy(levies, ({ jurisdiction, name, rate, reason }) => [jurisdiction, name, rate, reason].join('\t'))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const [first] = group as [Levy]
      const sum = (what: (levy: Levy) => number) => ({ ...first.amount, amount: group.reduce((before, levy) => before + what(levy), 0) })
      return { ...first, amount: sum((levy) => levy.amount.amount), base: sum((levy) => levy.base.amount) }
    })
}

/** What each line of a kind bears of its taxes: in proportion, and together the whole. */
function shares({ amount: whole, lines }: Kind, levies: readonly Levy[]): [string, TaxLine[]][] {
  const parts = levies.map((levy) => {
    const exact = lines.map(({ id, amount }) => ({ key: id, exact: BigInt(levy.amount.amount) * BigInt(amount.amount) }))
    return shareOut(BigInt(levy.amount.amount), exact, BigInt(whole || 1))
  })
  return lines.map(({ id }, at) => [
    id,
    levies.map((levy, of) => ({ ...withoutBase(levy), amount: { ...levy.amount, amount: Number(parts[of]?.[at]) } })),
  ])
}

function withoutBase({ base: _base, ...tax }: Levy): TaxLine {
  return tax
}
