import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface NamedSql {
  name: string
  sql: string
}

export interface Migration extends NamedSql {
  sha256: string
}

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/

/** Reads a folder's `0001-name.sql` files in order. Throws on another name or a number used twice. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => !name.startsWith('.')).sort()
  const numbers = new Set<string>()
  for (const name of names) {
    const number = FILE_NAME.exec(name)?.[1]
    if (!number) throw new Error(`${join(directory, name)}: a migration is named like 0001-carts.sql`)
    if (numbers.has(number)) throw new Error(`${directory}: two migrations have the number ${number}`)
    numbers.add(number)
  }
  return Promise.all(names.map(async (name) => withChecksum({ name, sql: await readFile(join(directory, name), 'utf8') })))
}

export function withChecksum(migration: NamedSql): Migration {
  // Line ends are not content: a checkout on Windows must not look like a changed migration.
  const canonical = migration.sql.replaceAll('\r\n', '\n')
  return { ...migration, sha256: createHash('sha256').update(canonical).digest('hex') }
}

const ALONE = /^-- outside a transaction\b/
const END_OF_STATEMENT = /;[ \t]*$/m

/** Whether a file begins with the words `-- outside a transaction`, and its statements are run one by one. */
export function isAlone({ sql }: NamedSql): boolean {
  return ALONE.test(sql)
}

/** The statements of such a file; each ends with its line. */
export function statementsOf({ sql }: NamedSql): string[] {
  return sql
    .split(END_OF_STATEMENT)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
