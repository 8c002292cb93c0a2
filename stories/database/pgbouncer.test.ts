import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPool, startEmbedded } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import { guestsAt } from '../gateway/guest.ts'
import { groundAt, somethingToBuy } from '../gateway/platform.ts'
import { inTurns, openSessions } from './people.ts'
import { missingPgbouncer, startPgbouncer } from './pgbouncer.ts'
import { fillShelves, walk } from './walk.ts'

/** Fewer than the places that a room's pool has, so that statements of several share a connection. */
const SIZE = 3
const BUYERS = 30

test('the shop works through PgBouncer in transaction mode: people buy at once, mails are sent, and what needs a session has one', {
  timeout: 240_000,
  skip: missingPgbouncer() ?? false,
}, async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'pgbouncer-story-'))
  const home = join(directory, 'postgres')
  const server = await startEmbedded({ directory: home, durable: false })
  const admin = openPool({ url: server.adminUrl, name: 'pgbouncer-story', statementTimeoutMs: 30_000 })
  t.after(async () => {
    await admin.end()
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  const ground = await groundAt(t, { adminUrl: server.adminUrl, directory, products: 60 })
  const soldOut = await fillShelves(admin)
  const [buyer, staff] = await openSessions(ground.databaseOf('users'), [
    { email: 'bea@toyline.example', role: 'buyer' },
    { email: 'sam@toyline.example', role: 'staff' },
  ])
  const pooler = await startPgbouncer(t, { server, directory: home, size: SIZE })
  const { url, process: platform } = await ground.light({ DATABASE_POOLER_URL: pooler, LOG_LEVEL: 'error' })

  await walk(url, { buyer: String(buyer), staff: String(staff), soldOut, admin })
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url)
  await inTurns(BUYERS, async () => {
    const reply = await send(await orderOf(await guest(line)))
    assert.equal(reply.status, 201, reply.text)
  })
  const placed = async () =>
    (
      await admin.query(
        `select from notifications.mails where template = 'order-confirmed' and state = 'sent' and recipient = 'bea@toyline.example'`,
      )
    ).rowCount
  await waitFor(async () => ((await placed()) ?? 0) >= BUYERS, { timeoutMs: 30_000, what: 'a letter for each order' })

  const { rows } = await admin.query<{ application: string; connections: number; limit: string }>(
    `select application_name as application, count(*)::int as connections from pg_stat_activity where usename = 'toyline_orders' group by 1`,
  )
  const pooled = rows.filter(({ application }) => application === 'toyline-orders').reduce((sum, { connections }) => sum + connections, 0)
  assert.ok(pooled > 0 && pooled <= SIZE, JSON.stringify(rows))
  assert.deepEqual(
    rows.filter(({ application }) => application !== 'toyline-orders').toSorted((a, b) => a.application.localeCompare(b.application)),
    [
      { application: 'toyline-orders-direct', connections: 1 },
      { application: 'toyline-orders-live', connections: 1 },
    ],
  )

  // Nothing that passes through the pooler waits for ever, though it takes no settings from who connects.
  const through = new URL(ground.databaseOf('orders'))
  through.port = new URL(pooler).port
  const orders = openPool({ url: ground.databaseOf('orders'), poolerUrl: through.href, name: 'pgbouncer-story' })
  const { rows: limits } =
    await orders.query(`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
    current_setting('idle_in_transaction_session_timeout') as idle, current_setting('search_path') as path`)
  await orders.end()
  assert.deepEqual(limits, [{ statement: '810ms', lock: '500ms', idle: '5s', path: 'orders, extensions' }])

  through.password = 'guessed'
  const stranger = openPool({ url: ground.databaseOf('orders'), poolerUrl: through.href, name: 'pgbouncer-story' })
  await assert.rejects(stranger.query('select 1'), /password authentication failed|SASL/)
  await stranger.end()
  assert.equal(platform.output(), '')
})
