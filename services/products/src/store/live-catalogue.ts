import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type CatalogueIndex, catalogueIndex, putProduct, putStock, removeProduct, setTree } from '../domain/catalogue-index.ts'
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
  /** Stored cards, in the order asked for; products that left meanwhile are left out. */
  cards: (ordinals: readonly number[]) => Promise<{ ordinal: number; card: string }[]>
  /** The same with the rows of their variants, in two queries at most. */
  cardsWithRows: (ordinals: readonly number[]) => Promise<{ ordinal: number; card: string; rows: string }[]>
  /** The stored page of a shown product. */
  page: (handle: string) => Promise<{ ordinal: number; page: string } | null>
  /** The stored pages of these products, which are not kept: whoever reads them all reads each once. */
  pages: (ordinals: readonly number[]) => Promise<string[]>
  /** Follows changes until it is stopped. */
  follow: (onError: (error: unknown) => void) => { stop: () => Promise<void> }
}

const FOLLOW_EVERY_MS = 500
const CARD_CHARS = 8_000_000
const ROWS_CHARS = 4_000_000
const PAGE_CHARS = 4_000_000

export function liveCatalogue(pool: pg.Pool): LiveCatalogue {
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
    setTree(index, categoryTree(await feed.categories()))
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
      if (products === 0) setTree(index, categoryTree(await feed.categories()))
      products += changed.length
      for (const { ordinal, handle, entry } of changed) {
        cards.drop(ordinal)
        rows.drop(ordinal)
        pages.drop(handle)
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

  /** Texts in the order asked for, those that are not kept with one query. */
  async function textsOf(kept: TextCache<number>, column: 'card' | 'rows', ordinals: readonly number[]): Promise<Map<number, string>> {
    const missing = ordinals.filter((ordinal) => kept.get(ordinal) === undefined)
    const read = missing.length > 0 ? await readKept(index, kept, () => readTexts(pool, column, missing)) : undefined
    return new Map(
      ordinals.flatMap((ordinal): [number, string][] => {
        const text = read?.get(ordinal) ?? kept.get(ordinal)
        return text === undefined ? [] : [[ordinal, text]]
      }),
    )
  }

  return {
    index,
    load,
    // One that runs already may have looked before the change that this caller wants to see.
    refresh: async () => {
      await refreshing?.catch(() => {})
      await refresh()
    },
    cards: async (ordinals) => Array.from(await textsOf(cards, 'card', ordinals), ([ordinal, card]) => ({ ordinal, card })),
    async cardsWithRows(ordinals) {
      const [shown, variants] = await Promise.all([textsOf(cards, 'card', ordinals), textsOf(rows, 'rows', ordinals)])
      return Array.from(shown, ([ordinal, card]) => ({ ordinal, card, rows: variants.get(ordinal) ?? '[]' }))
    },
    async pages(ordinals) {
      const read = await readTexts(pool, 'page', ordinals)
      return ordinals.flatMap((ordinal) => read.get(ordinal) ?? [])
    },
    async page(handle) {
      const read = pages.get(handle) ?? (await readKept(index, pages, () => readPage(pool, handle))).get(handle)
      if (read === undefined) return null
      const end = read.indexOf(' ')
      return { ordinal: Number(read.slice(0, end)), page: read.slice(end + 1) }
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

const today = () => new Date().toISOString().slice(0, 10)

/** Keeps what is read, unless a change came in while it was on its way: it may be from before that. */
async function readKept<K>(index: CatalogueIndex, cache: TextCache<K>, read: () => Promise<Map<K, string>>): Promise<Map<K, string>> {
  const { generation } = index
  const texts = await read()
  if (index.generation === generation) for (const [key, text] of texts) cache.set(key, text)
  return texts
}

async function readTexts(pool: pg.Pool, column: 'card' | 'rows' | 'page', ordinals: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await pool.query<{ ordinal: number; text: string }>({
    name: `${column} by ordinal`,
    text: `select ordinal, ${column} as text from product_views where ordinal = any($1)`,
    values: [ordinals],
  })
  return new Map(rows.map((row) => [row.ordinal, row.text]))
}

async function readPage(pool: pg.Pool, handle: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ ordinal: number; page: string }>({
    name: 'page',
    text: 'select ordinal, page from product_views where handle = $1',
    values: [handle],
  })
  return new Map(rows.map((row) => [handle, `${row.ordinal} ${row.page}`]))
}
