import type { TranslatedLanguage } from '@toyline/contracts'
import type { ProductDraft } from './product-draft.ts'

/** What a product says in a language besides its own; null for what stays as it is. */
export type Translation = {
  title: string | null
  /** HTML; sanitised before it is kept. */
  descriptionHtml: string | null
  materials: string | null
  warnings: string | null
  /** Of the words that many products share: its type, tags, categories, options and attributes, their names and values. */
  terms: Record<string, string>
}
export type Translations = Partial<Record<TranslatedLanguage, Translation>>

/** The words of a product that `terms` may translate. */
export function termsOf({ attributes, tags, categoryPath, options, variants }: ProductDraft): Set<string> {
  return new Set([
    ...categoryPath,
    ...Object.entries(attributes).flat(),
    ...tags,
    ...options.flatMap(({ name, values }) => [name, ...values]),
    ...variants.flatMap((variant) => Object.values(variant.options)),
  ])
}
