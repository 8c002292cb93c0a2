import { type Language, ORIGINAL_LANGUAGE, type Safety, type TranslatedPart } from '@toyline/contracts'
import type { ProductDraft, VariantDraft } from './product-draft.ts'
import { warningsOf } from './safety.ts'
import type { Translation } from './translation.ts'

/** The words of a product in one language, and in the original where it has none in that. */
export type Content = {
  language: Language
  untranslated: TranslatedPart[]
  title: string
  descriptionHtml: string
  materials: string | null
  warnings: string | null
  safetyWarnings: Safety['warnings']
  type: string | null
  tags: string[]
  /** Names from the root down. */
  categories: string[]
  options: ProductDraft['options']
  seo: ProductDraft['seo']
  /** Names and values in the order in which a buyer chooses them. */
  optionsOf: (variant: VariantDraft) => [name: string, value: string][]
}

export function originalContent(draft: ProductDraft): Content {
  return contentOf(draft, ORIGINAL_LANGUAGE, null)
}

/** The languages besides the original that something of a product is written in, each with its words. */
export function translatedContents(draft: ProductDraft): Content[] {
  return Object.entries(draft.translations ?? {}).map(([language, translation]) => contentOf(draft, language as Language, translation))
}

function contentOf(draft: ProductDraft, language: Language, translation: Translation | null): Content {
  const terms = new Map(Object.entries(translation?.terms ?? {}))
  const inTerms = (word: string) => terms.get(word) ?? word
  const type = draft.attributes.Type ?? null
  const warnings = translation?.warnings ?? draft.warnings
  const options = optionsIn(draft.options, inTerms)
  return {
    language,
    untranslated: translation ? untranslatedParts(draft, translation) : [],
    title: translation?.title ?? draft.title,
    descriptionHtml: translation?.descriptionHtml ?? draft.descriptionHtml,
    materials: translation?.materials ?? draft.materials,
    warnings,
    safetyWarnings: sameCodes(warningsOf(draft.warnings), warningsOf(warnings)),
    type: type && inTerms(type),
    tags: draft.tags.map(inTerms),
    categories: draft.categoryPath.map(inTerms),
    options,
    // What is meant for search engines names the product as its title does: in one language.
    seo: translation?.title ? { title: null, description: null } : draft.seo,
    optionsOf: (variant) =>
      draft.options.flatMap(({ name, values }, at): [string, string][] => {
        const value = variant.options[name]
        if (value === undefined) return []
        return [[options[at]?.name ?? name, options[at]?.values[values.indexOf(value)] ?? value]]
      }),
  }
}

function untranslatedParts(draft: ProductDraft, translation: Translation): TranslatedPart[] {
  const { title, descriptionHtml, materials, warnings, terms } = translation
  const missing = (words: readonly string[]) => words.length > 0 && !words.some((word) => Object.hasOwn(terms, word))
  const parts: [TranslatedPart, boolean][] = [
    ['title', title === null],
    ['description', descriptionHtml === null && draft.descriptionHtml !== ''],
    ['materials', materials === null && draft.materials !== null],
    ['warnings', warnings === null && draft.warnings !== null],
    ['type', missing(draft.attributes.Type === undefined ? [] : [draft.attributes.Type])],
    ['categories', missing(draft.categoryPath)],
    ['options', missing(draft.options.flatMap(({ name, values }) => [name, ...values]))],
  ]
  return parts.flatMap(([part, isMissing]) => (isMissing ? [part] : []))
}

/** What a buyer chooses between must not become the same word: then it stays as it was. */
function optionsIn(options: ProductDraft['options'], inTerms: (word: string) => string): ProductDraft['options'] {
  const distinct = (words: string[]) => {
    const translated = words.map(inTerms)
    return new Set(translated).size === words.length ? translated : words
  }
  const names = distinct(options.map(({ name }) => name))
  return options.map(({ values }, at) => ({ name: names[at] as string, values: distinct(values) }))
}

/** A warning is what it is in every language: where it has as many, each is of the kind that the original says. */
function sameCodes(original: Safety['warnings'], translated: Safety['warnings']): Safety['warnings'] {
  if (original.length !== translated.length) return translated
  return translated.map(({ text }, at) => ({ text, code: (original[at] as Safety['warnings'][number]).code }))
}
