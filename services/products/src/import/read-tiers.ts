import { CURRENCIES, type Currency, type PackRule } from '@toyline/contracts'
import { type TierDraft, tierFault } from '../domain/price-tiers.ts'
import type { PriceDraft } from '../domain/product-draft.ts'
import { type Cell, type Columns, cellsOf, namedCells } from './columns.ts'
import { readWhole } from './measures.ts'
import { readPrice } from './price.ts'
import type { Row } from './read-rows.ts'
import type { Say } from './read-variant.ts'

const RUNG = /^(\d[\d\s]*)\s*(?:pcs?|\+)?\s*[:=]\s*(.+)$/i

/**
 * Puts a row's volume prices beside its prices: `24: 4.65; 72: 4.35` is 4.65 each from 24 pieces on. An error where they are
 * none, or could not be volume prices of that price and pack.
 * @param currency of the column that names none
 */
export function addTiers(
  columns: Columns,
  row: Row,
  prices: PriceDraft[],
  { currency, pack, say }: { currency: Currency; pack: PackRule; say: Say },
): void {
  const own: [Currency, Cell][] = cellsOf(columns, row, 'tiers').map((cell) => [currency, cell])
  const named = namedCells(columns, row, 'tiers/').flatMap(([name, cell]): [Currency, Cell][] =>
    name in CURRENCIES ? [[name as Currency, cell]] : [],
  )
  for (const [each, cell] of [...own, ...named]) {
    const tiers = readTiers(cell.text, each)
    const price = prices.find((one) => one.currency === each)
    if (!tiers) say('error', row, cell, 'is no list of volume prices like "24: 4.65; 72: 4.35".')
    else if (!price) say('error', row, cell, `is a volume price without a price in ${each}.`)
    else {
      const fault = tierFault(price.price, tiers, pack)
      if (fault) say('error', row, cell, fault)
      else price.tiers = tiers
    }
  }
}

/** In the order of their minimums; null where the text is none. */
function readTiers(text: string, currency: Currency): TierDraft[] | null {
  const tiers = text
    .split(/\s*[;|]\s*/)
    .filter((part) => part !== '')
    .map((part): TierDraft | null => {
      const [, minimum = '', price = ''] = RUNG.exec(part) ?? []
      const minQuantity = readWhole(minimum)
      const reading = readPrice(price, currency)
      return minQuantity && reading.kind === 'price' && reading.currency === currency && !reading.note
        ? { minQuantity, price: reading.amount }
        : null
    })
  return tiers.every((tier) => tier !== null) ? tiers.sort((a, b) => a.minQuantity - b.minQuantity) : null
}
