import type { ProductDraft } from '../domain/product-draft.ts'
import { slugOf } from '../domain/slug.ts'
import { type Cell, cellsOf, type Field, headingOf, namedCells, textOf } from './columns.ts'
import { describe } from './describe.ts'
import type { Finding } from './findings.ts'
import type { Format } from './formats/format.ts'
import type { Group } from './group-rows.ts'
import { optionValues } from './option-values.ts'
import { type PictureReading, readPictures } from './read-pictures.ts'
import type { Row } from './read-rows.ts'
import { readTranslations } from './read-translations.ts'
import type { ImportDefaults, Say } from './read-variant.ts'
import { readVariants } from './read-variants.ts'

export type ReadProduct = {
  draft: ProductDraft
  pictures: PictureReading[]
  row: number
  /** The file has no handle: another product may have the same name, and an earlier import may have named it otherwise. */
  handleGuessed: boolean
}

const HANDLE = /^(?=.{1,200}$)[a-z0-9]+(?:-[a-z0-9]+)*$/
const MAX_CELL_CHARACTERS = 100_000
const LIMITS: [Field, number][] = [
  ['title', 500],
  ['sku', 200],
  ['vendor', 200],
  ['franchise', 200],
  ['age', 100],
  ['type', 200],
  ['materials', 2_000],
  ['warnings', 2_000],
  ['certificates', 2_000],
]

/**
 * Makes one product of its rows, or none when anything in them is an error; what there is to say goes to `findings`.
 * Pure: the same rows give the same draft.
 */
export function readProduct(
  format: Format,
  { rows }: Group,
  defaults: ImportDefaults,
): { product: ReadProduct | null; findings: Finding[] } {
  const findings: Finding[] = []
  const say: Say = (level, row, cell, message) =>
    findings.push({ level, row: row.number, column: cell?.column ?? null, value: cell?.text ?? null, message })
  const goods = rows.filter((row) => checkRow(format, row, say))
  const product = goods.length === rows.length ? build(format, goods, defaults, say) : null
  return { product: findings.some(({ level }) => level === 'error') ? null : product, findings }
}

function checkRow(format: Format, row: Row, say: Say): boolean {
  const { headings } = format.columns
  if (row.cells.length > headings.length && row.cells.slice(headings.length).some((cell) => cell.trim() !== '')) {
    say(
      'error',
      row,
      null,
      `has ${row.cells.length} cells, but there are only ${headings.length} columns; a separator or a quotation mark is out of place.`,
    )
    return false
  }
  const role = format.role(row)
  if (typeof role === 'object') {
    const title = textOf(format.columns, row, 'title') || textOf(format.columns, row, 'handle')
    say('error', row, { text: title, column: headingOf(format.columns, 'title') }, role.refused)
    return false
  }
  for (const [at, text] of row.cells.entries()) {
    const cell = { text, column: headings[at] ?? '' }
    if (text.includes('\0')) say('error', row, { ...cell, text: text.replaceAll('\0', '') }, 'has a NUL character in it, which is no text.')
    if (text.length > MAX_CELL_CHARACTERS)
      say('error', row, { ...cell, text: text.slice(0, 100) }, `is ${text.length} characters long; ${MAX_CELL_CHARACTERS} are allowed.`)
  }
  for (const [field, limit] of LIMITS)
    for (const cell of cellsOf(format.columns, row, field))
      if (cell.text.length > limit) say('error', row, cell, `is ${cell.text.length} characters long; ${limit} are allowed.`)
  return true
}

function build(format: Format, rows: Row[], defaults: ImportDefaults, say: Say): ReadProduct | null {
  const { columns } = format
  const main = rows.find((row) => textOf(columns, row, 'title') !== '' && format.role(row) !== 'variant')
  if (!main) {
    const [first] = rows
    const lonely = first && format.role(first) === 'variant'
    if (first) say('error', first, null, lonely ? 'is a variation of a product that is not in this file.' : 'has no name for the product.')
    return null
  }
  const text = (field: Field) => textOf(columns, main, field)
  const title = text('title')
  const given = text('handle')
  const handle = HANDLE.test(given) ? given : slugOf(given || title) || slugOf(text('sku')) || slugOf(text('reference'))
  if (handle === '')
    say(
      'error',
      main,
      cellsOf(columns, main, 'title')[0] ?? null,
      'has no letter or digit that an address could be made of; give the product a handle.',
    )
  const pictures = readPictures(format, rows, title, say)
  const variants = readVariants(format, rows, main, handle, defaults, say)
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))]
  const draft: ProductDraft = {
    handle,
    title,
    descriptionHtml: describe(cellsOf(columns, main, 'description'), cellsOf(columns, main, 'details'), format.html),
    vendor: text('vendor') || null,
    categoryPath: categoryPath(format, main, say),
    franchise: text('franchise') || null,
    ageGrade: text('age') || null,
    materials: text('materials') || null,
    warnings: text('warnings') || null,
    certificates: listed(text('certificates'), /[,;|]/).slice(0, 50),
    tags: listed(text('tags'), ',').slice(0, 250),
    attributes: attributes(format, main),
    seo: { title: text('seoTitle') || null, description: text('seoDescription') || null },
    status: published(text('status'), text('published')) ? 'published' : 'draft',
    options: names.map((name) => ({ name, values: [...new Set(variants.flatMap(({ options }) => options[name] ?? []))] })),
    variants,
    pictures: pictures.map(({ source, mediaKey, alt, view, position }) => ({ source, mediaKey, alt, view, position })),
  }
  Object.assign(draft, readTranslations(format, main, draft, say))
  return { draft, pictures, row: main.number, handleGuessed: given !== handle }
}

/** What a cell lists, each once. */
function listed(text: string, separator: string | RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim())
  return [...new Set(parts)].filter((part) => part !== '')
}

function categoryPath(format: Format, row: Row, say: Say): string[] {
  const { columns } = format
  const [category] = cellsOf(columns, row, 'category')
  const said = category?.text || textOf(columns, row, 'type') || textOf(columns, row, 'taxonomy')
  const first = format.lists ? (said.split(/(?<!\\),\s*/)[0] ?? '') : said
  const deeper = cellsOf(columns, row, 'subcategory').map(({ text }) => text)
  const path = [...first.replaceAll('\\,', ',').split(/\s*-?>\s*|\s*»\s*/), ...deeper]
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (path.some((name) => name.length > 200)) {
    say('warning', row, category ?? null, 'is too long for a category; it is left out.')
    return []
  }
  return path.slice(0, 8)
}

function attributes(format: Format, row: Row): Record<string, string> {
  const { columns } = format
  const found: Record<string, string> = {}
  // What a simple WooCommerce product calls attributes tells nothing apart; it describes.
  if (format.name === 'woocommerce' && format.role(row) === 'any')
    for (const { name, value } of optionValues(columns, row, [])) found[name] = value
  for (const [name, cell] of namedCells(columns, row, 'attribute/') as [string, Cell][]) found[name] = cell.text
  const type = textOf(columns, row, 'type')
  if (type !== '' && textOf(columns, row, 'category') !== '') found.Type = type
  return found
}

function published(status: string, flag: string): boolean {
  if (/^(draft|archived|inactive|disabled|unlisted)$/i.test(status)) return false
  return flag === '' || /^(true|yes|1|y|x)$/i.test(flag)
}
