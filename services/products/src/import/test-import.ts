import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import type { Pool } from 'pg'
import { diskStorage } from '../media/disk-storage.ts'
import { type ImportNeeds, type ImportSummary, importFile } from './import-file.ts'

export type TestShop = {
  pool: Pool
  url: string
  folder: string
  /** Writes a file into the folder and returns its path. */
  write: (name: string, content: string | Buffer) => Promise<string>
  run: (path: string, more?: Partial<ImportNeeds>) => Promise<ImportSummary>
  rows: <T extends object>(query: string) => Promise<T[]>
  /** Changes with every row of the catalogue that is written, however little. */
  footprint: () => Promise<string>
}

/** An empty products database, a folder for files, and an importer that writes into them. */
export async function testShop(t: TestContext): Promise<TestShop> {
  const { urls } = await scratchDatabase(t, ['products'])
  const folder = await mkdtemp(join(tmpdir(), 'toyline-import-'))
  const pool = openPool({ url: urls.products, name: 'import-test', max: 2, statementTimeoutMs: 30_000 })
  t.after(async () => {
    await pool.end()
    await rm(folder, { recursive: true })
  })
  const rows = async <T extends object>(query: string): Promise<T[]> => (await pool.query<T>(query)).rows
  return {
    pool,
    url: urls.products,
    folder,
    rows,
    write: async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    run: (path, more = {}) => importFile({ path, pool, storage: diskStorage(join(folder, 'media')), ...more }),
    footprint: async () => JSON.stringify(await rows(WRITES)),
  }
}

// The transaction that wrote a row last is part of the row, so even an update that changes nothing shows.
const WRITES = [
  'categories',
  'media',
  'products',
  'variants',
  'prices',
  'product_pictures',
  'product_views',
  'stock',
  'stock_movements',
  'jobs',
  'translations',
  'terms',
  'translated_views',
  'translated_search',
]
  .map(
    (table) =>
      `select '${table}' as name, count(*)::int as rows, coalesce(max(xmin::text::bigint), 0)::text as last from products.${table}`,
  )
  .join(' union all ')
  .concat(' order by 1')
