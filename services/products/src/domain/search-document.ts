import type { Language } from '@toyline/contracts'
import { type Content, originalContent, translatedContents } from './content.ts'
import { type StoredProduct, searchTexts } from './product-views.ts'

/** What an engine beside PostgreSQL knows of a product: its codes in capitals, and its words in each language that it is written in. */
export type SearchDocument = {
  ordinal: number
  skus: string[]
  gtins: string[]
  title: Partial<Record<Language, string>>
  /** Franchise, category, tags and SKUs. */
  names: Partial<Record<Language, string>>
  details: Partial<Record<Language, string>>
  description: Partial<Record<Language, string>>
}

/** The longest description that is searched, in characters. */
const LONGEST = 20_000

export function searchDocument(product: StoredProduct): SearchDocument {
  const texts = [originalContent(product.draft), ...translatedContents(product.draft)].map(
    (content) => [content.language, searchTexts(product, content)] as const,
  )
  const inEach = (of: (texts: ReturnType<typeof searchTexts>) => string) =>
    Object.fromEntries(texts.map(([language, words]): [Content['language'], string] => [language, of(words)]))
  return {
    ordinal: product.ordinal,
    skus: product.variants.map(({ draft }) => draft.sku.toUpperCase()),
    gtins: product.variants.flatMap(({ draft }) => draft.gtin ?? []),
    title: inEach(({ a }) => a),
    names: inEach(({ b }) => b),
    details: inEach(({ c }) => c),
    description: inEach(({ d }) => d.slice(0, LONGEST)),
  }
}
