import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

const root = join(import.meta.dirname, '../..')

/** What is released before what is here: a reference in Git, null for what is here itself, and why it is that one. */
export type Before = { commit: string | null; because: string }

/**
 * The newest tag of a version; while there is none, the commit before the one that added the newest migration.
 * `RELEASE_BEFORE` names another. A copy without its history (git fetch --unshallow) has nothing older than itself.
 */
export function releaseBefore(): Before {
  const named = process.env.RELEASE_BEFORE
  if (named) return { commit: git('rev-parse', '--verify', `${named}^{commit}`), because: `RELEASE_BEFORE is ${named}` }
  if (!hasHistory()) return { commit: null, because: 'this copy has no history, so that this release stands beside itself' }
  const tag = git('tag', '--list', 'v*', '--sort=-version:refname', '--merged', 'HEAD').split('\n')[0]
  if (tag) return { commit: git('rev-parse', `${tag}^{commit}`), because: `${tag} is the newest version` }
  const added = git('log', '-1', '--diff-filter=A', '--format=%H', '--', ':(glob)services/*/migrations/*.sql')
  const name = git('log', '-1', '--diff-filter=A', '--format=', '--name-only', '--', ':(glob)services/*/migrations/*.sql').split('\n')[0]
  return { commit: git('rev-parse', '--verify', `${added}^^{commit}`), because: `no version is tagged, and it is the last without ${name}` }
}

function hasHistory(): boolean {
  try {
    return git('rev-parse', '--is-shallow-repository') === 'false'
  } catch {
    return false
  }
}

/** What of a checkout its services and its stories of them need. */
const PARTS = ['apps/platform', 'packages', 'services', 'stories', 'tools', 'package.json', 'tsconfig.json']

const NOT_CODE = /\/(?:node_modules|\.next)$/

/** The code of a commit, or what is here, in a folder of its own, with the libraries of today. Returns the folder. */
export function checkOut(t: TestContext, commit: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-before-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  if (commit === null)
    for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true, filter: (from) => !NOT_CODE.test(from) })
  else
    execFileSync('tar', ['-x', '-C', folder], {
      input: execFileSync('git', ['archive', commit, ...PARTS], {
        cwd: root,
        maxBuffer: 1 << 30,
      }),
    })
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@toyline'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@toyline') symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const kind of ['packages', 'services'])
    for (const name of readdirSync(join(folder, kind))) {
      const own = JSON.parse(readFileSync(join(folder, kind, name, 'package.json'), 'utf8')) as { name: string }
      symlinkSync(join(folder, kind, name), join(modules, own.name))
    }
  return folder
}

/** Gives a checkout the schema of today: whatever migrates there, the platform or a test, makes what this release makes. */
export function putMigrations(folder: string): void {
  for (const name of readdirSync(join(root, 'services'))) {
    const own = join('services', name, 'migrations')
    if (existsSync(join(root, own))) cpSync(join(root, own), join(folder, own), { recursive: true })
  }
  for (const file of ['packages/jobs/src/migration.ts', 'packages/idempotency/src/tables.ts']) cpSync(join(root, file), join(folder, file))
}

function git(...parameters: string[]): string {
  return execFileSync('git', parameters, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}
