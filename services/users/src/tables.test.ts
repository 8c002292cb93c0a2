import assert from 'node:assert/strict'
import { test } from 'node:test'
import { log } from '@toyline/observability'
import { openDatabase, openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { authOn } from './auth/better-auth.ts'
import { createPasswords } from './passwords/hashing.ts'
import { sweep } from './store/sweep.ts'
import type { Tables } from './store/tables.ts'
import { openTestRoom } from './test-room.ts'

test('our migrations give Better Auth every table and column that it asks for, and a missing one is noticed', async (t) => {
  const { urls, adminUrl } = await scratchDatabase(t, ['users'])
  const pool = openPool({ url: urls.users, name: 'users-test' })
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  t.after(async () => {
    await admin.end()
    await pool.end()
  })
  const secret = 'signs cookies of a test and nothing else, 41'
  const passwords = createPasswords({ secret, cost: 4 })
  const { options } = authOn(openDatabase<Tables>(pool), {
    log: log('test'),
    passwords,
    settings: { secret, publicUrl: 'http://localhost' },
  })
  const missing = async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(options)
    return [...toBeCreated, ...toBeAdded].map(({ table, fields }) => [table, Object.keys(fields)])
  }
  assert.deepEqual(await missing(), [])
  await admin.query('alter table users.sessions drop column user_agent')
  assert.deepEqual(await missing(), [['sessions', ['user_agent']]])
})

test('times are those of the database, whatever the process believes', async (t) => {
  const { join, pool } = await openTestRoom(t)
  const { userId } = await join('ada@shop.example')
  await pool.query(
    `insert into sessions (id, user_id, token, created_at, updated_at, expires_at)
     values ('ses_1', $1, 'x', '2001-01-01', '2001-01-01', '2001-01-31')`,
    [userId],
  )
  const { rows } =
    await pool.query(`select now() - created_at < interval '1 minute' as now, expires_at - created_at = interval '30 days' as life
                                     from sessions where id = 'ses_1'`)
  assert.deepEqual(rows, [{ now: true, life: true }])
})

test('the sweep takes what is over and leaves what is not', async (t) => {
  const { join, pool } = await openTestRoom(t)
  const { userId } = await join('ada@shop.example')
  await pool.query(`insert into sessions (id, user_id, token, expires_at) values ('ses_over', $1, 'x', now() - interval '1 hour')`, [
    userId,
  ])
  await pool.query(`update idempotency_keys set created_at = now() - interval '3 days' where operation = 'register'`)
  const db = openDatabase<Tables>(pool)
  assert.equal(await sweep(db), 2)
  assert.deepEqual((await pool.query('select operation from idempotency_keys')).rows, [{ operation: 'verifyEmail' }])
  assert.equal((await pool.query(`select from sessions where id <> 'ses_over'`)).rowCount, 1)
  assert.equal(await sweep(db), 0)
})
