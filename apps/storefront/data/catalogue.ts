import 'server-only'
import {
  type Category,
  type GoesWith,
  type Locale,
  type MarketId,
  type Product,
  type ProductList,
  productsCards,
  type SearchHelp,
  type WholeProducts,
} from '@toyline/contracts'
import { cache } from 'react'
import { callApi, isProblem } from './api.ts'

/** Categories are on every page, so one answer serves everybody for a minute. Whatever carries prices or stock is always asked for anew. */
const SHARED_SECONDS = 60

/** A page does not wait long for what it can do without. */
const ORNAMENT = { timeoutMs: 1_500 }

/** Products that a listing shows at first and adds at a time; also the API's own limit of one answer. */
export const PAGE_SIZE = 48

export type ListingQuery = Parameters<typeof callApi<typeof productsCards.listProducts>>[1]['query']

/** Whose prices are shown, and in which words. */
type Reader = Pick<Locale, 'market' | 'language'>
const asRead = ({ market, language }: Reader) => ({ market, language })

export const readCategories = cache(async (reader: Reader): Promise<Category[]> => {
  const { items } = await callApi(productsCards.listCategories, { query: asRead(reader) }, { sharedFor: SHARED_SECONDS })
  return items
})

/** Null when there is no such product. */
export const readProduct = cache(async (handle: string, reader: Reader): Promise<Product | null> => {
  try {
    return await callApi(productsCards.getProduct, { params: { handle }, query: asRead(reader) })
  } catch (error) {
    if (isProblem(error, 'no-such-product') || (isProblem(error, 'bad-input') && handle.length > 255)) return null
    throw error
  }
})

/** An ornament of the product page: null without an answer, and the page stands. */
export async function readRelated(handle: string, reader: Reader): Promise<GoesWith | null> {
  return callApi(productsCards.relatedProducts, { params: { handle }, query: asRead(reader) }, ORNAMENT).catch(() => null)
}

/** The first `pages` pages of a listing as one list, from `cursor` on. */
export async function readListing(query: NonNullable<ListingQuery>, pages: number): Promise<ProductList> {
  const first = await callApi(productsCards.listProducts, { query: { ...query, facets: 'true', limit: PAGE_SIZE } })
  let { nextCursor } = first
  const items = [...first.items]
  for (let page = 1; nextCursor && page < pages; page += 1) {
    const more: ProductList = await callApi(productsCards.listProducts, { query: { ...query, cursor: nextCursor, limit: PAGE_SIZE } })
    items.push(...more.items)
    nextCursor = more.nextCursor
  }
  return { ...first, items, nextCursor }
}

/** Where somebody may go whose search found nothing; null without an answer, and the page stands. */
export async function readSearchHelp(q: string, reader: Reader): Promise<SearchHelp | null> {
  try {
    return await callApi(productsCards.helpSearch, { query: { q, ...asRead(reader) } }, ORNAMENT)
  } catch {
    return null
  }
}

/** A short row of products for a page that leads elsewhere. */
export async function readRow(query: Omit<NonNullable<ListingQuery>, keyof Reader>, reader: Reader): Promise<ProductList> {
  return callApi(productsCards.listProducts, { query: { ...query, ...asRead(reader) } })
}

/** Everything about products that a guest may know, from behind `after` on. */
export async function readWholeProducts(reader: Reader, after: number): Promise<WholeProducts> {
  return callApi(productsCards.readCatalogue, { query: { ...asRead(reader), after } }, { asGuest: true })
}

/** Pages of a listing that one request for the sitemap may read: 4,800 products, about as many calls as seconds allow. */
const SITEMAP_CALLS = 100

/** The handles of the catalogue, newest first, as far as one sitemap reaches. */
export async function readSitemapPart(market: MarketId): Promise<string[]> {
  const handles: string[] = []
  let cursor: string | undefined
  for (let call = 0; call < SITEMAP_CALLS; call += 1) {
    const page: ProductList = await callApi(productsCards.listProducts, { query: { market, sort: 'newest', limit: PAGE_SIZE, cursor } })
    handles.push(...page.items.map(({ handle }) => handle))
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  return handles
}
