import type { TranslatedLanguage } from '@toyline/contracts'
import type pg from 'pg'
import { type StockLevel, sellableAt } from '../domain/availability.ts'
import type { Stock } from '../domain/catalogue-index.ts'
import type { CategoryNode } from '../domain/category-tree.ts'

type TermRow = { language: TranslatedLanguage; term: string; translation: string }
export type EntryRow = { ordinal: number; entry: string }
export type ChangedRow = { ordinal: number; handle: string; entry: string | null }
export type StockRow = { variant: number; location: string; stock: Stock }

const CHUNK = 500

/** What the catalogue index is loaded from and how it hears of changes. Each read is bounded to a chunk. */
export type CatalogueFeed = {
  /** The oldest transaction still running, as text: everything older is finished and seen by any later read. */
  snapshot: () => Promise<string>
  categories: () => Promise<CategoryNode[]>
  terms: () => Promise<TermRow[]>
  entries: () => AsyncGenerator<EntryRow[]>
  stock: () => AsyncGenerator<StockRow[]>
  /** Products changed by transactions that were not finished at a snapshot; `entry` is null for one that is not shown any more. */
  changedProducts: (since: string) => AsyncGenerator<ChangedRow[]>
  /** Stock that holds or changes of products may have changed since. */
  changedStock: (since: string) => AsyncGenerator<StockRow[]>
}

export function catalogueFeed(pool: pg.Pool): CatalogueFeed {
  async function read<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[] = []): Promise<Row[]> {
    return (await pool.query<Row>({ name, text, values })).rows
  }
  /** Chunk after chunk, each starting behind the last key of the one before. */
  async function* chunks<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    keyOf: (row: Row) => number,
    values: unknown[] = [],
  ): AsyncGenerator<Row[]> {
    for (let after = 0; ; ) {
      const rows = await read<Row>(name, text, [after, CHUNK, ...values])
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK) return
      after = keyOf(last)
    }
  }
  async function* stockOf(name: string, text: string, values: unknown[] = []): AsyncGenerator<StockRow[]> {
    for await (const rows of chunks<StockLevel & { ordinal: number; location: string | null; due: number }>(
      name,
      text,
      (row) => row.ordinal,
      values,
    )) {
      yield rows.flatMap(({ ordinal, location, due, ...level }) =>
        location === null ? [] : [{ variant: ordinal, location, stock: { ...sellableAt(level), due } }],
      )
    }
  }
  return {
    async snapshot() {
      const [row] = await read<{ oldest: string }>('feed-snapshot', 'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest')
      return (row as { oldest: string }).oldest
    },
    categories: () =>
      read(
        'feed-categories',
        `select c.ordinal, coalesce(parent.ordinal, 0) as parent, c.slug, c.name
         from categories c left join categories parent on parent.id = c.parent_id order by c.ordinal`,
      ),
    terms: () => read('feed-terms', 'select language, term, translation from terms'),
    entries: () =>
      chunks('feed-entries', 'select ordinal, entry from product_views where ordinal > $1 order by ordinal limit $2', (row) => row.ordinal),
    stock: () =>
      stockOf('feed-stock', stockSql('select id, ordinal, inventory_policy from variants where ordinal > $1 order by ordinal limit $2')),
    changedProducts: (since) =>
      chunks('feed-changed-products', 'select ordinal, handle, entry from changed_products($3::xid8, $1, $2)', (row) => row.ordinal, [
        since,
      ]),
    changedStock: (since) =>
      stockOf('feed-changed-stock', stockSql('select id, ordinal, inventory_policy from changed_variants($3::xid8, $1, $2)'), [since]),
  }
}

/**
 * A variant has rows at several locations and a chunk must not end between them, so the variants are limited, not the rows. One
 * without stock has a row too: fewer rows than asked for must mean that there are no more variants.
 */
function stockSql(variants: string): string {
  return `select v.ordinal, s.location, s.on_hand as "onHand", s.allocated, s.held, s.safety,
      case when v.inventory_policy = 'backorder' then s.oversell_cap else 0 end as "oversellCap",
      coalesce((select min(a.arrives_on) - date '1970-01-01' from arrivals a
        where a.variant_id = v.id and a.location = s.location and a.arrives_on >= current_date), 0) as due
    from (${variants}) v left join stock s on s.variant_id = v.id order by v.ordinal`
}
