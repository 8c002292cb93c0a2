import assert from 'node:assert/strict'
import pg from 'pg'

/** Edits the claim of a test's database: text to find in it, text to put in its place. */
export async function plantDefect(adminUrl: string, [find, replace]: [string, string]): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const found = await admin.query<{ source: string }>("select pg_get_functiondef('orders.jobs_turn'::regproc) as source")
  const source = found.rows[0]?.source ?? ''
  assert.ok(source.includes(find), 'the defect has a place to be planted')
  await admin.query(source.replaceAll(find, replace))
  await admin.end()
}
