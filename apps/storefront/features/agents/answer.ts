import 'server-only'
import { type Availability, localePath } from '@toyline/contracts'
import { notFound } from 'next/navigation'
import { readCategories, readProduct } from '#data/catalogue.ts'
import { siteUrl } from '#data/site-url.ts'
import { findCategory } from '#features/catalogue/find-category.ts'
import { listingSearch, readListingState, type SearchParams } from '#features/listing/listing-url.ts'
import { loadListing } from '#features/listing/load-listing.ts'
import { localeOf, wordsOf } from '#words/server.ts'
import { listingMarkdown } from './listing-markdown.ts'
import { productMarkdown } from './product-markdown.ts'

/** The same page that people see, in Markdown. Pages that do not exist are told so as people are. */
export async function answerProduct(localeId: string, handle: string): Promise<Response> {
  const { locale } = localeOf(localeId)
  const product = await readProduct(handle, locale)
  if (!product) notFound()
  return answer(productMarkdown(product, siteUrl() + localePath(locale, `/p/${product.handle}`), handIn(localeId)))
}

export async function answerListing(localeId: string, request: Request, slug?: string): Promise<Response> {
  const { locale, market } = localeOf(localeId)
  const category = slug === undefined ? undefined : findCategory(await readCategories(locale), slug).at(-1)
  if (slug !== undefined && !category) notFound()
  const state = { ...readListingState(paramsOf(request)), ...(slug === undefined ? {} : { q: '' }) }
  const list = await loadListing(state, { market, locale, category: slug })
  const path = slug === undefined ? (state.q ? '/search' : '/products') : `/c/${slug}`
  const skipped = (state.from?.skipped ?? 0) + list.items.length
  const next = list.nextCursor ? listingSearch({ ...state, page: 1, from: { skipped, cursor: list.nextCursor } }) : null
  const heading = category?.name ?? (state.q || wordsOf(locale, 'shell')('allToys'))
  const urlOf = ({ handle }: { handle: string }) => siteUrl() + localePath(locale, `/p/${handle}`)
  const nextUrl = next === null ? null : siteUrl() + localePath(locale, path + next)
  return answer(listingMarkdown({ heading, list, urlOf, next: nextUrl }, handIn(localeId)))
}

function handIn(localeId: string) {
  const { locale, market, money, number } = localeOf(localeId)
  const t = wordsOf(locale, 'agents')
  const stock = ({ state, quantity }: Availability) =>
    state === 'low' && quantity === null ? t('stocks.few') : t(`stocks.${state}`, { count: quantity ?? 0 })
  return { t, market: market.id, money, number, stock }
}

function paramsOf(request: Request): SearchParams {
  const { searchParams } = new URL(request.url)
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]))
}

function answer(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
}
