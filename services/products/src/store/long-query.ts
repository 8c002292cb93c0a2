import type pg from 'pg'

/** One statement that may take a minute, on a connection whose own limit is a second. For jobs and reports, never for a visitor. */
export async function longQuery<Row extends pg.QueryResultRow>(pool: pg.Pool, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('begin')
    await client.query("set local statement_timeout = '60s'")
    const query: pg.QueryConfig & { query_timeout: number } = { text, values, query_timeout: 61_000 }
    const { rows } = await client.query<Row>(query)
    await client.query('commit')
    broken = false
    return rows
  } finally {
    client.release(broken)
  }
}
