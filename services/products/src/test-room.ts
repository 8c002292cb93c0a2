import type { TestContext } from 'node:test'
import { openDatabase, openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { ProductDraft, SavedProduct } from './domain/product-draft.ts'
import { saveProducts } from './use-cases/save-products.ts'

export type TestDatabase = {
  url: string
  adminUrl: string
  pool: pg.Pool
  db: Kysely<unknown>
  beforeClosing: (close: () => Promise<unknown>) => void
  save: (...drafts: ProductDraft[]) => Promise<SavedProduct[]>
}

/** A scratch database with this room's schema. */
export async function openTestDatabase(t: TestContext, options: { connections?: number } = {}): Promise<TestDatabase> {
  const closing: (() => Promise<unknown>)[] = []
  // Hooks run in the order of their registration: this one must come before the one that drops the database.
  t.after(async () => {
    for (const close of closing.reverse()) await close()
  })
  const { urls, adminUrl } = await scratchDatabase(t, ['products'])
  const pool = openPool({ url: urls.products, name: 'products-test', max: options.connections ?? 10, statementTimeoutMs: 20_000 })
  closing.push(() => pool.end())
  const db = openDatabase<unknown>(pool)
  return {
    url: urls.products,
    adminUrl,
    pool,
    db,
    beforeClosing: (close) => closing.push(close),
    save: (...drafts) => db.transaction().execute((tx) => saveProducts(tx, drafts)),
  }
}
