import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from './report.ts'
import { revival } from './revival.ts'

type Program = { name: string; command: string; args: string[]; cwd: string; env: Record<string, string | undefined> }
type Running = { child: ChildProcess; ended: Promise<void> }

/** How long a process may take to finish what it was doing before it is ended. */
const GRACE_MS = 10_000

/**
 * The processes of one start. They are written down, so that the next start can end those that a killed one left behind, and
 * they get their own process group, so that Ctrl-C reaches the starter alone, which ends them in order. One that ends although
 * nobody told it to is started again where `mayRevive` says so, and is lost otherwise, or when it dies again and again.
 */
export function processes({
  file,
  mayRevive,
  onLost,
}: {
  file: string
  mayRevive: () => boolean
  onLost: (name: string, lastWords: string) => void
}) {
  /** In the order of the first start, which a process keeps when it is started again. */
  const running = new Map<string, Running>()
  const waiting = new Set<NodeJS.Timeout>()
  let stopping = false

  function remember(): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify([...running].map(([name, { child }]) => ({ name, pid: child.pid }))))
  }

  function launch(program: Program, delayAfterDeath: (now: number) => number | null): void {
    const { name, command, args, cwd, env } = program
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    const lastLines: string[] = []
    const hear = (chunk: Buffer) => {
      const text = chunk.toString('utf8')
      if (process.env.LOG_LEVEL) process.stdout.write(text)
      lastLines.push(...text.split('\n').filter(Boolean))
      lastLines.splice(0, Math.max(0, lastLines.length - 20))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    running.set(name, { child, ended })
    remember()
    child.once('exit', (code, signal) => {
      if (stopping) return
      const delay = mayRevive() ? delayAfterDeath(performance.now()) : null
      if (delay === null) {
        onLost(name, lastLines.join('\n'))
        return
      }
      console.error(`${name} ended unexpectedly (${signal ?? `code ${code}`}) and is started again.`)
      const timer = setTimeout(() => {
        waiting.delete(timer)
        launch(program, delayAfterDeath)
      }, delay)
      waiting.add(timer)
    })
    child.once('error', (error) => onLost(name, error.message))
  }

  return {
    start: (program: Program) => launch(program, revival()),
    /** Ends what runs, last started first, and waits for each. */
    async stop(): Promise<void> {
      stopping = true
      for (const timer of waiting) clearTimeout(timer)
      for (const { child, ended } of [...running.values()].reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        child.kill('SIGTERM')
        const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
        await ended
        clearTimeout(timer)
      }
      rmSync(file, { force: true })
    },
  }
}

/** Ends what an earlier start left running after it was killed. A number that now belongs to somebody else is left alone. */
export async function endLeftovers(file: string, mark: string): Promise<void> {
  let left: { name: string; pid: number }[]
  try {
    left = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return
  }
  for (const { pid } of left) {
    if (!commandOf(pid).includes(mark)) continue
    process.kill(pid, 'SIGTERM')
    const until = Date.now() + GRACE_MS
    while (commandOf(pid).includes(mark)) {
      if (Date.now() > until) process.kill(pid, 'SIGKILL')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  rmSync(file, { force: true })
}

/** Whether another start is alive in this folder. */
export function claimFolder(file: string): void {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && commandOf(pid).includes('tools/start/main.ts'))
      throw new CannotStart(`Toyline already runs from this folder (process ${pid}). Stop that one first, or copy the folder.`)
  } catch (error) {
    if (error instanceof CannotStart) throw error
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, String(process.pid))
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
