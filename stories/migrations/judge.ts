import { isAlone, type Migration, statementsOf } from '@toyline/postgres'
import type pg from 'pg'

type Column = { type: string; required: boolean; filled: boolean }
type Table = { filenode: number; columns: Map<string, Column>; indexes: Set<string> }
/** Tables by name, as one moment finds them. */
type Found = Map<string, Table>

/** A line of a migration that says why what is objected to may be; it must give a reason. */
const ARGUED = /^-- may lock or break the release before: (.{20,})$/m

/**
 * Applies a migration as a release does and says what is wrong with it: what keeps others waiting for as long as a table is large, and
 * what the release before cannot live with. It is PostgreSQL that is asked, not the text: what the tables are before and after, and
 * what was read through on the way.
 */
export async function judge(client: pg.Client, service: string, searchPath: string, migration: Migration): Promise<string[]> {
  const before = await look(client, service)
  if (isAlone(migration)) {
    const alone = statementsOf(migration).filter((statement) => !/\bconcurrently\b/i.test(statement))
    await client.query(`set search_path = ${searchPath}`)
    for (const statement of statementsOf(migration)) await client.query(statement)
    return argued(migration, [
      ...alone.map(() => 'runs outside a transaction what has no need to'),
      ...brokenFor(before, await look(client, service)),
    ])
  }
  await client.query(`begin; set local search_path = ${searchPath}`)
  const readBefore = await scans(client, service)
  await client.query(migration.sql)
  const after = await look(client, service)
  const read = await scans(client, service)
  const { waits, changed } = await locks(client, service, before)
  await client.query('commit')
  const slow = [...before].flatMap(([name, table]) => {
    const now = after.get(name)
    return [
      ...(now && now.filenode !== table.filenode ? [`writes ${name} anew`] : []),
      ...(now
        ? [...now.indexes].filter((index) => !table.indexes.has(index)).map((index) => `makes ${index} while ${name} is locked`)
        : []),
      ...((waits || changed.has(name)) && (read.get(name) ?? 0) > (readBefore.get(name) ?? 0) ? [`reads all of ${name}`] : []),
    ]
  })
  return argued(migration, [...slow, ...brokenFor(before, after)])
}

function argued({ sql }: Migration, objections: string[]): string[] {
  return ARGUED.test(sql) ? [] : objections
}

/** What a release that knows the tables as they were cannot do any more. */
function brokenFor(before: Found, after: Found): string[] {
  return [...before].flatMap(([name, table]) => {
    const now = after.get(name)
    if (!now) return [`takes ${name} away`]
    const gone = [...table.columns].flatMap(([column, { type, required, filled }]) => {
      const is = now.columns.get(column)
      if (!is) return [`takes ${name}.${column} away`]
      if (is.type !== type) return [`makes ${name}.${column} of ${type} ${is.type}`]
      return is.required && (!required || (filled && !is.filled)) ? [`demands ${name}.${column}`] : []
    })
    const demanded = [...now.columns].filter(([column, { required, filled }]) => required && !filled && !table.columns.has(column))
    return [...gone, ...demanded.map(([column]) => `demands ${name}.${column}, which nobody gave before`)]
  })
}

/** Locks for which writers wait until the transaction is over. */
const WAITED_FOR = ['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']

/** Whether writers of any table of before wait for this transaction, and of which tables it changes rows. */
async function locks(client: pg.Client, schema: string, before: Found): Promise<{ waits: boolean; changed: Set<string> }> {
  const { rows } = await client.query<{ name: string; mode: string }>(
    `select relname as name, mode from pg_locks join pg_class on pg_class.oid = relation
     where pid = pg_backend_pid() and relnamespace = $1::regnamespace`,
    [schema],
  )
  return {
    waits: rows.some(({ name, mode }) => before.has(name) && WAITED_FOR.includes(mode)),
    changed: new Set(rows.filter(({ mode }) => mode === 'RowExclusiveLock').map(({ name }) => name)),
  }
}

/** How often each table was read through by this session, as far as it has not handed that in. */
async function scans(client: pg.Client, schema: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; scans: string }>(
    'select relname as name, seq_scan as scans from pg_stat_xact_user_tables where schemaname = $1',
    [schema],
  )
  return new Map(rows.map(({ name, scans }) => [name, Number(scans)]))
}

async function look(client: pg.Client, schema: string): Promise<Found> {
  const { rows } = await client.query<{ name: string; filenode: string; columns: [string, Column][]; indexes: string[] }>(
    `select c.relname as name, pg_relation_filenode(c.oid) as filenode,
       (select coalesce(json_agg(json_build_array(a.attname, json_build_object('type', concat_ws(' ', t.typname, nullif(a.atttypmod, -1)),
          'required', a.attnotnull, 'filled', a.atthasdef or a.attidentity <> '' or t.typdefault is not null))), '[]')
        from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       (select coalesce(json_agg(x.relname), '[]') from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid) as indexes
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p')`,
    [schema],
  )
  return new Map(
    rows.map(({ name, filenode, columns, indexes }) => [
      name,
      { filenode: Number(filenode), columns: new Map(columns), indexes: new Set(indexes) },
    ]),
  )
}
