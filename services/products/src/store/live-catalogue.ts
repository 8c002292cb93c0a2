import { setTimeout as pause } from 'node:timers/promises'
import { LANGUAGES, type Language, ORIGINAL_LANGUAGE } from '@toyline/contracts'
import type { Reader, Reads } from '@toyline/postgres'
import type pg from 'pg'
import {
  type CatalogueIndex,
  catalogueIndex,
  putProduct,
  putStock,
  removeProduct,
  setLabels,
  setTree,
  shownLanguage,
} from '../domain/catalogue-index.ts'
import { categoryTree } from '../domain/category-tree.ts'
import type { IndexEntry } from '../domain/index-entry.ts'
import { catalogueFeed } from './catalogue-feed.ts'
import { type TextCache, textCache } from './text-cache.ts'

/** The catalogue index of this process, kept up with PostgreSQL, and the stored views of products. */
export type LiveCatalogue = {
  index: CatalogueIndex
  /** Reads everything once. */
  load: () => Promise<void>
  /** Reads what changed since the last time. */
  refresh: () => Promise<void>
  /** Stored cards in a language, in the order asked for; products that left meanwhile are left out. */
  cards: (ordinals: readonly number[], language: Language) => Promise<{ ordinal: number; card: string }[]>
  /** The same with the rows of their variants, in two queries at most. */
  cardsWithRows: (ordinals: readonly number[], language: Language) => Promise<{ ordinal: number; card: string; rows: string }[]>
  /** The stored page of a shown product. */
  page: (handle: string, language: Language) => Promise<{ ordinal: number; page: string } | null>
  /** The stored pages of these products, which are not kept: whoever reads them all reads each once. */
  pages: (ordinals: readonly number[], language: Language) => Promise<string[]>
  /** Follows changes until it is stopped. */
  follow: (onError: (error: unknown) => void) => { stop: () => Promise<void> }
}

const FOLLOW_EVERY_MS = 500
const CARD_CHARS = 8_000_000
const ROWS_CHARS = 4_000_000
const PAGE_CHARS = 4_000_000

