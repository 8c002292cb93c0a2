import type { MarketId, ProductCard, Suggestions } from '@toyline/contracts'
import { marketNumber } from '../domain/markets.ts'
import { showCard } from '../domain/render.ts'
import { completions } from '../domain/vocabulary.ts'
import { fold, wordsOf } from '../domain/words.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'
import type { Search } from '../store/search-store.ts'

const CATEGORIES = 4
const SEARCHES = 5

/** What somebody who has typed this much may be looking for. */
export async function suggest(
  { catalogue, search }: { catalogue: LiveCatalogue; search: Search },
  query: string,
  market: MarketId,
): Promise<Suggestions> {
  const { index } = catalogue
  const number = marketNumber(market)
  const found = await search.begin(query)
  const words = wordsOf(found.corrected ?? query)
  const shown = Array.from(found.ordinals).filter((ordinal) => index.shown[ordinal] === 1)
  const cards = await catalogue.cards(shown.slice(0, 8))
  return {
    products: cards.map((card) => {
      const { id, handle, title, picture, price, sku } = JSON.parse(showCard(index, number, card)) as ProductCard
      return { id, handle, title, picture, price, sku }
    }),
    categories: words.length === 0 ? [] : matchingCategories(catalogue, words),
    searches: await completeWords(search, words),
  }
}

/** Categories in whose names each word begins a word. */
function matchingCategories({ index }: LiveCatalogue, words: readonly string[]): { slug: string; name: string }[] {
  const found: { slug: string; name: string }[] = []
  for (const { slug, name } of index.tree.nodes.values()) {
    const names = wordsOf(name)
    if (words.every((word) => names.some((one) => one.startsWith(word)))) found.push({ slug, name })
    if (found.length === CATEGORIES) break
  }
  return found
}

async function completeWords(search: Search, words: readonly string[]): Promise<string[]> {
  const last = words.at(-1)
  if (last === undefined || last.length < 2) return []
  const before = words.slice(0, -1)
  return completions(await search.vocabulary(), fold(last), SEARCHES).map((word) => [...before, word].join(' '))
}
