import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { scratchDatabase, spawnNode, waitFor } from '@toyline/testing'
import pg from 'pg'
import { migrate, openPool, roleUrl } from './index.ts'

const roleSecret = 'migrate-test'

function folder(t: TestContext, files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'migrations-'))
  t.after(() => rmSync(directory, { recursive: true }))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(directory, name), sql)
  return directory
}

/** Roles outlive a test's database; each test uses service names of its own. */
async function openRoom(t: TestContext, ...services: string[]) {
  const { adminUrl } = await scratchDatabase(t, [])
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  t.after(async () => {
    for (const service of services) {
      await admin.query(`drop owned by toyline_${service}; drop role toyline_${service}`)
    }
    await admin.end()
  })
  return { admin, adminUrl }
}

function poolFor(t: TestContext, url: string) {
  const pool = openPool({ url, name: 'migrate-test' })
  t.after(() => pool.end())
  return pool
}

test('migrations are applied in order, once, and their role works in its schema', async (t) => {
  const { adminUrl } = await openRoom(t, 'mig_a')
  const directory = folder(t, {
    '0002-rows.sql': 'insert into mig_a.toys values (1, now());',
    '0001-toys.sql': 'create table mig_a.toys (id int primary key, made_at timestamptz); create sequence mig_a.numbers;',
  })
  const extra = [{ name: 'shared-0001', sql: 'create table mig_a.shared (id int)' }]
  const first = await migrate({ adminUrl, service: 'mig_a', directory, extra, roleSecret })
  assert.deepEqual(first.applied, ['shared-0001', '0001-toys.sql', '0002-rows.sql'])
  const second = await migrate({ adminUrl, service: 'mig_a', directory, extra, roleSecret })
  assert.deepEqual(second, { url: first.url, applied: [] })
  assert.equal(first.url, roleUrl({ adminUrl, service: 'mig_a', roleSecret }))

  const pool = poolFor(t, first.url)
  const { rows } = await pool.query(`update toys set id = 2 returning id, current_user::text as me, current_setting('search_path') as path,
    nextval('numbers') as number, show_trgm('a') is not null as trigrams, unaccent('é') as plain, '{1}'::int[] @> '{1}' as ints`)
  assert.deepEqual(rows, [{ id: 2, me: 'toyline_mig_a', path: 'mig_a, extensions', number: 1, trigrams: true, plain: 'e', ints: true }])
})

