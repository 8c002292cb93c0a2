import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './explain.ts'
import { commandLine, isAlive, signal, waitForEnd } from './processes.ts'

// Lines of postmaster.pid, from PostgreSQL's src/include/utils/pidfile.h.
const PID_LINE = 0
const STATUS_LINE = 7

interface PidFile {
  pid: number
  ready: boolean
}

export function readPidFile(data: string): PidFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  return { pid: Number(lines[PID_LINE]), ready: lines[STATUS_LINE]?.trim() === 'ready' }
}

/**
 * Deals with what a killed run left: stops its server, which may live on without its parent, or removes the pid file
 * of one that is gone, whose number another program may have by now. Throws EmbeddedError if the server will not end.
 */
export async function clearOrphan(data: string, log: (line: string) => void): Promise<void> {
  const left = readPidFile(data)
  if (!left) return
  if (isAlive(left.pid) && isServerOf(left.pid, data)) {
    log(`stopping the database server of an earlier run (process ${left.pid})`)
    await endServer(left.pid)
  }
  rmSync(join(data, 'postmaster.pid'), { force: true })
}

function isServerOf(pid: number, data: string): boolean {
  const command = commandLine(pid)
  return command === undefined || (command.includes('postgres') && command.includes(data))
}

/** Fast shutdown: open transactions are rolled back, everything committed is kept. */
export async function endServer(pid: number): Promise<void> {
  signal(pid, 'SIGCONT')
  signal(pid, 'SIGINT')
  if (await waitForEnd(pid, 30_000)) return
  // Immediate shutdown: the next start replays the log.
  signal(pid, 'SIGQUIT')
  if (await waitForEnd(pid, 10_000)) return
  throw new EmbeddedError(`The database server (process ${pid}) does not end. End it by hand and start again.`)
}
