import type { MarketId } from '@toyline/contracts'

/** Where the goods start and where the seller must charge tax. */
export type Seller = {
  /** ISO country of the warehouse. */
  dispatchFrom: string
  /**
   * Registrations, by jurisdiction: `US-WA`, `CA` for GST and HST, `CA-QC` for QST, `GB`, `DE`.
   * `EU-OSS` is the one-stop shop: every member state's rate on sales from another one.
   */
  collectsIn: readonly string[]
}

/** The sample seller: warehouses in Nevada, Kentucky and the Netherlands, nexus by sales in the largest states. */
export const SELLERS: Record<MarketId, Seller> = {
  us: { dispatchFrom: 'US', collectsIn: ['US-NV', 'US-KY', 'US-WA', 'US-CA', 'US-TX', 'US-NY', 'US-FL', 'US-IL', 'US-PA', 'US-OH'] },
  ca: { dispatchFrom: 'US', collectsIn: ['CA', 'CA-BC', 'CA-MB', 'CA-QC', 'CA-SK'] },
  gb: { dispatchFrom: 'NL', collectsIn: ['GB'] },
  eu: { dispatchFrom: 'NL', collectsIn: ['NL', 'EU-OSS'] },
}
