import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedInUse } from './explain.ts'
import { isAlive, startMark } from './processes.ts'

interface Owner {
  pid: number
  mark: string | undefined
  id: string
}

/**
 * Takes the folder for this process, so that a second start cannot mistake a running server for an orphan. The claim
 * of a process that is gone is taken over. Throws EmbeddedInUse while the owner lives. Returns the release.
 */
export async function claim(directory: string): Promise<() => void> {
  const file = join(directory, 'owner.json')
  const mine: Owner = { pid: process.pid, mark: startMark(process.pid), id: randomUUID() }
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o644 })
      // Two starters may both have found the same dead claim; the last to replace it wins, the other sees that here.
      await pause(30)
      if (read(file)?.id !== mine.id) continue
      return () => {
        if (read(file)?.id === mine.id) rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = read(file)
      if (owner && lives(owner)) {
        throw new EmbeddedInUse(`The database in ${directory} is in use by process ${owner.pid}, which is still running.`)
      }
      setAside(file)
    }
  }
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function lives(owner: Owner): boolean {
  if (!isAlive(owner.pid)) return false
  return owner.mark === undefined || startMark(owner.pid) === owner.mark
}

function setAside(file: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
