import type { Language, ProductCard, Suggestions } from '@toyline/contracts'
import { labelOf } from '../domain/catalogue-index.ts'
import type { Dictionary } from '../domain/dictionary.ts'
import type { PriceView } from '../domain/price-views.ts'
import { showCard } from '../domain/render.ts'
import { readTerms } from '../domain/search-query.ts'
import { completions } from '../domain/vocabulary.ts'
import { fold, sortKey, wordsOf } from '../domain/words.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'
import type { Search } from './search.ts'
import type { LanguageWords, ShopWords } from './shop-words.ts'

const PRODUCTS = 8
const CATEGORIES = 4
const SEARCHES = 5

export type SuggestNeeds = { catalogue: LiveCatalogue; search: Search; words: ShopWords }

/** What somebody who has typed this much may be looking for. */
export async function suggest(
  { catalogue, search, words }: SuggestNeeds,
  { q, language }: { q: string; language: Language },
  view: PriceView,
): Promise<Suggestions> {
  const { index } = catalogue
  const [found, known] = await Promise.all([search.begin(q, language), words.of(language)])
  const typed = wordsOf(found.corrected ?? q)
  const shown = Array.from(found.ordinals).filter((ordinal) => index.shown[ordinal] === 1)
  const cards = await catalogue.cards(shown.slice(0, PRODUCTS), language)
  return {
    products: cards.map((card) => {
      const { id, handle, title, language: own, picture, price, priceHidden, sku } = JSON.parse(showCard(index, view, card)) as ProductCard
      return { id, handle, title, language: own, picture, price, priceHidden, sku }
    }),
    categories: typed.length === 0 ? [] : matchingCategories(catalogue, typed, known.dictionary),
    searches: searchesThatBegin(typed, known),
  }
}

/** Categories in whose names a word begins with each term, said in any of its ways. */
function matchingCategories({ index }: LiveCatalogue, typed: readonly string[], dictionary: Dictionary): Suggestions['categories'] {
  const terms = readTerms(typed, dictionary).map(({ alternatives }) => alternatives.map((one) => ` ${sortKey(one)}`))
  const found: { slug: string; name: string }[] = []
  for (const { slug, name: original } of index.tree.nodes.values()) {
    const name = labelOf(index, dictionary.language, original)
    const key = ` ${sortKey(name)} ${sortKey(original)}`
    if (terms.every((ways) => ways.some((way) => key.includes(way)))) found.push({ slug, name })
    if (found.length === CATEGORIES) break
  }
  return found
}

/** What others searched for that begins so; then words of the catalogue. */
function searchesThatBegin(typed: readonly string[], { popular, names }: LanguageWords): string[] {
  const last = typed.at(-1)
  if (last === undefined || last.length < 2) return []
  const beginning = typed.join(' ')
  const before = typed.slice(0, -1)
  const often = popular.filter((search) => fold(search).startsWith(beginning) && fold(search) !== beginning)
  const completed = completions(names, last, SEARCHES).map((word) => [...before, word].join(' '))
  return [...new Set([...often.slice(0, SEARCHES), ...completed])].slice(0, SEARCHES)
}