test('the database refuses a service that reads another’s tables, writes its own history or makes itself strong', async (t) => {
  const { adminUrl } = await openRoom(t, 'mig_b', 'mig_c')
  const tables = (service: string) => ({ '0001-x.sql': `create table ${service}.x (id int); create view ${service}.v as select 1 as id` })
  const b = await migrate({ adminUrl, service: 'mig_b', directory: folder(t, tables('mig_b')), roleSecret })
  await migrate({ adminUrl, service: 'mig_c', directory: folder(t, tables('mig_c')), roleSecret })
  const pool = poolFor(t, b.url)
  await pool.query('select * from mig_b.x, mig_b.v')
  const denied = { code: '42501' }
  for (const statement of [
    'select * from mig_c.x',
    'select * from mig_c.v',
    'insert into mig_c.x values (1)',
    'select * from mig_c.migrations',
    'create table mig_c.mine (id int)',
    'delete from mig_b.migrations',
    'create table mig_b.mine (id int)',
    'create table public.mine (id int)',
    'alter table mig_b.x add column y int',
    'alter role toyline_mig_b superuser',
    'set role postgres',
  ]) {
    await assert.rejects(pool.query(statement), denied, statement)
  }
  const strong = await pool.query('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user')
  assert.deepEqual(strong.rows, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
})

test('what a migration takes from the role stays taken', async (t) => {
  const { adminUrl } = await openRoom(t, 'mig_d')
  const directory = folder(t, {
    '0001-ledger.sql': 'create table mig_d.ledger (id int); revoke update, delete on mig_d.ledger from toyline_mig_d;',
  })
  const { url } = await migrate({ adminUrl, service: 'mig_d', directory, roleSecret })
  await migrate({ adminUrl, service: 'mig_d', directory, roleSecret })
  const pool = poolFor(t, url)
  await pool.query('insert into ledger values (1)')
  await assert.rejects(pool.query('update ledger set id = 2'), { code: '42501' })
  await assert.rejects(pool.query('delete from ledger'), { code: '42501' })
})

test('a migration that was changed after it was applied is refused, in words', async (t) => {
  const { adminUrl, admin } = await openRoom(t, 'mig_e')
  const directory = folder(t, { '0001-x.sql': 'create table mig_e.x (id int);\n' })
  await migrate({ adminUrl, service: 'mig_e', directory, roleSecret })
  writeFileSync(join(directory, '0001-x.sql'), 'create table mig_e.x (id int);\r\n')
  await migrate({ adminUrl, service: 'mig_e', directory, roleSecret })
  writeFileSync(join(directory, '0001-x.sql'), 'create table mig_e.x (id bigint);\n')
  writeFileSync(join(directory, '0002-y.sql'), 'create table mig_e.y (id int)')
  await assert.rejects(migrate({ adminUrl, service: 'mig_e', directory, roleSecret }), /0001-x.sql has changed since it was applied/)
  assert.deepEqual((await admin.query("select to_regclass('mig_e.y') as y")).rows, [{ y: null }])
})

test('a release starts on a schema that a later release has migrated', async (t) => {
  const { adminUrl } = await openRoom(t, 'mig_f')
  const files = { '0001-x.sql': 'create table mig_f.x (id int)', '0002-y.sql': 'create table mig_f.y (id int)' }
  await migrate({ adminUrl, service: 'mig_f', directory: folder(t, files), roleSecret })
  const earlier = await migrate({ adminUrl, service: 'mig_f', directory: folder(t, { '0001-x.sql': files['0001-x.sql'] }), roleSecret })
  assert.deepEqual(earlier.applied, [])
})

test('a migration that fails leaves nothing of itself and says where', async (t) => {
  const { adminUrl, admin } = await openRoom(t, 'mig_g')
  const directory = folder(t, {
    '0001-good.sql': 'create table mig_g.good (id int)',
    '0002-bad.sql': 'create table mig_g.half (id int);\n\ncreate table mig_g.other (id nonsense);',
  })
  await assert.rejects(
    migrate({ adminUrl, service: 'mig_g', directory, roleSecret }),
    /mig_g: migration 0002-bad.sql failed: .*nonsense.*line 3/,
  )
  const { rows } = await admin.query("select to_regclass('mig_g.half') as half, (select array_agg(name) from mig_g.migrations) as applied")
  assert.deepEqual(rows, [{ half: null, applied: ['0001-good.sql'] }])
})

test('names that could be mistaken are refused', async (t) => {
  const { adminUrl } = await scratchDatabase(t, [])
  const at = (files: Record<string, string>, service = 'mig_h') => migrate({ adminUrl, service, directory: folder(t, files), roleSecret })
  await assert.rejects(at({ '1-x.sql': '' }), /is named like/)
  await assert.rejects(at({ '0001-x.sql': '', '0001-y.sql': '' }), /two migrations have the number 0001/)
  await assert.rejects(at({}, 'Robert"; drop'), /small letters/)
  await assert.rejects(async () => migrate({ adminUrl: 'postgres://me@127.0.0.1/x', service: 'x', directory: '.' }), /roleSecret is needed/)
})

test('several processes that migrate an empty database at once all succeed, and each file is applied once', async (t) => {
  const { adminUrl, admin } = await openRoom(t, 'mig_i')
  const directory = folder(t, { '0001-x.sql': 'create table mig_i.x (id int); insert into mig_i.x values (1); select pg_sleep(0.05)' })
  const file = new URL('./test-migrate.ts', import.meta.url).pathname
  const env = { ADMIN_URL: adminUrl, DIRECTORY: directory, SERVICE: 'mig_i', ROLE_SECRET: roleSecret }
  const outcomes = await Promise.all(
    [1, 2, 3].map(async () => {
      const process = spawnNode(t, file, [], env)
      assert.equal((await process.ended).code, 0, process.output())
      return process.output().trim()
    }),
  )
  assert.deepEqual(outcomes.sort(), ['', '', '0001-x.sql'])
  assert.equal((await admin.query('select * from mig_i.x')).rowCount, 1)
})

test('a migration waits for a busy table in short turns, so that writers are not stopped behind it', async (t) => {
  const { adminUrl, admin } = await openRoom(t, 'mig_j')
  const directory = folder(t, { '0001-x.sql': 'create table mig_j.x (id int)' })
  const { url } = await migrate({ adminUrl, service: 'mig_j', directory, roleSecret })
  const pool = poolFor(t, url)
  const reader = await pool.connect()
  await reader.query('begin; select * from x')
  writeFileSync(join(directory, '0002-y.sql'), 'alter table mig_j.x add column y int')
  const migrating = migrate({ adminUrl, service: 'mig_j', directory, roleSecret })
  const blocked = "select pid, backend_xid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
  await waitFor(async () => (await admin.query(blocked)).rowCount === 1, { what: 'the migration to wait for the reader' })
  await waitFor(async () => (await admin.query(blocked)).rowCount === 0, { what: 'the migration to step aside' })
  await pool.query('insert into x values (1)')
  await reader.query('commit')
  reader.release()
  assert.deepEqual((await migrating).applied, ['0002-y.sql'])
})

const MANY = 1_000_000

test('O4: while a table of a million rows gets a column and an index, beside a long reader, no writer waits for longer than a room does', {
  timeout: 120_000,
}, async (t) => {
  const { adminUrl, admin } = await openRoom(t, 'mig_l')
  const directory = folder(t, { '0001-x.sql': 'create table mig_l.x (id int primary key, colour text)' })
  const { url } = await migrate({ adminUrl, service: 'mig_l', directory, roleSecret })
  await admin.query(`insert into mig_l.x select n, 'red' from generate_series(1, ${MANY}) n`)
  // As rooms have it: who waits for a lock for longer than half a second, or for an answer for longer than one, is refused.
  const pool = poolFor(t, url)
  const reader = await pool.connect()
  await reader.query('begin; select * from x limit 1')
  writeFileSync(join(directory, '0002-size.sql'), "alter table mig_l.x add column size text not null default 'small'")
  writeFileSync(
    join(directory, '0003-colour.sql'),
    '-- outside a transaction\ndrop index concurrently if exists x_colour;\ncreate index concurrently x_colour on x (colour);\n',
  )
  let over = false
  let written = 0
  const failures: string[] = []
  const writing = (async () => {
    while (!over) {
      const id = 1 + ((written * 7_919) % MANY)
      await pool.query("update x set colour = 'blue' where id = $1", [id]).catch((error: Error) => failures.push(error.message))
      written += 1
    }
  })()
  const migrating = migrate({ adminUrl, service: 'mig_l', directory, roleSecret })
  const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query ~ '^alter'"
  try {
    for (let turn = 0; turn < 2; turn++) {
      await waitFor(async () => (await admin.query(waiting)).rowCount === 1, { what: 'the migration to wait for the reader' })
      await waitFor(async () => (await admin.query(waiting)).rowCount === 0, { what: 'the migration to step aside' })
    }
  } finally {
    await reader.query('commit').catch(() => {})
    reader.release()
    await migrating.finally(() => {
      over = true
    })
    await writing
  }
  assert.deepEqual((await migrating).applied, ['0002-size.sql', '0003-colour.sql'])
  assert.deepEqual(failures, [])
  assert.ok(written > 10, `${written} were written`)
  const { rows } = await admin.query("select indisvalid from pg_index where indexrelid = 'mig_l.x_colour'::regclass")
  assert.deepEqual(rows, [{ indisvalid: true }])
})

test('what runs outside a transaction is begun anew after it was broken off', async (t) => {
  const { adminUrl, admin } = await openRoom(t, 'mig_m')
  const directory = folder(t, { '0001-x.sql': 'create table mig_m.x (id int)' })
  await migrate({ adminUrl, service: 'mig_m', directory, roleSecret })
  await admin.query('insert into mig_m.x values (1), (1)')
  writeFileSync(
    join(directory, '0002-once.sql'),
    '-- outside a transaction\ndrop index concurrently if exists x_once;\ncreate unique index concurrently x_once on x (id);\n',
  )
  const again = () => migrate({ adminUrl, service: 'mig_m', directory, roleSecret })
  await assert.rejects(again(), /0002-once\.sql failed: could not create unique index/)
  await admin.query('truncate mig_m.x')
  assert.deepEqual([(await again()).applied, (await again()).applied], [['0002-once.sql'], []])
  const { rows } = await admin.query("select indisvalid from pg_index where indrelid = 'mig_m.x'::regclass")
  assert.deepEqual(rows, [{ indisvalid: true }])
})

test('a role whose secret has changed gets the new password', async (t) => {
  const { adminUrl } = await openRoom(t, 'mig_k')
  const directory = folder(t, { '0001-x.sql': 'create table mig_k.x (id int)' })
  const before = await migrate({ adminUrl, service: 'mig_k', directory, roleSecret })
  const after = await migrate({ adminUrl, service: 'mig_k', directory, roleSecret: 'another' })
  assert.notEqual(before.url, after.url)
  await poolFor(t, after.url).query('select * from x')
  await assert.rejects(poolFor(t, before.url).query('select 1'), { code: '28P01' })
})
