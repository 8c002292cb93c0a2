import type { Money, Order } from '@toyline/contracts'
import { costOf } from '@toyline/contracts/line-cost'

/** Rates come in millionths. */
const MILLION = 1_000_000
type Line = Pick<Order['lines'][number], 'id' | 'quantity' | 'shipped' | 'lineTotal' | 'taxLines' | 'repriced'>

/** What a buyer may expect for pieces: what was paid for them with their tax, less the fee. Reckoned by the shop to the cent later. */
export function expectedCredit(lines: readonly Line[], chosen: readonly [lineId: string, { quantity: number }][], fee: number): Money {
  const amount = chosen.reduce((sum, [lineId, { quantity }]) => {
    const line = lines.find(({ id }) => id === lineId)
    if (!line || line.shipped === 0) return sum
    return sum + Math.round((costOf(line, line.shipped) * quantity * (MILLION - fee)) / (line.shipped * MILLION))
  }, 0)
  return { amount, currency: lines[0]?.lineTotal.currency ?? 'USD' }
}
