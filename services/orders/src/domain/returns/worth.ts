import { costOf, type Money, money, type OrderReturn } from '@toyline/contracts'
import type { StoredLine } from '../order.ts'

type Paid = Pick<StoredLine, 'id' | 'quantity' | 'shipped' | 'unitPrice' | 'lineTotal' | 'taxLines' | 'repriced'>
const MILLION = 1_000_000

/**
 * What pieces come to at the price that was paid, with their tax and less what is kept of them: what a buyer may expect. What is given
 * back in the end is reckoned by payments from the invoices, to the cent.
 */
export function worthOf(
  lines: readonly Paid[],
  wanted: readonly Pick<OrderReturn['lines'][number], 'lineId' | 'quantity' | 'fee'>[],
): Money {
  const [first] = lines
  if (!first) throw new RangeError('An order has lines.')
  const sum = wanted.reduce((all, { lineId, quantity, fee }) => {
    const line = lines.find(({ id }) => id === lineId)
    if (!line || line.shipped === 0) return all
    return all + Math.round((costOf(line, line.shipped) * quantity * (MILLION - fee)) / (line.shipped * MILLION))
  }, 0)
  return money(sum, first.lineTotal.currency)
}

/** Pieces of a returned line that count: those that have come, once they are here. */
export function countOf({
  quantity,
  restocked,
  writtenOff,
}: Pick<OrderReturn['lines'][number], 'quantity' | 'restocked' | 'writtenOff'>): number {
  return restocked === null ? quantity : restocked + (writtenOff ?? 0)
}
