import type pg from 'pg'
import { copyTables } from './grow-tables.ts'

/** More than a product of before has of anything that is numbered. */
const APART = 10_000

/** Of the read model: copies are numbered as their variants are. Texts go on speaking of the product that was copied. */
const ENTRY = `(
  select string_agg(case when at = 1 then part else '"ordinal":' || substring(part from '^\\d+')::int + n * ${APART} || substring(part from '^\\d+(.*)$') end, '' order by at)
  from regexp_split_to_table(old.entry, '"ordinal":') with ordinality as parts (part, at))`

/** Copies all products with what belongs to them, so that there are `times` more of each: rows that the planner counts, and lists can show. */
export async function fillProducts(admin: pg.Pool, times: number): Promise<void> {
  const tables = ['products', 'variants', 'prices', 'product_pictures', 'stock', 'stock_movements', 'product_views', 'product_search']
  await copyTables(
    admin,
    tables.map((table) => `products.${table}`),
    { times, apart: APART, instead: { entry: ENTRY } },
  )
}
