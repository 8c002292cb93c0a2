import { type Money, money, type TaxLine } from '@toyline/contracts'
import { type Content, type DocumentLine, summed } from './document.ts'

/**
 * What is to be credited of an invoice. `fee`, in millionths, is what the seller keeps of a line for putting it back on the shelf:
 * of its price and of its tax alike.
 */
export type Credit = { reason: string; lines: { lineId: string; quantity: number; fee: number }[]; freight: boolean }
export type CreditRefusal = { refusal: 'no-such-line' | 'more-than-invoiced' | 'nothing-to-credit' }

/** An invoice, and what was credited of it before: by credit notes, and by refunds that are under way. */
export type Invoiced = {
  id: string
  invoice: Content & { number: string; issuedOn: string }
  earlier: Pick<Content, 'lines' | 'freight'>[]
}

const MILLION = 1_000_000

/**
 * The credit notes for pieces of an order and for its freight: pieces come off the oldest invoice that has them.
 * @returns of each invoice that is corrected one content
 */
export function creditsOf(
  invoices: Invoiced[],
  { reason, lines, freight }: Credit,
): { invoiceId: string; content: Content }[] | CreditRefusal {
  const known = new Set(invoices.flatMap(({ invoice }) => invoice.lines.map(({ id }) => id)))
  if (lines.some(({ lineId }) => !known.has(lineId))) return { refusal: 'no-such-line' }
  const wanted = lines.map((line) => ({ ...line }))
  const credits: { invoiceId: string; content: Content }[] = []
  let carried = false
  for (const { id, invoice, earlier } of invoices) {
    const carries = freight && invoice.totals.freight.amount > 0 && !isFreightGiven(earlier)
    carried ||= carries
    const content = creditOf({ invoice, earlier }, { reason, lines: takeFrom(invoice, earlier, wanted), freight: carries })
    if (content.totals.total.amount > 0) credits.push({ invoiceId: id, content })
  }
  const isFreightGone = freight && !carried && invoices.some(({ earlier }) => isFreightGiven(earlier))
  if (isFreightGone || wanted.some(({ quantity }) => quantity > 0)) return { refusal: 'more-than-invoiced' }
  return credits.length > 0 ? credits : { refusal: 'nothing-to-credit' }
}

/** All that is not credited yet: whatever is left of each line, and the freight. */
export function restOf(invoices: Invoiced[], reason: string): Credit {
  const left = new Map<string, number>()
  for (const { invoice, earlier } of invoices)
    for (const { id, quantity } of invoice.lines) left.set(id, (left.get(id) ?? 0) + quantity - given(earlier, id))
  return {
    reason,
    lines: [...left].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity, fee: 0 }] : [])),
    freight: invoices.some(({ invoice, earlier }) => invoice.totals.freight.amount > 0 && !isFreightGiven(earlier)),
  }
}

/** What an invoice still has of the pieces that are wanted; it is no longer wanted then. */
function takeFrom(invoice: Content, earlier: Invoiced['earlier'], wanted: Credit['lines']): Credit['lines'] {
  const left = new Map(invoice.lines.map((line) => [line.id, line.quantity - given(earlier, line.id)]))
  return wanted.flatMap((line) => {
    const here = left.get(line.lineId) ?? 0
    const quantity = Math.min(line.quantity, here)
    if (quantity <= 0) return []
    line.quantity -= quantity
    left.set(line.lineId, here - quantity)
    return [{ ...line, quantity }]
  })
}

/**
 * The credit note for a part of an invoice, at the prices that were paid. Tax goes back in proportion, and the last piece takes what
 * rounding has left: whatever the order of several credit notes, all of a line gives back all of its tax.
 */
function creditOf({ invoice, earlier }: Omit<Invoiced, 'id'>, { reason, lines, freight }: Credit): Content {
  const credited: DocumentLine[] = []
  for (const { lineId, quantity, fee } of lines) {
    const line = invoice.lines.find(({ id }) => id === lineId) as DocumentLine
    const before = [...earlier.flatMap((one) => one.lines), ...credited].filter(({ id }) => id === lineId)
    credited.push(partOf(line, before, quantity, fee))
  }
  const { number, issuedOn, taxes: _taxes, totals, credits: _credits, ...said } = invoice
  const parts = freight ? invoice.freight.parts : [{ amount: money(0, totals.net.currency), taxes: [] }]
  return summed({
    ...said,
    lines: credited,
    freight: { ...invoice.freight, parts },
    payment: { ...invoice.payment, dueOn: null },
    corrects: { number, issuedOn, reason },
  })
}

function given(earlier: Invoiced['earlier'], lineId: string): number {
  return earlier.flatMap((one) => one.lines).reduce((sum, { id, quantity }) => sum + (id === lineId ? quantity : 0), 0)
}

function isFreightGiven(earlier: Invoiced['earlier']): boolean {
  return earlier.some((one) => one.freight.parts.some((part) => part.amount.amount > 0))
}

/** @param before what was credited of the line: refunds that were refused leave gaps, so the sum counts, not the order */
function partOf(line: DocumentLine, before: DocumentLine[], quantity: number, fee: number): DocumentLine {
  const upTo = before.reduce((sum, one) => sum + one.quantity, quantity)
  const share = (whole: Money, wasGiven: (one: DocumentLine) => number): { gross: number; kept: number } => {
    const sum = Number((BigInt(whole.amount) * BigInt(upTo) * 2n + BigInt(line.quantity)) / BigInt(2 * line.quantity))
    const gross = Math.max(0, sum - before.reduce((so, one) => so + wasGiven(one), 0))
    return { gross, kept: Math.round((gross * fee) / MILLION) }
  }
  const { currency } = line.amount
  const price = share(line.amount, (one) => one.amount.amount + (one.fee?.amount.amount ?? 0))
  const taxes = line.taxes.map((tax, at) =>
    share(tax.amount, (one) => (one.taxes[at]?.amount.amount ?? 0) + (one.fee?.taxes[at]?.amount ?? 0)),
  )
  return {
    ...line,
    quantity,
    amount: money(price.gross - price.kept, currency),
    taxes: line.taxes.map((tax, at): TaxLine => ({ ...tax, amount: money((taxes[at]?.gross ?? 0) - (taxes[at]?.kept ?? 0), currency) })),
    ...(fee > 0 ? { fee: { rate: fee, amount: money(price.kept, currency), taxes: taxes.map(({ kept }) => money(kept, currency)) } } : {}),
  }
}
