import { PictureView } from '@toyline/contracts'
import { readView, viewInName } from '../domain/picture-views.ts'
import type { PictureDraft } from '../domain/product-draft.ts'
import { cellsOf, textOf } from './columns.ts'
import type { Format } from './formats/format.ts'
import type { Row } from './read-rows.ts'
import type { Say } from './read-variant.ts'

export type PictureReading = PictureDraft & { row: number; column: string | null }

const MAX_PICTURES = 250

/** The pictures of a product in the order the file wants, each once; those that only a variant names come last. */
export function readPictures(format: Format, rows: readonly Row[], title: string, say: Say): PictureReading[] {
  const { columns, lists } = format
  const found: (PictureReading & { wanted: number })[] = []
  const add = (row: Row, column: string | null, source: string, wanted: number, alt: string, view: PictureDraft['view']) => {
    if (source !== '' && !found.some((known) => known.source === source))
      found.push({
        source,
        mediaKey: null,
        alt: alt || title,
        view: view ?? viewInName(source),
        position: 0,
        row: row.number,
        column,
        wanted,
      })
  }
  for (const row of rows) {
    const said = Number(textOf(columns, row, 'imagePosition'))
    const wanted = Number.isInteger(said) && said > 0 ? said : Number.POSITIVE_INFINITY
    const view = viewOf(format, row, say)
    for (const { text, column } of cellsOf(columns, row, 'image'))
      for (const source of lists ? splitSources(text) : [text]) add(row, column, source, wanted, textOf(columns, row, 'imageAlt'), view)
  }
  for (const row of rows)
    for (const { text, column } of cellsOf(columns, row, 'variantImage')) add(row, column, text, Number.POSITIVE_INFINITY, '', null)
  return found
    .sort((a, b) => (a.wanted === b.wanted ? 0 : a.wanted - b.wanted))
    .slice(0, MAX_PICTURES)
    .map(({ wanted: _wanted, ...picture }, at) => ({ ...picture, position: at + 1 }))
}

/** What the row says that its picture shows. */
function viewOf({ columns }: Format, row: Row, say: Say): PictureDraft['view'] {
  const [cell] = cellsOf(columns, row, 'imageView')
  const view = cell ? readView(cell.text) : null
  if (cell && view === null) say('warning', row, cell, `is no view of a picture; there are ${PictureView.options.join(', ')}.`)
  return view
}

/** The picture a variant names itself; where it has none, the one in its own row is a picture of the product. */
export function variantPicture(format: Format, row: Row): string | null {
  const own = textOf(format.columns, row, 'variantImage')
  return own === '' ? null : own
}

function splitSources(text: string): string[] {
  // A comma may belong to an address; it separates only where another picture begins.
  return text.split(/\s*[,|]\s*(?=https?:\/\/|[^\s,|]+\.(?:png|jpe?g|webp|avif|gif|svg)\b)/i).map((source) => source.trim())
}
