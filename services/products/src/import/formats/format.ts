import type { Columns } from '../columns.ts'
import type { Row } from '../read-rows.ts'

export type FormatName = 'shopify' | 'woocommerce' | 'spree' | 'plain' | 'json'

/**
 * What a row is: all there is to a product or one more of its variants (`any`, decided by what it fills), only the
 * product's own texts, only a variant, or something that cannot be sold here and why.
 */
export type Role = 'any' | 'product' | 'variant' | { refused: string }

/** How to read one kind of file. Formats differ in headings and habits; what a product is, they agree about. */
export type Format = {
  name: FormatName
  columns: Columns
  /** Rows with the same key are one product; empty for a row that names none. */
  keyOf: (row: Row) => string
  role: (row: Row) => Role
  /** Whether descriptions are HTML; `false` for text, whose signs stand for themselves. */
  html: boolean
  /** `,` where one cell lists several images or categories. */
  lists: boolean
  unit: { weight: string; size: string }
}
