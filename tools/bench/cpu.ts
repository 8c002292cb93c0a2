import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** Kernel ticks a second, as /proc counts them on Linux. */
const TICKS = 100

type Stat = { parent: number; ticks: number }

/** CPU milliseconds that these processes and all their descendants, living and ended, have used since they began. */
export function cpuMs(roots: number[]): number {
  const stats = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = readStat(Number(name))
    if (stat) stats.set(Number(name), stat)
  }
  let ticks = 0
  for (const [pid, stat] of stats) if (descends(pid, roots, stats)) ticks += stat.ticks
  return (ticks * 1_000) / TICKS
}

function readStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may contain anything; the fields after its closing bracket are numbers (proc(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const own = Number(fields[11]) + Number(fields[12])
    const ofEndedChildren = Number(fields[13]) + Number(fields[14])
    return { parent: Number(fields[1]), ticks: own + ofEndedChildren }
  } catch {
    return undefined
  }
}

function descends(pid: number, roots: number[], stats: Map<number, Stat>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent) if (roots.includes(at)) return true
  return false
}

/** Begins a new measurement of this process's peak memory. */
export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Largest resident memory in MiB since the last reset; 0 of a process that has ended. */
export function peakMb(pid: number): number {
  const status = `/proc/${pid}/status`
  const line = (existsSync(status) ? readFileSync(status, 'utf8') : '').match(/VmHWM:\s+(\d+) kB/)
  return Math.round(Number(line?.[1] ?? 0) / 1_024)
}
