import type { TranslatedLanguage } from '@toyline/contracts'
import type { Row } from './read-rows.ts'

/** What a product may say in other languages too; `terms` are words with their translations. */
export type TranslatedField = 'title' | 'description' | 'materials' | 'warnings' | 'terms'

/** What a column can mean to us. `option1.name` to `option3.value`, `price/EUR`, `tiers/EUR`, `stock/reno`, `arrivals/reno`, `attribute/Wattage`, `title/de` carry a name. */
export type Field =
  | 'handle'
  | 'title'
  | 'description'
  | 'details'
  | 'vendor'
  | 'type'
  | 'tags'
  | 'published'
  | 'status'
  | 'category'
  | 'subcategory'
  | 'taxonomy'
  | 'franchise'
  | 'age'
  | 'materials'
  | 'warnings'
  | 'certificates'
  | 'seoTitle'
  | 'seoDescription'
  | 'giftCard'
  | 'sku'
  | 'reference'
  | 'gtin'
  | 'price'
  | 'msrp'
  | 'tiers'
  | 'currency'
  | 'quantity'
  | 'policy'
  | 'grams'
  | 'weight'
  | 'weightUnit'
  | 'length'
  | 'width'
  | 'height'
  | 'sizeUnit'
  | 'casePack'
  | 'cartonUnits'
  | 'cartonLength'
  | 'cartonWidth'
  | 'cartonHeight'
  | 'cartonWeight'
  | 'palletUnits'
  | 'minQuantity'
  | 'maxQuantity'
  | 'capQuantity'
  | 'capDays'
  | 'hsCode'
  | 'origin'
  | 'taxCategory'
  | 'variantImage'
  | 'image'
  | 'imagePosition'
  | 'imageAlt'
  | 'imageView'
  | `option${1 | 2 | 3}.${'name' | 'value'}`
  | `${'price' | 'msrp' | 'tiers'}/${string}`
  | `stock/${string}`
  | `arrivals/${string}`
  | `attribute/${string}`
  | `${TranslatedField}/${TranslatedLanguage}`

/** Where each field stands; some (images, subcategories) stand in several columns. */
export type Columns = { headings: string[]; at: Map<Field, number[]> }

/** `column` is null where the file has no column for what is said. */
export type Cell = { text: string; column: string | null }

const NONE: readonly number[] = []

export function columnsOf(headings: string[], meaning: (heading: string, at: number) => Field | null): Columns {
  const at = new Map<Field, number[]>()
  for (const [index, heading] of headings.entries()) {
    const field = meaning(heading.trim(), index)
    if (field) at.set(field, [...(at.get(field) ?? []), index])
  }
  return { headings: headings.map((heading) => heading.trim()), at }
}

/** The trimmed text of a field; empty where the row or the file has none. */
export function textOf(columns: Columns, row: Row, field: Field): string {
  for (const at of columns.at.get(field) ?? NONE) {
    const text = row.cells[at]?.trim()
    if (text) return text
  }
  return ''
}

/** All filled cells of a field, in the order of the columns. */
export function cellsOf(columns: Columns, row: Row, field: Field): Cell[] {
  return (columns.at.get(field) ?? NONE).flatMap((at) => {
    const text = row.cells[at]?.trim()
    return text ? [{ text, column: columns.headings[at] ?? '' }] : []
  })
}

/** Filled cells of all fields that begin with `prefix`, by what follows it. */
export function namedCells(
  columns: Columns,
  row: Row,
  prefix: 'price/' | 'msrp/' | 'tiers/' | 'stock/' | 'arrivals/' | 'attribute/',
): [name: string, cell: Cell][] {
  return [...columns.at.keys()]
    .filter((field) => field.startsWith(prefix))
    .flatMap((field) => cellsOf(columns, row, field).map((cell): [string, Cell] => [field.slice(prefix.length), cell]))
}

/** The heading over a field; null where the file has no such column. */
export function headingOf(columns: Columns, field: Field): string | null {
  const [at] = columns.at.get(field) ?? NONE
  return at === undefined ? null : (columns.headings[at] ?? null)
}
