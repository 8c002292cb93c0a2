import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Embedded } from '@toyline/postgres'

/** The first that knows PostgreSQL 18. */
const FIRST = [2, 55] as const
const CONFIG = fileURLToPath(new URL('../../deploy/pgbackrest/pgbackrest.conf', import.meta.url))

/** Why nothing can be backed up on this machine; null where it can. */
export function missingPgbackrest(): string | null {
  const how = 'tools/recovery/install-pgbackrest.sh installs it'
  const { status, stdout } = spawnSync('pgbackrest', ['version'], { encoding: 'utf8' })
  if (status !== 0) return `pgBackRest is not installed on this machine; ${how}`
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number)
  if (major > FIRST[0] || (major === FIRST[0] && minor >= FIRST[1])) return null
  return `${stdout.trim()} does not know PostgreSQL 18, ${FIRST.join('.')} does; ${how}`
}

export type Backups = {
  /** What the server archives its log with. */
  archiveCommand: string
  repository: string
  /** One of pgBackRest's commands, as the user who owns the server's data; throws with its words where it fails. */
  run: (command: string, ...more: string[]) => Promise<string>
}

/**
 * Backups as deploy/pgbackrest has them, in a folder on this machine, under a key of their own.
 * @param directory of the server, as startEmbedded has it; `place` lies beside it
 */
export function openBackups(
  place: string,
  directory: string,
  { launch, port, adminUrl }: Pick<Embedded, 'launch' | 'port' | 'adminUrl'>,
): Backups {
  const { uid, gid } = statSync(join(directory, 'data'))
  const owned = (name: string, content?: string) => {
    const path = join(place, name)
    if (content === undefined) mkdirSync(path, { mode: 0o700 })
    else writeFileSync(path, content, { mode: 0o600 })
    chownSync(path, uid, gid)
    return path
  }
  const repository = owned('repository')
  const more = owned('more')
  const config = join(place, 'pgbackrest.conf')
  copyFileSync(CONFIG, config)
  owned(
    'more/place.conf',
    `[global]
repo1-path=${repository}
repo1-cipher-pass=${randomBytes(48).toString('base64')}
lock-path=${join(place, 'lock')}

[toyline]
pg1-path=${join(directory, 'data')}
pg1-port=${port}
pg1-user=postgres
`,
  )
  const passwords = owned('passwords', `127.0.0.1:${port}:*:postgres:${new URL(adminUrl).password}\n`)
  owned('lock')
  const options = [`--config=${config}`, `--config-include-path=${more}`, '--stanza=toyline']
  return {
    archiveCommand: `pgbackrest ${options.map((option) => `'${option}'`).join(' ')} archive-push "%p"`,
    repository,
    async run(command, ...rest) {
      const signIn = ['PGHOST=127.0.0.1', `PGPASSFILE=${passwords}`]
      const child = launch('env', [...signIn, 'pgbackrest', ...options, ...rest, command], {
        cwd: place,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject))
      if (!child.stdout || !child.stderr) throw new Error('pgbackrest was started without its outputs')
      const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
      if (code !== 0) throw new Error(`pgbackrest ${command} ended with ${code}:\n${said}${complained}`)
      return said
    },
  }
}
