import { z } from 'zod'
import { RefusedFile } from './findings.ts'
import type { Source } from './open-source.ts'
import type { Row } from './read-rows.ts'

/** JSON cannot be read in pieces, so it has to fit in memory. */
const MAX_CHARACTERS = 64_000_000

const Items = z.array(z.record(z.string(), z.unknown()))

/**
 * A JSON list of objects as rows, the headings (every name that occurs) first. Throws RefusedFile on anything else.
 * Numbers keep their digits: JSON's shortest form of a price is the price.
 */
export async function readJsonRows(source: Source): Promise<Row[]> {
  const items = itemsOf(parse(await allOf(source)))
  if (items.length === 0) throw new RefusedFile('This file is a JSON list with nothing in it.')
  if (items.every((item) => typeof item.model === 'string' && typeof item.fields === 'object'))
    throw new RefusedFile(
      "This is a dump of a whole shop database (Django or Saleor), with products, pages and settings mixed. Export the products alone, as CSV, from that shop's dashboard and import that file.",
    )
  const headings = [...new Set(items.flatMap((item) => Object.keys(item)))]
  return [headings, ...items.map((item) => headings.map((name) => cellText(item[name])))].map((cells, at) => ({ number: at + 1, cells }))
}

async function allOf(source: Source): Promise<string> {
  let text = ''
  for await (const piece of source.text() as AsyncIterable<string>) {
    text += piece
    if (text.length > MAX_CHARACTERS)
      throw new RefusedFile('This JSON file is larger than 64 MB. Save it as CSV, which can be read piece by piece.')
  }
  return text
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RefusedFile('This file begins like JSON but is damaged or cut off.')
  }
}

/** The list itself, or the only list in an object: `{ "products": [...] }`. */
function itemsOf(value: unknown): Record<string, unknown>[] {
  const lists = Array.isArray(value) ? [value] : Object.values(Object(value)).filter(Array.isArray)
  const items = Items.safeParse(lists[0])
  if (lists.length !== 1 || !items.success) throw new RefusedFile('This JSON file is not a list of products.')
  return items.data
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
