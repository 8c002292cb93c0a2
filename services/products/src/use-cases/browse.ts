import type { Category, Language } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { STATES } from '../domain/availability.ts'
import { type CatalogueIndex, labelOf, productState } from '../domain/catalogue-index.ts'
import { match } from '../domain/catalogue-query.ts'
import { type CategoryNode, rollUp } from '../domain/category-tree.ts'
import { FRANCHISE } from '../domain/facet-values.ts'
import { everything } from '../domain/filter.ts'
import { listHas, listOf } from '../domain/int-lists.ts'
import type { PriceView } from '../domain/price-views.ts'
import { showCard, showVariants } from '../domain/render.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'

/** Which product, and in which language. */
export type Asked = { handle: string; language: Language }

/** One product as JSON (`Product`). Error: 404 `no-such-product`. */
export async function getProduct(catalogue: LiveCatalogue, asked: Asked, view: PriceView): Promise<string> {
  return showVariants(catalogue.index, view, (await findPage(catalogue, asked)).page)
}

const FAMILY = 12

/** Other products of the same franchise as JSON (`ProductFamily`). Error: 404 `no-such-product`. */
export async function productFamily(catalogue: LiveCatalogue, asked: Asked, view: PriceView): Promise<string> {
  const { ordinal } = await findPage(catalogue, asked)
  const { index } = catalogue
  const kin = kinOf(index, ordinal)
  const cards = await catalogue.cards(bestFirst(index, kin.ordinals, view.market).slice(0, FAMILY), asked.language)
  const items = cards.map((card) => showCard(index, view, card))
  return `{"franchise":${JSON.stringify(kin.franchise)},"total":${kin.ordinals.length},"items":[${items.join(',')}]}`
}

/** Whole products from behind `after` on, as JSON (`WholeProducts`). */
export async function readCatalogue(
  catalogue: LiveCatalogue,
  { after, limit, language }: { after: number; limit: number; language: Language },
  view: PriceView,
): Promise<string> {
  const { index } = catalogue
  const ordinals: number[] = []
  let at = after + 1
  for (; at < index.size && ordinals.length < limit; at++) if (index.shown[at] === 1) ordinals.push(at)
  const items = (await catalogue.pages(ordinals, language)).map((page) => showVariants(index, view, page))
  return `{"items":[${items.join(',')}],"next":${at < index.size ? at - 1 : null}}`
}

/** The category tree with the number of products in and below each. Categories without products are left out. */
export function listCategories({ index }: LiveCatalogue, language: Language): Category[] {
  const { tree } = index
  const counts = rollUp(tree, match(index, everything(0)).ofCategory)
  const show = (node: CategoryNode): Category[] => {
    const count = counts[node.ordinal] as number
    const name = labelOf(index, language, node.name)
    return count === 0 ? [] : [{ slug: node.slug, name, count, children: (tree.children.get(node.ordinal) ?? []).flatMap(show) }]
  }
  return (tree.children.get(0) ?? []).flatMap(show)
}

async function findPage(catalogue: LiveCatalogue, { handle, language }: Asked): Promise<{ ordinal: number; page: string }> {
  const found = await catalogue.page(handle, language)
  if (!found) throw problem(404, 'no-such-product', 'There is no such product.')
  return found
}

function kinOf(index: CatalogueIndex, ordinal: number): { franchise: string | null; ordinals: number[] } {
  const { facets, shown, size, values } = index
  const franchise = listOf(values, ordinal).find((value) => facets.nameOf[value] === FRANCHISE)
  if (franchise === undefined) return { franchise: null, ordinals: [] }
  const ordinals: number[] = []
  for (let other = 0; other < size; other++)
    if (other !== ordinal && shown[other] === 1 && listHas(values, other, franchise)) ordinals.push(other)
  return { franchise: facets.texts[franchise] as string, ordinals }
}

/** In the order of the catalogue, but what is gone last. */
function bestFirst(index: CatalogueIndex, ordinals: readonly number[], market: number): number[] {
  const gone = STATES.indexOf('out-of-stock')
  const isGone = (ordinal: number) => Number(productState(index, ordinal, market) === gone)
  return ordinals.toSorted((a, b) => isGone(a) - isGone(b))
}
