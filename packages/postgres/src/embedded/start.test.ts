import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { spawnNode } from '@toyline/testing'
import pg from 'pg'
import { explain } from './explain.ts'
import { commandLine, isAlive, signal, waitForEnd } from './processes.ts'
import { type EmbeddedOptions, startEmbedded } from './start.ts'

/** As root, a folder that only root may enter: the hardest place. */
function place(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'checkout', '.data')
}

async function start(t: TestContext, directory: string, options: Partial<EmbeddedOptions> = {}) {
  const server = await startEmbedded({ directory, durable: false, ...options })
  t.after(() => server.stop())
  return server
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

/** A server whose starter is killed with SIGKILL; it lives on by itself. */
async function orphan(t: TestContext, directory: string): Promise<{ adminUrl: string; pid: number }> {
  const file = new URL('./test-start.ts', import.meta.url).pathname
  const starter = spawnNode(t, file, [], { DIRECTORY: directory })
  const [line] = await starter.printed(/\{.*\}/)
  const server = JSON.parse(line) as { adminUrl: string; pid: number }
  t.after(async () => {
    if (commandLine(server.pid)?.includes('postgres')) signal(server.pid, 'SIGKILL')
    await waitForEnd(server.pid, 5_000)
  })
  await ask(server.adminUrl, 'create table kept as select 42 as answer')
  await starter.kill('SIGKILL')
  return server
}

test('a server starts in an empty folder, is what we asked for, and keeps its rows and password from start to start', async (t) => {
  const directory = place(t)
  const first = await start(t, directory, { durable: true })
  const [found] = await ask(
    first.adminUrl,
    `select current_database() as database, current_setting('server_version_num')::int / 10000 as major,
       current_setting('TimeZone') as zone, pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale,
       lower('ÄÉŁ') as lower, inet_server_addr()::text as address, current_setting('unix_socket_directories') as sockets,
       current_setting('fsync') as fsync, current_setting('max_connections')::int as connections
     from pg_database where datname = current_database()`,
  )
  assert.deepEqual(found, {
    database: 'toyline',
    major: 18,
    zone: 'UTC',
    encoding: 'UTF8',
    datlocprovider: 'b',
    datlocale: 'C.UTF-8',
    lower: 'äéł',
    address: '127.0.0.1/32',
    sockets: '',
    fsync: 'on',
    connections: 200,
  })
  await ask(first.adminUrl, 'create table kept as select 42 as answer')
  assert.equal(statSync(join(directory, 'password')).mode & 0o777, 0o600)
  await first.stop()
  assert.equal(isAlive(first.pid), false)
  assert.deepEqual([existsSync(join(directory, 'owner.json')), existsSync(join(directory, 'data/postmaster.pid'))], [false, false])

  const second = await start(t, directory)
  assert.equal(new URL(second.adminUrl).password, new URL(first.adminUrl).password)
  assert.deepEqual(await ask(second.adminUrl, 'select answer from kept'), [{ answer: 42 }])
  await assert.rejects(ask(second.adminUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1'), { code: '28P01' })
})

test('a second start in a folder that is in use is refused, and the first does not notice', async (t) => {
  const directory = place(t)
  const first = await start(t, directory)
  await assert.rejects(startEmbedded({ directory }), /in use by process \d+, which is still running/)
  assert.deepEqual(await ask(first.adminUrl, 'select 1 as alive'), [{ alive: 1 }])
})

test('after a starter was killed its server is ended and started anew, with every committed row', async (t) => {
  const directory = place(t)
  const left = await orphan(t, directory)
  assert.ok(isAlive(left.pid), 'the server outlived its starter')
  const lines: string[] = []
  const healed = await start(t, directory, { log: (line) => lines.push(line) })
  assert.match(lines.join('\n'), new RegExp(`stopping the database server of an earlier run \\(process ${left.pid}\\)`))
  assert.equal(isAlive(left.pid), false)
  assert.deepEqual(await ask(healed.adminUrl, 'select answer from kept'), [{ answer: 42 }])
})

test('after starter and server were killed, or the server frozen, the next start heals', async (t) => {
  const directory = place(t)
  const killed = await orphan(t, directory)
  signal(killed.pid, 'SIGKILL')
  await waitForEnd(killed.pid, 5_000)
  assert.ok(existsSync(join(directory, 'data/postmaster.pid')))
  const healed = await start(t, directory)
  assert.deepEqual(await ask(healed.adminUrl, 'select answer from kept'), [{ answer: 42 }])
  await ask(healed.adminUrl, 'drop table kept')
  await healed.stop()

  const frozen = await orphan(t, directory)
  signal(frozen.pid, 'SIGSTOP')
  const thawed = await start(t, directory)
  assert.deepEqual(await ask(thawed.adminUrl, 'select answer from kept'), [{ answer: 42 }])
})

test('a pid file whose number belongs to another program by now is no obstacle, and the program lives', async (t) => {
  const directory = place(t)
  await (await start(t, directory)).stop()
  const bystander = spawnNode(t, '-e', ['console.log("here"); setInterval(() => {}, 1000)'])
  await bystander.printed(/here/)
  const data = join(directory, 'data')
  writeFileSync(join(data, 'postmaster.pid'), `${bystander.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`)
  writeFileSync(join(directory, 'owner.json'), JSON.stringify({ pid: bystander.pid, mark: 'another start', id: 'x' }))
  const server = await start(t, directory)
  assert.deepEqual(await ask(server.adminUrl, 'select 1 as alive'), [{ alive: 1 }])
  assert.ok(isAlive(bystander.pid))
})

test('half a database, a lost password and a torn claim are healed', async (t) => {
  const directory = place(t)
  mkdirSync(join(directory, 'data.unfinished', 'base'), { recursive: true })
  writeFileSync(join(directory, 'owner.json'), '')
  const first = await start(t, directory)
  assert.equal(existsSync(join(directory, 'data.unfinished')), false)
  await ask(first.adminUrl, 'create table kept as select 42 as answer')
  await first.stop()

  rmSync(join(directory, 'password'))
  const second = await start(t, directory)
  assert.notEqual(second.adminUrl.split('@')[0], first.adminUrl.split('@')[0])
  assert.deepEqual(await ask(second.adminUrl, 'select answer from kept'), [{ answer: 42 }])
})

test('data of another PostgreSQL version is refused in words and left alone', async (t) => {
  const directory = place(t)
  await (await start(t, directory)).stop()
  const version = join(directory, 'data/PG_VERSION')
  writeFileSync(version, '15\n')
  await assert.rejects(startEmbedded({ directory }), /made by PostgreSQL 15, and this release brings PostgreSQL 18/)
  assert.equal(readFileSync(version, 'utf8'), '15\n')
  assert.equal(existsSync(join(directory, 'owner.json')), false, 'a start that failed claims nothing')
})

test('a taken port is named', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.after(() => taken.close())
  const { port } = taken.address() as { port: number }
  await assert.rejects(startEmbedded({ directory: place(t), port, durable: false }), new RegExp(`Port ${port} on 127.0.0.1 is taken`))
})

test('what PostgreSQL says in its own words is said in ours', () => {
  const said = (output: string) => explain(output, '/data', 5432).message
  assert.match(said('FATAL:  could not write lock file "postmaster.pid": No space left on device'), /disk that holds \/data is full/)
  assert.match(said('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'), /Port 5432/)
  assert.match(said('FATAL:  could not map anonymous shared memory: Cannot allocate memory'), /not enough free memory/)
  assert.match(said('FATAL:  data directory "/data" has wrong ownership'), /may belong to another user/)
  assert.match(said('PANIC:  something new'), /something new/)
})
