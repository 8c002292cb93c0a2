import { type Columns, textOf } from './columns.ts'
import type { Row } from './read-rows.ts'

export type OptionValues = { name: string; value: string }[]

const SLOTS = [1, 2, 3] as const

/** The names of the options, which most files say in a product's first row only. */
export function optionNames(columns: Columns, rows: readonly Row[]): (string | null)[] {
  return SLOTS.map((slot) => rows.map((row) => textOf(columns, row, `option${slot}.name`)).find((name) => name !== '') ?? null)
}

/** The options of one variant. Shopify says "no options" as `Title: Default Title`. */
export function optionValues(columns: Columns, row: Row, names: readonly (string | null)[]): OptionValues {
  const values = SLOTS.flatMap((slot, at) => {
    const value = textOf(columns, row, `option${slot}.value`)
    return value === '' ? [] : [{ name: textOf(columns, row, `option${slot}.name`) || names[at] || `Option ${slot}`, value }]
  })
  return values.length === 1 && values[0]?.name === 'Title' && values[0].value === 'Default Title' ? [] : values
}
