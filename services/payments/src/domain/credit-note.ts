import { type Money, money, type TaxLine } from '@toyline/contracts'
import { type Content, type DocumentLine, summed } from './document.ts'

/** What is to be credited of an invoice. */
export type Credit = { reason: string; lines: { lineId: string; quantity: number }[]; freight: boolean }
export type CreditRefusal = { refusal: 'no-such-line' | 'more-than-invoiced' | 'nothing-to-credit' }

/**
 * The credit note for a part of an invoice, at the prices that were paid. Tax goes back in proportion, and the last piece takes what
 * rounding has left: whatever the order of several credit notes, all of a line gives back all of its tax.
 * @param earlier what was credited of the invoice before
 */
export function creditOf(
  invoice: Content & { number: string; issuedOn: string },
  earlier: Pick<Content, 'lines' | 'freight'>[],
  { reason, lines, freight }: Credit,
): { content: Content } | CreditRefusal {
  const credited: DocumentLine[] = []
  for (const [lineId, quantity] of byLine(lines)) {
    const line = invoice.lines.find(({ id }) => id === lineId)
    if (!line) return { refusal: 'no-such-line' }
    const before = earlier.flatMap((one) => one.lines).reduce((sum, { id, quantity: given }) => sum + (id === lineId ? given : 0), 0)
    if (before + quantity > line.quantity) return { refusal: 'more-than-invoiced' }
    credited.push(partOf(line, before, quantity))
  }
  if (freight && earlier.some((one) => one.freight.parts.some((part) => part.amount.amount > 0))) return { refusal: 'more-than-invoiced' }
  if (credited.length === 0 && !(freight && invoice.totals.freight.amount > 0)) return { refusal: 'nothing-to-credit' }
  const { number, issuedOn, taxes: _taxes, totals, ...said } = invoice
  const parts = freight ? invoice.freight.parts : [{ amount: money(0, totals.net.currency), taxes: [] }]
  return {
    content: summed({
      ...said,
      lines: credited,
      freight: { ...invoice.freight, parts },
      payment: { ...invoice.payment, dueOn: null },
      corrects: { number, issuedOn, reason },
    }),
  }
}

function byLine(lines: Credit['lines']): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { lineId, quantity } of lines) quantities.set(lineId, (quantities.get(lineId) ?? 0) + quantity)
  return quantities
}

function partOf(line: DocumentLine, before: number, quantity: number): DocumentLine {
  const share = (whole: Money): Money => {
    const upTo = (pieces: number) =>
      Number((BigInt(whole.amount) * BigInt(pieces) * 2n + BigInt(line.quantity)) / BigInt(2 * line.quantity))
    return money(upTo(before + quantity) - upTo(before), whole.currency)
  }
  const taxes = line.taxes.map((tax): TaxLine => ({ ...tax, amount: share(tax.amount) }))
  return { ...line, quantity, amount: share(line.amount), taxes }
}
