import { rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Embedded, openPool, readArchiver, startEmbedded } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import type pg from 'pg'
import { type Backups, openBackups } from './pgbackrest.ts'
import { differences, readTables } from './tables.ts'

/** Two points in time as PostgreSQL writes them: the one to go back to, and one after the damage. */
export type Times = { wanted: string; damaged: string }

/** What a step belongs to. What comes before the drill, and what it waits for on purpose, are not its own time. */
export type Part = 'before' | 'back up' | 'wait' | 'lose' | 'restore' | 'replay' | 'check'

export type DrillOptions = {
  /** An empty folder, which whoever calls removes. */
  place: string
  /** Seconds after which the log is archived even where little was written; production has 300. */
  archiveTimeout: number
  /** Puts something into the empty database that is worth having back. */
  fill: (server: Embedded) => Promise<void>
  /** A table that the fill made and that somebody drops, with its schema. */
  victim: string
  /** Looks whether a restored database is right, in its own words: what is wrong with it. */
  inspect?: (server: Embedded) => Promise<string[]>
  /** Told at the end of each step. */
  onStep?: (what: string, seconds: number, part: Part) => void
  /** Other than the right ones, to see that the drill finds it. */
  spoil?: { archiveCommand?: (right: string) => string; restoreTo?: (times: Times) => string }
}

export type DrillReport = {
  databaseBytes: number
  /** Of the backup as it is kept: compressed and encrypted. */
  backupBytes: number
  tables: number
  rows: number
  /** From the empty disk to a server that takes writes; null where it did not come so far. */
  recoverySeconds: number | null
  /** How much of what was written before the disk was lost is not in the backup; null where the restored has none of it. */
  lostSeconds: number | null
  /** What was wrong, in sentences; none where the drill passed. */
  problems: string[]
}

const PATIENCE_MS = 120_000
const BEAT_MS = 100
/** Of the time after which the log is archived. */
const NEARLY = 0.9

/**
 * Backs a PostgreSQL up, loses its disk, and restores it twice: from nothing to the end of the log, which tells what a lost disk costs, and
 * over that to the time before somebody dropped a table. What is wrong is reported; throws where the backup itself cannot be made.
 */
export async function drill(options: DrillOptions): Promise<DrillReport> {
  const { place, archiveTimeout, fill, victim, inspect, spoil = {} } = options
  const problems: string[] = []
  async function step<Result>(part: Part, what: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now()
    const result = await work()
    options.onStep?.(what, (performance.now() - begun) / 1_000, part)
    return result
  }

  const directory = join(place, 'server')
  // Not ready before it takes writes, and nothing of it goes to the archive of the one that was lost.
  const restoring = { wal_level: 'replica', archive_mode: 'off', hot_standby: 'off' }
  const archiving = { wal_level: 'replica', archive_mode: 'on', archive_timeout: `${archiveTimeout}s` }
  const server = await step('before', 'start PostgreSQL', () => startEmbedded({ directory, settings: archiving }))
  const pool = openPool({ url: server.adminUrl, name: 'toyline-drill', statementTimeoutMs: PATIENCE_MS })
  let beats: ReturnType<typeof beat> | undefined
  try {
    const backups = openBackups(place, directory, server)
    await step('before', 'fill it', async () => {
      // What was written before the first backup is of no use to a restore, and taken for archived.
      await archiveWith(pool, 'true')
      await fill(server)
      await pool.query('create schema drill')
      await pool.query('create table drill.markers (name text primary key)')
      await pool.query('create table drill.beats (at timestamptz not null default clock_timestamp())')
    })
    await step('back up', 'archive its log', async () => {
      await backups.run('stanza-create')
      await archiveWith(pool, spoil.archiveCommand?.(backups.archiveCommand) ?? backups.archiveCommand)
      await backups.run('check')
    })
    await step('back up', 'back up', async () => {
      await backups.run('backup', '--type=full')
      const { timestamp, cipher } = await readBackup(backups)
      if (cipher === 'none') problems.push('The backup is not encrypted.')
      // It knows ends of backups by the second, and goes back to a later one only.
      await waitFor(async () => Date.parse(await now(pool)) / 1_000 >= timestamp.stop + 1, { what: 'the second after the backup' })
    })

    const marker = (name: string) => pool.query('insert into drill.markers values ($1)', [name])
    await marker('before')
    const expected = await step('check', 'count the rows of all tables', () => readTables(pool))
    const wanted = await now(pool)
    await marker('after')
    await pool.query(`drop table ${victim} cascade`)
    const damaged = await now(pool)

    beats = beat(pool)
    problems.push(
      ...(await step('wait', 'see the archive refused, and taken again', () => seeBrokenArchive(pool, backups, archiveTimeout))),
    )
    const databaseBytes = await databaseSize(pool)
    await step('wait', 'write on until the log is nearly due again', () => untilNearlyDue(pool, archiveTimeout))
    const lastBeat = await beats.stop()
    await pool.end()
    await step('lose', 'lose the disk', () => loseDisk(server, directory))

    const restored = async <Result>(how: string, parameters: string[], look: (server: Embedded, pool: pg.Pool) => Promise<Result>) => {
      const begun = performance.now()
      await step('restore', `restore ${how}`, () => backups.run('restore', ...parameters))
      const again = await step('replay', 'start and promote', () => startEmbedded({ directory, settings: restoring }))
      const found = openPool({ url: again.adminUrl, name: 'toyline-drill', statementTimeoutMs: PATIENCE_MS })
      try {
        await found.query('select pg_current_xact_id()')
        const seconds = (performance.now() - begun) / 1_000
        return { seconds, looked: await look(again, found) }
      } finally {
        await found.end()
        await again.stop()
      }
    }
    const tried = async <Result>(work: Promise<Result>): Promise<Result | null> =>
      work.catch((error: Error) => {
        problems.push(error.message)
        return null
      })

    const end = await tried(restored('to the end of the log', ['--type=default'], (_, found) => newestBeat(found)))
    if (end && end.looked === null) problems.push('Nothing of what was written after the backup came back.')

    const target = spoil.restoreTo?.({ wanted, damaged }) ?? wanted
    // Over what is there, as docs/operations.md has it for a machine whose disk is not lost.
    await tried(
      restored(
        'to before the damage',
        ['--delta', '--type=time', `--target=${target}`, '--target-action=promote'],
        async (again, found) => {
          const names = (await found.query<{ name: string }>('select name from drill.markers order by name')).rows.map(({ name }) => name)
          if (!names.includes('before')) problems.push('What was written before the wanted time is missing.')
          if (names.includes('after')) problems.push('What was written after the wanted time is there.')
          problems.push(...differences(expected, await step('check', 'count the rows again', () => readTables(found))))
          if (inspect) problems.push(...(await step('check', 'ask the shop’s own books', () => inspect(again))))
        },
      ),
    )
    return {
      databaseBytes,
      backupBytes: (await readBackup(backups)).info.repository.delta,
      tables: expected.length,
      rows: expected.reduce((sum, table) => sum + table.rows, 0),
      recoverySeconds: end?.seconds ?? null,
      lostSeconds: end?.looked ? (lastBeat.getTime() - end.looked.getTime()) / 1_000 : null,
      problems,
    }
  } finally {
    await beats?.stop()
    if (!pool.ended) await pool.end()
    await server.stop()
  }
}

