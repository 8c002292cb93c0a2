import assert from 'node:assert/strict'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPool, startEmbedded } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import type pg from 'pg'
import { groundAt } from '../gateway/platform.ts'
import { visitors } from './ask.ts'
import { fillOrders } from './fill-orders.ts'
import { fillProducts } from './fill-products.ts'
import { growTables } from './grow-tables.ts'
import { openSessions } from './people.ts'
import { EXPLAINING, readPlans, readWhole } from './plans.ts'
import { fillShelves, NOT_ASKED, walk } from './walk.ts'

const ORDERS = 1_000_000
/** Written by products itself, and how often each of them is copied. */
const PRODUCTS = { written: 500, copies: 99 }
/** Of all else that grows with the shop. */
const OTHERS = 5_100
const LARGE_ROWS = 5_000
/** Without the provider's, an outsider: payments would ask after every copy that it has. */
const ROOMS = ['products', 'users', 'orders', 'payments', 'notifications']
/** Some of those that must have become so. */
const LARGE = [
  'orders',
  'order_lines',
  'carts',
  'products',
  'variants',
  'users',
  'sessions',
  'payments',
  'documents',
  'ledger_entries',
  'mails',
  'holds',
]

/** Whoever asks for these wants all of it. */
const ON_PURPOSE = [
  // An export of the ledger begins with what was before its span.
  /^select account, currency, coalesce\(sum\(e\.amount\)/,
  // A figure for Prometheus, four times a minute at the most. An index that holds it would change with every hold.
  /^select coalesce\(sum\(allocated \+ held - on_hand - oversell_cap\)/,
]
/** One reads a year of orders, the other takes every copy for a difference between a provider's report and our books: minutes of this test. */
const NOT_RUN = ['learn-companions', 'reconcile']

test('at a million orders and 50,000 products no request and no repeated job reads a large table whole', {
  timeout: 600_000,
}, async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'plans-'))
  const server = await startEmbedded({ directory: join(directory, 'postgres'), durable: false, settings: EXPLAINING })
  const admin = openPool({ url: server.adminUrl, name: 'plans-story', max: 2, statementTimeoutMs: 300_000 })
  t.after(async () => {
    await admin.end()
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  const ground = await groundAt(t, { adminUrl: server.adminUrl, directory, products: PRODUCTS.written })
  const soldOut = await fillShelves(admin)
  const [buyer, staff] = (await openSessions(ground.databaseOf('users'), [
    { email: 'bea@toyline.example', role: 'buyer' },
    { email: 'sam@toyline.example', role: 'staff' },
  ])) as [string, string]
  const visit = { buyer, staff, soldOut, admin }
  // Leaves a row of everything that can be copied.
  const before = await ground.light()
  await walk(before.url, visit)
  await jobsDone(admin, 'every_ms is null')
  await before.process.kill('SIGTERM')
  // So that all holds that are known are of what lies first in the index of stock: then it seems to cost nothing to go along it.
  await admin.query('update products.hold_lines set variant_id = (select min(variant_id) from products.stock)')
  await fillProducts(admin, PRODUCTS.copies)
  await growTables(admin, { schemas: ROOMS, together: [/^orders\./, /^payments\.ledger_/], to: OTHERS })
  // Nobody had all of these cards declined.
  await admin.query('update payments.declines set customer = order_id')
  const { rows: people } = await admin.query<{ id: string }>(`select id from users.users where email like 'bea@%'`)
  await fillOrders(admin, { count: ORDERS, userId: String(people[0]?.id) })
  await admin.query('vacuum analyze')
  const { rows: large } = await admin.query<{ name: string }>('select relname as name from pg_class where reltuples > $1', [LARGE_ROWS])
  const isLarge = new Set(large.map(({ name }) => name))
  for (const name of LARGE) assert.ok(isLarge.has(name), name)

  const log = join(directory, 'postgres', 'server.log')
  const length = () => statSync(log).size
  /** Statements that were told since the log was so long, and read whole what is large; and which of those that may were among them. */
  const judged = (since: number) => {
    const bytes = Buffer.alloc(length() - since)
    const file = openSync(log, 'r')
    readSync(file, bytes, 0, bytes.length, since)
    closeSync(file)
    const plans = readPlans(bytes.toString('utf8'))
    assert.ok(plans.length > 0)
    const whole = plans.flatMap(({ query, plan }) =>
      readWhole(plan, (name) => isLarge.has(name)).map((name) => ({
        query: query.trim(),
        told: `${name}: ${query.trim()}\n${JSON.stringify(plan)}`,
      })),
    )
    const mayBe = ({ query }: { query: string }) => ON_PURPOSE.some((one) => one.test(query))
    return {
      found: [...new Set(whole.filter((one) => !mayBe(one)).map(({ told }) => told))],
      unused: ON_PURPOSE.filter((one) => !whole.some(({ query }) => one.test(query))),
    }
  }

  await admin.query('alter database toyline set auto_explain.log_min_duration = 0')
  const { url } = await ground.light()
  let begun = length()
  const { asked, routes } = await walk(url, visit)
  assert.equal((await fetch(`${url}/metrics`)).status, 200)
  await runJobs(admin)
  t.diagnostic(`${asked.size} of ${routes.length} public routes asked`)
  assert.deepEqual(judged(begun), { found: [], unused: [] })
  assert.deepEqual(routes.filter((route) => !asked.has(route)).sort(), Object.keys(NOT_ASKED).sort())

  await t.test('an index that is missing is noticed', async () => {
    await admin.query('drop index orders.orders_of_user')
    begun = length()
    await visitors(url, visit).ask('GET /orders')
    const { found } = judged(begun)
    assert.ok(
      found.some((one) => /^orders: select id, number, state, payment_state/.test(one)),
      found.join('\n'),
    )
  })
})

/** Has every job that repeats itself run now, and waits until all have. */
async function runJobs(admin: pg.Pool): Promise<void> {
  for (const room of ROOMS)
    await admin.query(`update ${room}.jobs set run_at = now() where every_ms is not null and task <> all ($1)`, [NOT_RUN])
  await jobsDone(admin, `task <> all (array['${NOT_RUN.join("','")}'])`)
}

/** Waits until none of these jobs is due or at work. */
async function jobsDone(admin: pg.Pool, which: string): Promise<void> {
  for (const room of ROOMS) {
    await admin.query(`notify jobs_${room}`)
    const due = `select from ${room}.jobs where ${which} and status = 'pending' and (run_at <= now() or locked_until > now())`
    await waitFor(async () => (await admin.query(due)).rowCount === 0, { timeoutMs: 120_000, what: `the jobs of ${room}` })
  }
}
