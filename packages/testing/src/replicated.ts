import { mkdtempSync, rmSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, freePort, startEmbedded } from '@toyline/postgres'
import pg from 'pg'
import { waitFor } from './wait-for.ts'

/** A PostgreSQL and another that follows its log. */
export interface Replicated {
  /** Of both, gone with the test. */
  directory: string
  primary: Embedded
  replica: Embedded
  /** Has the replica receive the log and not replay it. */
  pauseReplay(): Promise<void>
  resumeReplay(): Promise<void>
  /** Waits until the replica has replayed all that the primary has written by now. */
  caughtUp(): Promise<void>
  /** Ends the replica as a crash does. */
  killReplica(): Promise<void>
  /** Starts it again in its place, at the same port. */
  reviveReplica(): Promise<void>
}

const SETTINGS = { wal_level: 'replica', max_wal_senders: '5', wal_keep_size: '256MB', wal_retrieve_retry_interval: '100ms' }

/** Starts both, empty, until the test ends: the replica from a copy of the primary's files, then by streaming. */
export async function replicatedServers(t: { after: (work: () => Promise<void>) => void }): Promise<Replicated> {
  const directory = mkdtempSync(join(tmpdir(), 'replicated-'))
  const [home, copy] = [join(directory, 'primary'), join(directory, 'replica')]
  const [homePort, copyPort] = [await freePort(), await freePort()]
  const options = { database: 'toyline', durable: false, settings: SETTINGS }
  const made = await startEmbedded({ ...options, directory: home, port: homePort })
  await made.stop()
  await mkdir(copy)
  for (const name of ['data', 'password']) await cp(join(home, name), join(copy, name), { recursive: true })
  await writeFile(join(copy, 'data', 'standby.signal'), '')

  const primary = await startEmbedded({ ...options, directory: home, port: homePort })
  const { username, password } = new URL(primary.adminUrl)
  const following = {
    ...options,
    directory: copy,
    port: copyPort,
    settings: { ...SETTINGS, primary_conninfo: `host=127.0.0.1 port=${homePort} user=${username} password=${password}` },
  }
  let replica = await startEmbedded(following)
  t.after(async () => {
    await replica.stop()
    await primary.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  async function onReplica<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return ask<Row>(replica.adminUrl, text, values)
  }
  return {
    directory,
    primary,
    get replica() {
      return replica
    },
    async pauseReplay() {
      await onReplica('select pg_wal_replay_pause()')
      const isPaused = async () =>
        (await onReplica<{ state: string }>('select pg_get_wal_replay_pause_state() as state'))[0]?.state === 'paused'
      await waitFor(isPaused, { what: 'the replica to pause' })
    },
    async resumeReplay() {
      await onReplica('select pg_wal_replay_resume()')
    },
    async caughtUp() {
      const [at] = await ask<{ lsn: string }>(primary.adminUrl, 'select pg_current_wal_flush_lsn()::text as lsn')
      const hasReplayed = async () =>
        (await onReplica<{ all: boolean }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as all', [at?.lsn]))[0]?.all
      await waitFor(hasReplayed, { what: 'the replica to catch up' })
    },
    async killReplica() {
      process.kill(replica.pid, 'SIGQUIT')
      await replica.stop()
    },
    async reviveReplica() {
      replica = await startEmbedded(following)
    },
  }
}

async function ask<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
