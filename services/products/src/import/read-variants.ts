import type { VariantDraft } from '../domain/product-draft.ts'
import { slugOf } from '../domain/slug.ts'
import { headingOf, textOf } from './columns.ts'
import type { Format } from './formats/format.ts'
import { type OptionValues, optionNames, optionValues } from './option-values.ts'
import { variantPicture } from './read-pictures.ts'
import type { Row } from './read-rows.ts'
import { type ImportDefaults, readPrices, readVariant, type Say, speaksOfVariant } from './read-variant.ts'

const MAX_VARIANTS = 2_000
const MIN_REFERENCE = 8

type Candidate = { row: Row; options: OptionValues; sku: string }

/** All variants of a product. Rows that repeat a SKU under another currency add a price to it. */
export function readVariants(format: Format, rows: Row[], main: Row, handle: string, defaults: ImportDefaults, say: Say): VariantDraft[] {
  const candidates = variantRows(format, rows, main)
  if (candidates.length > MAX_VARIANTS) {
    say('error', main, null, `has ${candidates.length} variants; ${MAX_VARIANTS} are allowed for one product.`)
    return []
  }
  const unreadable = new Set<Row>()
  const sayOfRow: Say = (level, row, cell, message) => {
    if (level === 'error') unreadable.add(row)
    say(level, row, cell, message)
  }
  const drafts = new Map<string, { draft: VariantDraft; row: Row }>()
  const combinations = new Map<string, Row>()
  for (const { row, options, sku: given } of candidates) {
    const sku = given || ownSku(format, row, handle, options)
    const known = drafts.get(sku)
    if (known) {
      addPrices(format, known, row, given, defaults, say)
      continue
    }
    if (given === '' && sku !== textOf(format.columns, row, 'reference'))
      say('warning', row, { text: sku, column: headingOf(format.columns, 'sku') }, 'is made up as the SKU, for the row has none.')
    const combination = JSON.stringify(options)
    const twin = combinations.get(combination)
    if (twin)
      say(
        'error',
        row,
        null,
        options.length > 0
          ? `has the same options as row ${twin.number} (${options.map(({ value }) => value).join(', ')}).`
          : `and row ${twin.number} are the same product, and no option tells them apart.`,
      )
    combinations.set(combination, row)
    const reading = readVariant(format, row, defaults, sayOfRow)
    drafts.set(sku, {
      row,
      draft: {
        sku,
        ...reading,
        options: Object.fromEntries(options.map(({ name, value }) => [name, value])),
        pictureSource: variantPicture(format, row),
      },
    })
  }
  for (const { row, draft } of drafts.values())
    if (draft.prices.length === 0 && !unreadable.has(row))
      say(
        'warning',
        row,
        { text: draft.sku, column: headingOf(format.columns, 'sku') },
        'has no price; it is shown but cannot be bought until it has one.',
      )
  return [...drafts.values()].map(({ draft }) => draft)
}

/** The rows that are variants. A first row without options, before others that have some, speaks for the product as a whole. */
function variantRows(format: Format, rows: Row[], main: Row): Candidate[] {
  const { columns } = format
  const names = optionNames(columns, rows)
  const wholes = rows.filter((row) => format.role(row) === 'any')
  const found = rows
    .filter((row) => format.role(row) === 'variant' || (format.role(row) === 'any' && speaksOfVariant(columns, row)))
    .map(
      (row): Candidate => ({
        row,
        options: format.name === 'woocommerce' && format.role(row) === 'any' ? [] : optionValues(columns, row, names),
        sku: textOf(columns, row, 'sku'),
      }),
    )
  const varied = found.some(({ options }) => options.length > 0)
  const kept = varied && found[0]?.row === main && found[0].options.length === 0 ? found.slice(1) : found
  if (kept.length > 0) return kept
  return wholes.includes(main) ? [{ row: main, options: [], sku: textOf(columns, main, 'sku') }] : []
}

function addPrices(
  format: Format,
  known: { draft: VariantDraft; row: Row },
  row: Row,
  sku: string,
  defaults: ImportDefaults,
  say: Say,
): void {
  const priced = new Set(known.draft.prices.map(({ currency }) => currency))
  const added = textOf(format.columns, row, 'currency') === '' ? [] : readPrices(format.columns, row, defaults, known.draft, say)
  if (added.length === 0 || added.some(({ currency }) => priced.has(currency)))
    say(
      'error',
      row,
      null,
      sku === '' ? `repeats row ${known.row.number}.` : `has the SKU ${sku}, which row ${known.row.number} has already.`,
    )
  else known.draft.prices.push(...added)
}

/** The file's own number of the product serves as its SKU where it is long enough to mean nothing else in another file. */
function ownSku({ columns }: Format, row: Row, handle: string, options: OptionValues): string {
  const reference = textOf(columns, row, 'reference')
  if (reference.length >= MIN_REFERENCE) return reference.slice(0, 200)
  const values = options.map(({ value }) => slugOf(value) || Buffer.from(value).toString('hex').slice(0, 16))
  return [handle, reference, ...values]
    .filter((part) => part !== '')
    .join('-')
    .toUpperCase()
    .slice(0, 200)
}
