import { newId } from '@toyline/contracts'
import { sql } from 'kysely'
import type { CategoryRow } from '../domain/product-views.ts'
import { categorySlugs } from '../domain/slug.ts'
import type { Tx } from './tables.ts'

const keyOf = (path: readonly string[]) => JSON.stringify(path)

/** Makes the categories of these paths exist. Returns, for a path, its categories from the root down. */
export async function ensureCategories(tx: Tx, paths: readonly (readonly string[])[]): Promise<(path: readonly string[]) => CategoryRow[]> {
  const wanted = new Map<string, readonly string[]>()
  for (const path of paths) for (let depth = 1; depth <= path.length; depth++) wanted.set(keyOf(path.slice(0, depth)), path.slice(0, depth))
  const found = new Map<string, CategoryRow>()
  if (wanted.size > 0) {
    for (const row of await findByPath(tx, [...wanted.values()])) found.set(keyOf(row.path), row)
    const missing = [...wanted.values()].filter((path) => !found.has(keyOf(path))).sort((a, b) => a.length - b.length)
    if (missing.length > 0) for (const row of await insertMissing(tx, missing, found)) found.set(keyOf(row.path), row)
  }
  return (path) => path.map((_, at) => found.get(keyOf(path.slice(0, at + 1))) as CategoryRow)
}

async function findByPath(tx: Tx, paths: readonly (readonly string[])[]): Promise<CategoryRow[]> {
  const { rows } = await sql<CategoryRow>`
    select c.id, c.ordinal, c.path, c.slug, c.name
    from jsonb_array_elements(${JSON.stringify(paths)}::jsonb) wanted
    join categories c on c.path = array(select jsonb_array_elements_text(wanted))`.execute(tx)
  return rows
}

async function insertMissing(
  tx: Tx,
  missing: readonly (readonly string[])[],
  found: ReadonlyMap<string, CategoryRow>,
): Promise<CategoryRow[]> {
  const candidates = missing.map((path) => categorySlugs(path))
  const taken = await sql<{ slug: string }>`select slug from categories where slug = any(${candidates.flat()})`.execute(tx)
  const used = new Set(taken.rows.map((row) => row.slug))
  const ids = new Map([...found].map(([key, row]) => [key, row.id]))
  const rows = missing.map((path, at) => {
    const id = newId('cat')
    const slug = candidates[at]?.find((one) => !used.has(one)) ?? id.replace('_', '-')
    used.add(slug)
    ids.set(keyOf(path), id)
    return { id, parent_id: ids.get(keyOf(path.slice(0, -1))) ?? null, path, slug, name: path.at(-1) as string }
  })
  const inserted = await sql<CategoryRow>`
    insert into categories (id, parent_id, path, slug, name)
    select id, parent_id, array(select jsonb_array_elements_text(path)), slug, name
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id text, parent_id text, path jsonb, slug text, name text)
    returning id, ordinal, path, slug, name`.execute(tx)
  return inserted.rows
}
