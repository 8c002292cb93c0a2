import type { MarketId } from '@toyline/contracts'

/**
 * Why and since when a seller collects somewhere. In the US this is nexus: stock or people there, or enough sales (economic nexus).
 * `to` is the first day it no longer does.
 */
export type Registration = { from: string; to?: string; because: 'stock' | 'sales' | 'seat' | 'import' | 'one-stop-shop' }

/** Where the goods start, where the seller must charge tax, and how it is rounded there. */
export type Seller = {
  /** ISO country of the warehouse. */
  dispatchFrom: string
  /**
   * By jurisdiction: `US-WA`, `CA` for GST and HST, `CA-QC` for QST, `GB`, `DE`. `EU-OSS` is the one-stop shop: every member
   * state's rate on sales from another one.
   */
  registrations: Readonly<Record<string, Registration>>
  /** Each tax of each line, or each tax once for the whole document (W1). Halves go away from zero in either way: docs/tax.md. */
  rounding: 'line' | 'document'
}

export function collects({ registrations }: Seller, jurisdiction: string, date: string): boolean {
  const row = registrations[jurisdiction]
  return row !== undefined && row.from <= date && (row.to === undefined || date < row.to)
}

const stock: Registration = { from: '2025-01-01', because: 'stock' }
const sales: Registration = { from: '2025-01-01', because: 'sales' }
const imports: Registration = { from: '2025-01-01', because: 'import' }

/**
 * The sample seller: warehouses in Nevada, Kentucky and the Netherlands, nexus by sales in the largest states. Rounded by line
 * everywhere, so that a line can be given back alone.
 */
export const SELLERS: Record<MarketId, Seller> = {
  us: {
    dispatchFrom: 'US',
    registrations: {
      'US-NV': stock,
      'US-KY': stock,
      'US-WA': sales,
      'US-CA': sales,
      'US-TX': sales,
      'US-NY': sales,
      'US-FL': sales,
      'US-IL': sales,
      'US-PA': sales,
      'US-OH': sales,
    },
    rounding: 'line',
  },
  ca: {
    dispatchFrom: 'US',
    registrations: { CA: imports, 'CA-BC': sales, 'CA-MB': sales, 'CA-QC': sales, 'CA-SK': sales },
    rounding: 'line',
  },
  gb: { dispatchFrom: 'NL', registrations: { GB: imports }, rounding: 'line' },
  eu: {
    dispatchFrom: 'NL',
    registrations: { NL: { from: '2025-01-01', because: 'seat' }, 'EU-OSS': { from: '2025-01-01', because: 'one-stop-shop' } },
    rounding: 'line',
  },
}
