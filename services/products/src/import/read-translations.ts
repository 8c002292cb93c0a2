import { TRANSLATED_LANGUAGES } from '@toyline/contracts'
import type { ProductDraft } from '../domain/product-draft.ts'
import { type Translation, termsOf } from '../domain/translation.ts'
import { type Cell, cellsOf } from './columns.ts'
import { describe } from './describe.ts'
import type { Format } from './formats/format.ts'
import type { Row } from './read-rows.ts'
import type { Say } from './read-variant.ts'

const MOST_CHARACTERS = { title: 500, materials: 2_000, warnings: 2_000, terms: 20_000 }

/** What a product's row says in other languages; nothing where it says none. */
export function readTranslations(format: Format, row: Row, draft: ProductDraft, say: Say): Pick<ProductDraft, 'translations'> {
  const words = termsOf(draft)
  const found = TRANSLATED_LANGUAGES.flatMap((language) => {
    const cell = (field: keyof typeof MOST_CHARACTERS): Cell | undefined => {
      const [one] = cellsOf(format.columns, row, `${field}/${language}`)
      const most = MOST_CHARACTERS[field]
      if (one && one.text.length > most) say('error', row, one, `is ${one.text.length} characters long; ${most} are allowed.`)
      return one
    }
    const translation: Translation = {
      title: cell('title')?.text ?? null,
      descriptionHtml: describe(cellsOf(format.columns, row, `description/${language}`), [], format.html) || null,
      materials: cell('materials')?.text ?? null,
      warnings: cell('warnings')?.text ?? null,
      terms: readTerms(cell('terms'), words, (part) => say('error', row, part, 'is no word and its translation, as in "Size = Größe".')),
    }
    const { terms, ...texts } = translation
    const isSaid = Object.keys(terms).length > 0 || Object.values(texts).some((text) => text !== null)
    return isSaid ? [[language, translation] as const] : []
  })
  return found.length > 0 ? { translations: Object.fromEntries(found) } : {}
}

/**
 * `Size = Größe; Yellow = Gelb`, with a backslash before a `;` or `=` that is part of a word. Words that the product does not have are
 * passed over, so that one list can stand in every row.
 */
function readTerms(cell: Cell | undefined, words: ReadonlySet<string>, refuse: (part: Cell) => void): Record<string, string> {
  const terms: Record<string, string> = {}
  if (!cell) return terms
  for (const part of splitAt(cell.text, ';')) {
    if (part.trim() === '') continue
    const [term = '', translation = '', ...more] = splitAt(part, '=').map((side) => side.trim().replace(/\\([;=\\])/g, '$1'))
    if (term === '' || translation === '' || more.length > 0) refuse({ ...cell, text: part.trim() })
    else if (words.has(term)) terms[term] = translation
  }
  return terms
}

/** The parts between signs that no backslash stands before. */
function splitAt(text: string, sign: ';' | '='): string[] {
  return text.match(sign === ';' ? /(?:\\.|[^;\\]|\\$)+/gs : /(?:\\.|[^=\\]|\\$)+/gs) ?? []
}

/** Terms as `readTerms` reads them. */
export function writeTerms(terms: Record<string, string>): string {
  const escaped = (word: string) => word.replace(/[;=\\]/g, '\\$&')
  return Object.entries(terms)
    .map(([term, translation]) => `${escaped(term)} = ${escaped(translation)}`)
    .join('; ')
}
