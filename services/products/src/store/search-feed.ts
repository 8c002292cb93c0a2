import { openDatabase } from '@toyline/postgres'
import type pg from 'pg'
import { type SearchDocument, searchDocument } from '../domain/search-document.ts'
import { readStored } from './stored-products.ts'

/** Some products in the order of the catalogue: what a search engine is to know of each, null of one that is not shown. */
export type Portion = {
  documents: { ordinal: number; document: SearchDocument | null }[]
  /** Behind which ordinal the next portion begins; null where there is none. */
  next: number | null
}

// Small enough for a statement's time limit.
const PORTION = 200

/** What a search engine is filled from. */
export type SearchFeed = {
  /** The oldest transaction still running, as text: everything older is finished and seen by any later read. */
  snapshot: () => Promise<string>
  /** Whether anything was changed by transactions that were not finished at a snapshot. */
  hasChanges: (since: string) => Promise<boolean>
  /**
   * @param since a snapshot: what was changed by transactions that were not finished at it; null for everything that is shown
   * @param after the ordinal behind which the portion begins
   */
  portion: (since: string | null, after: number) => Promise<Portion>
}

export function searchFeed(pool: pg.Pool): SearchFeed {
  const db = openDatabase<unknown>(pool)

  async function read(since: string | null, after: number): Promise<{ ordinal: number; isShown: boolean }[]> {
    const asked =
      since === null
        ? { name: 'search-feed', text: 'select ordinal, true as "isShown" from product_views where ordinal > $1 order by ordinal limit $2' }
        : {
            name: 'search-feed-changed',
            text: 'select ordinal, entry is not null as "isShown" from changed_products($3::xid8, $1, $2)',
          }
    const values = since === null ? [after, PORTION] : [after, PORTION, since]
    return (await pool.query<{ ordinal: number; isShown: boolean }>({ ...asked, values })).rows
  }

  return {
    async snapshot() {
      const { rows } = await pool.query<{ oldest: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as oldest')
      return (rows[0] as { oldest: string }).oldest
    },
    hasChanges: async (since) => (await pool.query('select from changed_products($1::xid8, 0, 1)', [since])).rows.length > 0,
    async portion(since, after) {
      const changed = await read(since, after)
      const shown = changed.filter(({ isShown }) => isShown).map(({ ordinal }) => ordinal)
      const products = shown.length === 0 ? [] : await db.transaction().execute((tx) => readStored(tx, shown))
      // One that was hidden since it was listed comes again with its change.
      const documents = new Map(
        products.filter(({ draft }) => draft.status === 'published').map((product) => [product.ordinal, searchDocument(product)]),
      )
      return {
        documents: changed.map(({ ordinal }) => ({ ordinal, document: documents.get(ordinal) ?? null })),
        next: changed.length < PORTION ? null : (changed.at(-1) as { ordinal: number }).ordinal,
      }
    },
  }
}
