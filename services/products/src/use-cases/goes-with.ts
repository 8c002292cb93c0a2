import type { Language } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { Reader } from '@toyline/postgres'
import { STATES } from '../domain/availability.ts'
import { blend, type Companion } from '../domain/blend.ts'
import { type CatalogueIndex, productState } from '../domain/catalogue-index.ts'
import { FRANCHISE } from '../domain/facet-values.ts'
import { listHas, listOf } from '../domain/int-lists.ts'
import type { PriceView } from '../domain/price-views.ts'
import { showCard } from '../domain/render.ts'
import { readCompanions } from '../store/companions-store.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'
import type { Asked } from './browse.ts'

export type GoesWithNeeds = { catalogue: LiveCatalogue; reads: Reader }

const SHOWN = 8
/** Of so many products, what was asked for last, others are shown that are like them. */
const ALIKE_OF = 3

/** What goes with one product, as JSON (`GoesWith`). Error: 404 `no-such-product`. */
export async function relatedProducts({ catalogue, reads }: GoesWithNeeds, { handle, language }: Asked, view: PriceView): Promise<string> {
  const found = await catalogue.page(handle, language)
  if (!found) throw problem(404, 'no-such-product', 'There is no such product.')
  return show(catalogue, await readCompanions(reads, { ordinals: [found.ordinal] }), language, view)
}

/** What goes with several products together, as JSON (`GoesWith`). Ids that nobody knows count for nothing. */
export async function goesWith(
  { catalogue, reads }: GoesWithNeeds,
  { ids, language }: { ids: readonly string[]; language: Language },
  view: PriceView,
): Promise<string> {
  return show(catalogue, await readCompanions(reads, { ids }), language, view)
}

/** First what shops bought with them, then what is like them; nothing that a market does not sell. */
async function show(
  catalogue: LiveCatalogue,
  companions: ReadonlyMap<number, Companion[]>,
  language: Language,
  view: PriceView,
): Promise<string> {
  const { index } = catalogue
  const { market } = view
  const asked = [...companions.keys()]
  const bought = blend([...companions.values()], new Set(asked))
    .map(({ product }) => product)
    .filter((product) => isOnSale(index, product, market) && productState(index, product, market) !== GONE)
    .slice(0, SHOWN)
  const alike = asked
    .slice(-ALIKE_OF)
    .reverse()
    .flatMap((product) => alikeTo(index, product, market))
    .filter((product) => !asked.includes(product))
  const cards = await catalogue.cards([...new Set([...bought, ...alike])].slice(0, SHOWN), language)
  const isBought = new Set(bought)
  const items = cards.map((card) => showCard(index, view, card))
  return `{"items":[${items.join(',')}],"bought":${cards.filter(({ ordinal }) => isBought.has(ordinal)).length}}`
}

const GONE = STATES.indexOf('out-of-stock')

function isOnSale({ shown, price }: CatalogueIndex, product: number, market: number): boolean {
  return shown[product] === 1 && ((price[market] as Int32Array)[product] as number) > 0
}

/**
 * Of the same franchise first, then of the same category, what can be bought before what cannot. Starts behind the product and
 * goes round, so that each product shows its own neighbours, and stops when it has enough.
 */
function alikeTo(index: CatalogueIndex, ordinal: number, market: number): number[] {
  const { category, size, facets } = index
  const franchise = listOf(index.values, ordinal).find((value) => facets.nameOf[value] === FRANCHISE)
  const byRank: number[][] = [[], [], []]
  for (let step = 1; step < size && (byRank[0] as number[]).length < SHOWN; step++) {
    const other = (ordinal + step) % size
    if (!isOnSale(index, other, market)) continue
    const kin = franchise !== undefined && listHas(index.values, other, franchise)
    if (!kin && (category[other] !== category[ordinal] || category[other] === 0)) continue
    const rank = productState(index, other, market) === GONE ? 2 : kin ? 0 : 1
    if ((byRank[rank] as number[]).length < SHOWN) byRank[rank]?.push(other)
  }
  return byRank.flat().slice(0, SHOWN)
}
