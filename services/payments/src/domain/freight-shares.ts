import { type Money, money, type Order, type TaxLine } from '@toyline/contracts'

/** A part of the freight and the taxes on it. Freight of goods that are taxed in different ways has several. */
export type FreightPart = { amount: Money; taxes: TaxLine[] }

type Taxed = Pick<Order, 'totals'> & { lines: Pick<Order['lines'][number], 'lineTotal' | 'taxLines'>[] }

/**
 * What an order's freight is taxed with. Orders keep the taxes of their lines and of the whole, and tax freight like the goods that
 * it carries, in proportion to their prices: so the tax on freight is what the lines leave of the whole, and its parts follow the goods.
 */
export function freightParts({ totals, lines }: Taxed): FreightPart[] {
  const { shipping, taxLines } = totals
  const left = new Map(taxLines.map((tax) => [taxKey(tax), tax.amount.amount]))
  const ofGoods = new Set<string>()
  for (const tax of lines.flatMap((line) => line.taxLines)) {
    left.set(taxKey(tax), (left.get(taxKey(tax)) ?? 0) - tax.amount.amount)
    ofGoods.add(taxKey(tax))
  }
  const asFreight = (tax: TaxLine): TaxLine => ({ ...tax, amount: money(left.get(taxKey(tax)) ?? 0, tax.amount.currency) })
  const alone = taxLines.filter((tax) => !ofGoods.has(taxKey(tax)))
  if (alone.length > 0) return [{ amount: shipping, taxes: alone.map(asFreight) }]

  const groups = [...Map.groupBy(lines, (line) => line.taxLines.map(taxKey).join('\n')).values()]
  const shares = shareOut(
    shipping.amount,
    groups.map((group) => group.reduce((sum, line) => sum + line.lineTotal.amount, 0)),
  )
  // A tax that several groups have in common is told with the first of them.
  const told = new Set<string>()
  return groups.map((group, at) => {
    const taxes = (group[0]?.taxLines ?? []).map((tax) => {
      const isNew = !told.has(taxKey(tax))
      told.add(taxKey(tax))
      return isNew ? asFreight(tax) : { ...tax, amount: money(0, tax.amount.currency) }
    })
    return { amount: money(shares[at] ?? 0, shipping.currency), taxes }
  })
}

export function taxKey({ jurisdiction, name, rate, reason }: TaxLine): string {
  return [jurisdiction, name, rate, reason].join('\t')
}

/** Splits a whole in proportion to weights, or evenly where all are 0; what is left over goes to the largest remainders. */
export function shareOut(whole: number, weights: number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (sum === 0 ? BigInt(whole) : BigInt(whole) * BigInt(weight)))
  const of = BigInt(sum === 0 ? weights.length : sum)
  const shares = exact.map((part) => Number(part / of))
  let left = whole - shares.reduce((all, share) => all + share, 0)
  const byRemainder = exact
    .map((part, at) => ({ at, rest: part % of }))
    .sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.at - b.at))
  for (const { at } of byRemainder) {
    if (left === 0) break
    shares[at] = (shares[at] ?? 0) + 1
    left -= 1
  }
  return shares
}
