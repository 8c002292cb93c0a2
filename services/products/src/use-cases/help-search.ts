import type { Language } from '@toyline/contracts'
import { FRANCHISE, mostUsed } from '../domain/facet-values.ts'
import type { PriceView } from '../domain/price-views.ts'
import { showCard } from '../domain/render.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'
import type { Search } from './search.ts'
import type { ShopWords } from './shop-words.ts'

const SHORTER = 3
const CARDS = 4
const POPULAR = 6

export type HelpNeeds = { catalogue: LiveCatalogue; search: Search; words: ShopWords }

/** What somebody may search for whose search found nothing, as JSON (`SearchHelp`). */
export async function helpSearch(
  { catalogue, search, words }: HelpNeeds,
  { q, language }: { q: string; language: Language },
  view: PriceView,
): Promise<string> {
  const { index } = catalogue
  const [shorter, { popular }] = await Promise.all([search.shorten(q, language), words.of(language)])
  const shown = shorter.slice(0, SHORTER)
  const cards = new Map(
    (await catalogue.cards([...new Set(shown.flatMap(({ ordinals }) => ordinals.slice(0, CARDS)))], language)).map((card) => [
      card.ordinal,
      card,
    ]),
  )
  const items = (ordinals: number[]) => ordinals.slice(0, CARDS).flatMap((ordinal) => cards.get(ordinal) ?? [])
  const lists = shown.map(
    (one) =>
      `{"q":${JSON.stringify(one.q)},"without":${JSON.stringify(one.without)},"items":[${items(one.ordinals)
        .map((card) => showCard(index, view, card))
        .join(',')}]}`,
  )
  // A shop that nobody has searched yet has its franchises.
  const ideas = [...new Set([...popular.slice(0, POPULAR), ...mostUsed(index.facets, FRANCHISE, POPULAR)])].slice(0, POPULAR)
  return `{"shorter":[${lists.join(',')}],"popular":${JSON.stringify(ideas)}}`
}
