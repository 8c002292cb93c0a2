import type pg from 'pg'

/** What is in a table: `sum` is another as soon as any value in any row is. */
export type Table = { name: string; rows: number; sum: string }

/** All tables but PostgreSQL's own, in one look, so that they belong to one moment. */
export async function readTables(pool: pg.Pool): Promise<Table[]> {
  const named = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const parts = named.rows.map(
    ({ name }) =>
      `select '${name.replaceAll("'", "''")}' as name, count(*)::int as rows, coalesce(bit_xor(hashtextextended(t::text, 0)), 0)::text as sum from ${name} t`,
  )
  return (await pool.query<Table>(parts.join(' union all '))).rows
}

/** What differs between the tables that were and those that are, a sentence for each. */
export function differences(were: readonly Table[], are: readonly Table[]): string[] {
  const found = new Map(are.map((table) => [table.name, table]))
  const names = new Set(were.map(({ name }) => name))
  return [
    ...were.flatMap(({ name, rows, sum }) => {
      const now = found.get(name)
      if (!now) return [`${name} is missing.`]
      if (now.rows !== rows) return [`${name} has ${now.rows} rows instead of ${rows}.`]
      return now.sum === sum ? [] : [`${name} has as many rows as it had, and other values in them.`]
    }),
    ...are.filter(({ name }) => !names.has(name)).map(({ name }) => `${name} was not there.`),
  ]
}
