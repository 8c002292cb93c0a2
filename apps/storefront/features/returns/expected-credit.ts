import type { Money, Order } from '@toyline/contracts'

/** Rates come in millionths. */
const MILLION = 1_000_000
type Line = Pick<Order['lines'][number], 'id' | 'quantity' | 'lineTotal' | 'taxLines'>

/** What a buyer may expect for pieces: what was paid for them with their tax, less the fee. Reckoned by the shop to the cent later. */
export function expectedCredit(lines: readonly Line[], chosen: readonly [lineId: string, { quantity: number }][], fee: number): Money {
  const amount = chosen.reduce((sum, [lineId, { quantity }]) => {
    const line = lines.find(({ id }) => id === lineId)
    if (!line) return sum
    const paid = line.lineTotal.amount + line.taxLines.reduce((taxes, tax) => taxes + tax.amount.amount, 0)
    return sum + Math.round((paid * quantity * (MILLION - fee)) / (line.quantity * MILLION))
  }, 0)
  return { amount, currency: lines[0]?.lineTotal.currency ?? 'USD' }
}
