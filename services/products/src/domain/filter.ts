/** What to look for. Numbers are those of the index; -1 stands for something no product has. */
export type Filter = {
  market: number
  /** Found by a search, most relevant first; null for the whole catalogue. */
  candidates: Int32Array | null
  /** Ordinal; products of the categories below it match too. */
  category: number | null
  /** One entry per facet; a product matches when it has any of the values. At most MAX_CHOSEN. */
  chosen: readonly { name: number; values: readonly number[] }[]
  /** Numbers of availability states, of price ranges and of margin ranges; empty for any. */
  availability: readonly number[]
  priceRanges: readonly number[]
  marginRanges: readonly number[]
  inStock: boolean
  /** In stock, or expected by this day (days since 1970). */
  arrivesBy: number | null
  /** Days by which arrivals are counted. */
  horizons: readonly number[]
  /** Minor units, inclusive. */
  priceMin: number | null
  priceMax: number | null
}

/** Each is one bit of a mask that holds other bits too. */
export const MAX_CHOSEN = 24

/** Everything that is shown in a market. */
export function everything(market: number): Filter {
  const none = { availability: [], priceRanges: [], marginRanges: [], chosen: [], horizons: [] }
  return { ...none, market, candidates: null, category: null, inStock: false, arrivesBy: null, priceMin: null, priceMax: null }
}
