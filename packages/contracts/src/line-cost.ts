type Amount = { amount: number }
type Price = { lineTotal: Amount; taxLines: readonly { amount: Amount }[] }

/**
 * What the first so many pieces of an order's line come to, in the order in which they leave, with their tax, in minor units. Each piece has
 * its part of the whole line at the price at which it leaves, and what rounding has left goes with the later ones.
 */
export function costOf(line: Price & { quantity: number; repriced: readonly (Price & { after: number })[] }, pieces: number): number {
  const prices = [{ ...line, after: 0 }, ...line.repriced]
  return prices.reduce((sum, { after, lineTotal, taxLines }, at) => {
    const from = Math.min(after, pieces)
    const to = Math.min(prices[at + 1]?.after ?? pieces, pieces)
    const amounts = [lineTotal, ...taxLines.map(({ amount }) => amount)]
    return sum + amounts.reduce((part, { amount }) => part + upTo(amount, to, line.quantity) - upTo(amount, from, line.quantity), 0)
  }, 0)
}

/** Rounded half up. */
function upTo(whole: number, pieces: number, of: number): number {
  return Number((BigInt(whole) * BigInt(pieces) * 2n + BigInt(of)) / BigInt(2 * of))
}
