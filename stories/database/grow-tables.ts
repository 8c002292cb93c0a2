import type pg from 'pg'

type Column = {
  name: string
  isText: boolean
  isNumber: boolean
  isDomain: boolean
  isOfFew: boolean
  /** Unique, where nothing that is unique with it names a thing. */
  isOwnKey: boolean
  unique: ('text' | 'number')[] | null
}
type Table = { name: string; columns: Column[] }

/** What is few by its nature, and what a worker would take for work. */
const LEFT_ALONE = ['migrations', 'jobs', 'categories', 'terms', 'synonyms', 'words', 'searches', 'media', 'arrivals', 'document_series']
const NAMES_A_THING = /(^|_)(id|key|number|email|token|identifier|value)$/
const FAR_APART = 1_000_000

/**
 * Copies what the tables of these schemas hold, each row under other keys, until they have so many: the planner decides by size. Written
 * past triggers and foreign keys. A key of bytes does not change, and its table does not grow.
 * @param together names of tables whose rows are copied equally often, so that whoever reads a copy finds what belongs to it
 */
export async function growTables(
  admin: pg.Pool,
  { schemas, together, to }: { schemas: readonly string[]; together: readonly RegExp[]; to: number },
): Promise<void> {
  const { rows: tables } = await admin.query<Table>(TABLES, [schemas, LEFT_ALONE, NAMES_A_THING.source])
  await pastForeignKeys(admin, async (client) => {
    const times = new Map<Table, number>()
    for (const table of tables) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table.name}`)
      const count = rows[0]?.count ?? 0
      if (count > 0 && count < to) times.set(table, Math.ceil(to / count))
    }
    for (const [table, own] of times) {
      const group = together.find((one) => one.test(table.name))
      const others = [...times].flatMap(([{ name }, often]) => (group?.test(name) ? often : []))
      await copy(client, table, { times: Math.max(own, ...others), apart: FAR_APART })
    }
  })
}

type Copies = {
  /** How many copies are made of each row; rows that belong together have copies that do. */
  times: number
  /** How far the numbers of copies lie from each other; more than there are rows. */
  apart: number
  /** SQL of what stands in a copy, by column; `old` is the row that is copied, `n` the number of the copy, from 1. */
  instead?: Record<string, string>
}

/** Copies all rows of these tables, as above. */
export async function copyTables(admin: pg.Pool, names: readonly string[], copies: Copies): Promise<void> {
  const schemas = new Set(names.map((name) => name.split('.')[0]))
  const { rows } = await admin.query<Table>(TABLES, [[...schemas], LEFT_ALONE, NAMES_A_THING.source])
  await pastForeignKeys(admin, async (client) => {
    for (const name of names) {
      const table = rows.find((one) => one.name === name)
      if (!table) throw new Error(`there is no table ${name} to copy`)
      await withoutIndexes(client, name, () => copy(client, table, copies))
    }
  })
}

/** Foreign keys are kept by triggers, which would look each row up. */
export async function pastForeignKeys(admin: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await admin.connect()
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '256MB'`)
    await work(client)
  } finally {
    client.release(true)
  }
}

/** Makes the indexes of a table that refuse nothing anew after the work, which is quicker than to keep them meanwhile. */
export async function withoutIndexes(client: pg.PoolClient, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; sql: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as sql
     from pg_index where indrelid = $1::regclass and not indisunique`,
    [table],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await work()
  for (const { sql } of indexes) await client.query(sql)
}

async function copy(client: pg.PoolClient, { name, columns }: Table, { times, apart, instead = {} }: Copies): Promise<void> {
  const values = columns.map((column) => instead[column.name] ?? copied(column, apart))
  await client.query(`insert into ${name} (${columns.map((column) => column.name).join(', ')})
    select ${values.join(', ')} from ${name} old cross join generate_series(1, ${times}) n on conflict do nothing`)
}

/** What names a thing changes, and what else is unique by itself; but a word of a list (a domain) stays one, and so does what is of few. */
function copied({ name, isText, isNumber, isDomain, isOfFew, isOwnKey, unique }: Column, apart: number): string {
  const names = NAMES_A_THING.test(name)
  if (isOfFew) return `old.${name}`
  if (isText && (names || (isOwnKey && !isDomain))) return `old.${name} || '-' || n`
  if (isNumber && unique && (names || unique.every((kind) => kind === 'number'))) return `old.${name} + n * ${apart}`
  return `old.${name}`
}

/** Columns that can be written, each with the kinds of columns that are unique together with it. */
const TABLES = `
  select format('%I.%I', schema.nspname, class.relname) as name, json_agg(json_build_object(
    'name', quote_ident(attribute.attname), 'isText', kind.typcategory = 'S', 'isNumber', kind.typcategory = 'N', 'isDomain', kind.typtype = 'd',
    'isOfFew', exists (
      select from pg_constraint reference join pg_class other on other.oid = reference.confrelid
      where reference.contype = 'f' and reference.conrelid = class.oid and attribute.attnum = any (reference.conkey) and other.relname = any ($2)),
    'isOwnKey', exists (
      select from pg_index index where index.indrelid = class.oid and index.indisunique and attribute.attnum = any (index.indkey) and not exists (
        select from pg_attribute other where other.attrelid = class.oid and other.attnum = any (index.indkey) and other.attname ~ $3)),
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
