import type { Currency } from '@toyline/contracts'

/** What the catalogue index keeps of a product, as stored beside it. */
export type IndexEntry = {
  /** Sorts as a person would sort titles. */
  title: string
  /** Ordinal of its deepest category; 0 for none. */
  category: number
  franchise: string | null
  age: string | null
  /** Attributes and option values, as name and value. */
  attributes: [string, string][]
  /** Prices in minor units: currency, price, msrp (0 for none). */
  variants: { ordinal: number; casePack: number; prices: [Currency, number, number][] }[]
}
