import { openDatabase } from '@toyline/postgres'
import type pg from 'pg'
import { upsertMedia } from '../store/media-store.ts'
import { refreshVocabulary } from '../store/words-store.ts'
import { saveProducts } from '../use-cases/save-products.ts'
import { SYNTHETIC_MEDIA, syntheticProduct } from './synthetic-product.ts'

const BATCH = 500

/**
 * Fills a catalogue with `count` made-up products, saved as every product is, and leaves the database with fresh statistics.
 * @param pool statements may take some seconds: open it with a statementTimeoutMs of 30,000
 */
export async function seedSynthetic(pool: pg.Pool, count: number, onProgress?: (saved: number) => void): Promise<void> {
  const db = openDatabase<unknown>(pool)
  await upsertMedia(db, SYNTHETIC_MEDIA)
  for (let from = 1; from <= count; from += BATCH) {
    const drafts = Array.from({ length: Math.min(BATCH, count - from + 1) }, (_, at) => syntheticProduct(from + at))
    await db.transaction().execute((tx) => saveProducts(tx, drafts))
    onProgress?.(from + drafts.length - 1)
  }
  await refreshVocabulary(pool)
  for (const table of ['products', 'variants', 'prices', 'stock', 'product_views', 'product_search', 'words', 'stock_movements']) {
    await pool.query(`analyze ${table}`)
  }
}
