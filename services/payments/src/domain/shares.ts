import { type Money, money, type TaxLine } from '@toyline/contracts'

type Shared = { quantity: number; amount: Money; taxes: TaxLine[] }

/**
 * Some pieces of a line, after so many before them. Amount and tax follow the pieces, and what rounding has left goes with the later
 * ones: however a line is cut, all of its pieces come to all of it, to the cent.
 * @param line whole
 */
export function partOf<Line extends Shared>(line: Line, before: number, quantity: number): Line {
  const share = (whole: Money): Money => {
    const upTo = (pieces: number) =>
      Number((BigInt(whole.amount) * BigInt(pieces) * 2n + BigInt(line.quantity)) / BigInt(2 * line.quantity))
    return money(upTo(before + quantity) - upTo(before), whole.currency)
  }
  const taxes = line.taxes.map((tax): TaxLine => ({ ...tax, amount: share(tax.amount) }))
  return { ...line, quantity, amount: share(line.amount), taxes }
}

/** Adds up how many pieces of each line are meant. */
export function byLine(lines: readonly { lineId: string; quantity: number }[]): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { lineId, quantity } of lines) quantities.set(lineId, (quantities.get(lineId) ?? 0) + quantity)
  return quantities
}