/** @param reads whom texts are read from; they are never older than what the index knows */
export function liveCatalogue(pool: pg.Pool, reads: Pick<Reads, 'query' | 'catchUp'>): LiveCatalogue {
  const index = catalogueIndex()
  const feed = catalogueFeed(pool)
  const cards = textCache<number>(CARD_CHARS)
  const rows = textCache<number>(ROWS_CHARS)
  const pages = textCache<string>(PAGE_CHARS)
  let since: string | undefined
  let day = today()
  let refreshing: Promise<void> | undefined

  async function load(): Promise<void> {
    const snapshot = await feed.snapshot()
    await reads.catchUp()
    setTree(index, categoryTree(await feed.categories()))
    setLabels(index, await feed.terms())
    // Stock first: a product's availability is then derived once, when it comes, and not again for each row of its stock.
    for await (const rows of feed.stock()) for (const { variant, location, stock } of rows) putStock(index, variant, location, stock)
    for await (const rows of feed.entries())
      for (const { ordinal, entry } of rows) putProduct(index, ordinal, JSON.parse(entry) as IndexEntry)
    since = snapshot
  }

  async function readChanges(): Promise<void> {
    if (since === undefined) return load()
    const snapshot = await feed.snapshot()
    let products = 0
    for await (const changed of feed.changedProducts(since)) {
      // A category must be in the tree before a product in it can be found by it.
      if (products === 0) {
        // Texts that are read anew must not come from before the change.
        await reads.catchUp()
        setTree(index, categoryTree(await feed.categories()))
        setLabels(index, await feed.terms())
      }
      products += changed.length
      for (const { ordinal, handle, entry } of changed) {
        for (const language of EVERY_LANGUAGE) {
          cards.drop(textKey(ordinal, language))
          rows.drop(textKey(ordinal, language))
          pages.drop(pageKey(handle, language))
        }
        if (entry === null) removeProduct(index, ordinal)
        else putProduct(index, ordinal, JSON.parse(entry) as IndexEntry)
      }
    }
    // What was expected yesterday and has not come is not expected any more, though no row has changed.
    const passed = today()
    const stock = passed === day ? feed.changedStock(since) : feed.stock()
    day = passed
    for await (const rows of stock) for (const { variant, location, stock } of rows) putStock(index, variant, location, stock)
    since = snapshot
  }

  function refresh(): Promise<void> {
    refreshing ??= readChanges().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  /** Texts in the order asked for, those that are not kept with one query. What is not translated shares the original's text. */
  async function textsOf(
    kept: TextCache<number>,
    column: 'card' | 'rows',
    ordinals: readonly number[],
    language: Language,
  ): Promise<Map<number, string>> {
    // What is kept is taken now: a change may drop it while the others are read, and its product has not left for that.
    const asked = ordinals.map((ordinal) => {
      const shown = shownIn(ordinal, language)
      return { ...shown, text: kept.get(shown.key) }
    })
    const missing = asked.filter(({ text }) => text === undefined)
    const read = missing.length > 0 ? await readKept(index, kept, () => readTexts(reads, column, missing)) : undefined
    return new Map(
      asked.flatMap(({ ordinal, key, text = read?.get(key) }): [number, string][] => (text === undefined ? [] : [[ordinal, text]])),
    )
  }

  /** As whoever reads a language is shown a product, by what the index knows of it. */
  function shownIn(ordinal: number, asked: Language): Shown {
    const language = shownLanguage(index, ordinal, asked)
    return { ordinal, language, key: textKey(ordinal, language) }
  }

  /** A kept page: the one in the language, or that of a product which is not written in it. */
  function keptPage(handle: string, language: Language): string | undefined {
    const own = pages.get(pageKey(handle, language))
    if (own !== undefined || language === ORIGINAL_LANGUAGE) return own
    const original = pages.get(pageKey(handle, ORIGINAL_LANGUAGE))
    return original !== undefined && shownLanguage(index, ordinalOf(original), language) === ORIGINAL_LANGUAGE ? original : undefined
  }

  return {
    index,
    load,
    // One that runs already may have looked before the change that this caller wants to see.
    refresh: async () => {
      await refreshing?.catch(() => {})
      await refresh()
    },
    cards: async (ordinals, language) =>
      Array.from(await textsOf(cards, 'card', ordinals, language), ([ordinal, card]) => ({ ordinal, card })),
    async cardsWithRows(ordinals, language) {
      const [shown, variants] = await Promise.all([textsOf(cards, 'card', ordinals, language), textsOf(rows, 'rows', ordinals, language)])
      return Array.from(shown, ([ordinal, card]) => ({ ordinal, card, rows: variants.get(ordinal) ?? '[]' }))
    },
    async pages(ordinals, language) {
      const asked = ordinals.map((ordinal) => shownIn(ordinal, language))
      const read = await readTexts(reads, 'page', asked)
      return asked.flatMap(({ key }) => read.get(key) ?? [])
    },
    async page(handle, language) {
      const kept = keptPage(handle, language)
      const [read] = kept === undefined ? (await readKept(index, pages, () => readPage(reads, handle, language))).values() : [kept]
      return read === undefined ? null : { ordinal: ordinalOf(read), page: read.slice(read.indexOf(' ') + 1) }
    },
    follow(onError) {
      const stopping = new AbortController()
      const running = (async () => {
        while (!stopping.signal.aborted) {
          const startedAt = performance.now()
          await refresh().catch(onError)
          // A transaction that stays open for hours makes each look longer; it must not make them the only work.
          const wait = Math.max(FOLLOW_EVERY_MS, 10 * (performance.now() - startedAt))
          await pause(wait, undefined, { signal: stopping.signal }).catch(() => {})
        }
      })()
      return {
        stop: async () => {
          stopping.abort()
          await running
        },
      }
    },
  }
}

const EVERY_LANGUAGE = Object.keys(LANGUAGES) as Language[]
type Shown = { ordinal: number; language: Language; key: number }

const textKey = (ordinal: number, language: Language) => ordinal * EVERY_LANGUAGE.length + EVERY_LANGUAGE.indexOf(language)
const pageKey = (handle: string, language: Language) => `${language} ${handle}`
/** Which product a kept page is of. */
const ordinalOf = (kept: string) => Number(kept.slice(0, kept.indexOf(' ')))

const today = () => new Date().toISOString().slice(0, 10)

/** Keeps what is read, unless a change came in while it was on its way: it may be from before that. */
async function readKept<K>(index: CatalogueIndex, cache: TextCache<K>, read: () => Promise<Map<K, string>>): Promise<Map<K, string>> {
  const { generation } = index
  const texts = await read()
  if (index.generation === generation) for (const [key, text] of texts) cache.set(key, text)
  return texts
}

async function readTexts(reads: Reader, column: 'card' | 'rows' | 'page', asked: readonly Shown[]): Promise<Map<number, string>> {
  const { rows } = await reads.query<{ ordinal: number; language: Language; text: string }>({
    name: `${column} by ordinal`,
    text: `select ordinal, asked.language, coalesce(t.${column}, v.${column}) as text
      from unnest($1::int[], $2::text[]) as asked (ordinal, language) join product_views v using (ordinal)
      left join translated_views t using (ordinal, language)`,
    values: [asked.map(({ ordinal }) => ordinal), asked.map(({ language }) => language)],
  })
  return new Map(rows.map(({ ordinal, language, text }) => [textKey(ordinal, language), text]))
}

async function readPage(reads: Reader, handle: string, language: Language): Promise<Map<string, string>> {
  const { rows } = await reads.query<{ ordinal: number; page: string; isOriginal: boolean }>({
    name: 'page',
    text: `select v.ordinal, coalesce(t.page, v.page) as page, t.page is null as "isOriginal"
      from product_views v left join translated_views t on t.ordinal = v.ordinal and t.language = $2 where v.handle = $1`,
    values: [handle, language],
  })
  return new Map(
    rows.map(({ ordinal, page, isOriginal }) => [pageKey(handle, isOriginal ? ORIGINAL_LANGUAGE : language), `${ordinal} ${page}`]),
  )
}