async function archiveWith(pool: pg.Pool, command: string): Promise<void> {
  await pool.query(`alter system set archive_command = ${literal(command)}`)
  await pool.query('select pg_reload_conf()')
  const isSet = async () => (await pool.query('show archive_command')).rows[0].archive_command === command
  await waitFor(isSet, { what: 'the server to read its archive_command' })
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

async function now(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>('select clock_timestamp()::text as now')
  return (rows[0] as { now: string }).now
}

/** Writes a row now and again, as a shop does, so that the log goes on and its newest row tells how much of it is there. */
function beat(pool: pg.Pool) {
  let last = new Date(0)
  let going = true
  const done = (async () => {
    while (going) {
      const { rows } = await pool.query<{ at: Date }>('insert into drill.beats default values returning at')
      last = (rows[0] as { at: Date }).at
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS))
    }
  })()
  return {
    /** When the last one was written. */
    stop: async () => {
      going = false
      await done
      return last
    },
  }
}

async function newestBeat(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>('select max(at) as at from drill.beats')
  return rows[0]?.at ?? null
}

/** Takes the repository away until the server says that it cannot archive, and waits until all is archived that was kept back. */
async function seeBrokenArchive(pool: pg.Pool, { repository }: Backups, archiveTimeout: number): Promise<string[]> {
  const patience = PATIENCE_MS + archiveTimeout * 1_000
  const { failures } = await readArchiver(pool)
  await rename(repository, `${repository}.away`)
  const unwritten = await currentSegment(pool)
  const seen = await waitFor(
    async () => {
      const archiver = await readArchiver(pool)
      if (archiver.failures > failures) return 'refused'
      return archiver.lastArchived >= unwritten && 'taken'
    },
    { timeoutMs: patience, what: 'the server to archive where nothing can be archived' },
  )
  await rename(`${repository}.away`, repository)
  const segment = await currentSegment(pool)
  await waitFor(
    async () => {
      const archiver = await readArchiver(pool)
      return !archiver.failing && archiver.lastArchived >= segment
    },
    { timeoutMs: patience, what: `the log up to ${segment} to be archived` },
  )
  return seen === 'refused' ? [] : ['The repository was away, and the server believed that it had archived.']
}

/** The worst moment for a disk to be lost. */
async function untilNearlyDue(pool: pg.Pool, archiveTimeout: number): Promise<void> {
  const due = `select clock_timestamp() > last_archived_time + make_interval(secs => $1) as nearly from pg_stat_archiver`
  const isNearly = async () => (await pool.query<{ nearly: boolean }>(due, [archiveTimeout * NEARLY])).rows[0]?.nearly
  await waitFor(isNearly, { timeoutMs: PATIENCE_MS + archiveTimeout * 1_000, what: 'the log to be nearly due' })
}

async function currentSegment(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ segment: string }>('select pg_walfile_name(pg_current_wal_lsn()) as segment')
  return (rows[0] as { segment: string }).segment
}

async function databaseSize(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>('select sum(pg_database_size(oid)) as bytes from pg_database')
  return Number(rows[0]?.bytes)
}

type Backup = { timestamp: { stop: number }; info: { repository: { delta: number } } }

async function readBackup(backups: Backups): Promise<Backup & { cipher: string }> {
  const [stanza] = JSON.parse(await backups.run('info', '--output=json')) as { cipher: string; backup: Backup[] }[]
  const [backup] = stanza?.backup ?? []
  if (!stanza || !backup) throw new Error('pgbackrest info knows of no backup.')
  return { cipher: stanza.cipher, ...backup }
}

/** As when the machine is gone: nothing is written or archived any more. */
async function loseDisk(server: Embedded, directory: string): Promise<void> {
  process.kill(server.pid, 'SIGQUIT')
  await waitFor(() => !isAlive(server.pid), { timeoutMs: 30_000, what: 'the server to end' })
  await server.stop()
  rmSync(join(directory, 'data'), { recursive: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
