import type { Currency, Language } from '@toyline/contracts'
import type { BuiltIn } from './facet-values.ts'

/** In minor units: currency, price, msrp (0 for none), and minimum and price of each volume price in turn where there are any. */
export type PriceEntry = [Currency, number, number, number[]?]

/** What the catalogue index keeps of a product, as stored beside it. */
export type IndexEntry = {
  /** VIEW_FORMAT of the release that wrote it and the texts beside it; stands first, where the database reads it. */
  format: number
  /** Sorts as a person would sort titles. */
  title: string
  /** The same in the other languages that it is written in; an older release writes none. */
  titles?: Partial<Record<Language, string>>
  /** Ordinal of its deepest category; 0 for none. */
  category: number
  franchise: string | null
  age: string | null
  /** Attributes and option values, as name and value. */
  attributes: [string, string][]
  /** Values of the other facets of the house; an older release writes none. */
  facets?: [Exclude<BuiltIn, 'franchise' | 'age' | 'type'>, string][]
  variants: {
    ordinal: number
    casePack: number
    /** The smallest order; one case where it is left out. */
    smallest?: number
    prices: PriceEntry[]
  }[]
}
