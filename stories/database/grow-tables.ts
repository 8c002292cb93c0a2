import type pg from 'pg'

type Column = { name: string; isText: boolean; isNumber: boolean; isDomain: boolean; unique: ('text' | 'number')[] | null }
type Table = { name: string; rows: number; columns: Column[] }

/** What is few by its nature, and what a worker would take for work. */
const LEFT_ALONE = ['migrations', 'jobs', 'categories', 'terms', 'synonyms', 'words', 'searches', 'media', 'arrivals', 'document_series']
const NAMES_A_THING = /(^|_)(id|key|number|email|token|identifier|value)$/

/**
 * Copies what the tables of these schemas hold, each row under other keys, until they have so many: the planner decides by size. Written
 * past triggers and foreign keys. A key of bytes does not change, and its table does not grow.
 */
export async function growTables(admin: pg.Pool, { schemas, to }: { schemas: readonly string[]; to: number }): Promise<void> {
  const { rows: tables } = await admin.query<Table>(TABLES, [schemas, LEFT_ALONE])
  const client = await admin.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const table of tables) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table.name}`)
      const count = rows[0]?.count ?? 0
      if (count === 0 || count >= to) continue
      const columns = table.columns.map(({ name }) => name).join(', ')
      const values = table.columns.map(copied).join(', ')
      await client.query(`insert into ${table.name} (${columns})
        select ${values} from ${table.name} old cross join generate_series(1, ${Math.ceil(to / count)}) n on conflict do nothing`)
    }
    await client.query('reset session_replication_role')
  } finally {
    client.release()
  }
}

/** What names a thing changes, and what else is unique; but a word of a list (a domain) stays one. */
function copied({ name, isText, isNumber, isDomain, unique }: Column): string {
  const names = NAMES_A_THING.test(name)
  if (isText && (names || (unique !== null && !isDomain))) return `old.${name} || '-' || n`
  if (isNumber && unique && (names || unique.every((kind) => kind === 'number'))) return `old.${name} + n * 1000000`
  return `old.${name}`
}

/** Columns that can be written, each with the kinds of columns that are unique together with it. */
const TABLES = `
  select format('%I.%I', schema.nspname, class.relname) as name, json_agg(json_build_object(
    'name', quote_ident(attribute.attname), 'isText', kind.typcategory = 'S', 'isNumber', kind.typcategory = 'N', 'isDomain', kind.typtype = 'd',
    'unique', (
      select json_agg(case other_kind.typcategory when 'S' then 'text' else 'number' end)
      from pg_index index join pg_attribute other on other.attrelid = class.oid and other.attnum = any (index.indkey)
      join pg_type other_kind on other_kind.oid = other.atttypid
      where index.indrelid = class.oid and index.indisunique and attribute.attnum = any (index.indkey) and other_kind.typcategory in ('S', 'N')
    )) order by attribute.attnum) as columns
  from pg_class class join pg_namespace schema on schema.oid = class.relnamespace
  join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
    and attribute.attidentity = '' and attribute.attgenerated = ''
  join pg_type kind on kind.oid = attribute.atttypid
  where class.relkind = 'r' and schema.nspname = any ($1) and not class.relname = any ($2)
  group by 1 order by 1`
