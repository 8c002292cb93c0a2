import { counter, gauge, histogram } from '@toyline/observability'
import type { JobStats } from './job-store.ts'

export type Outcome = 'done' | 'failed'

const due = gauge('jobs_due', 'Jobs whose time has come, those that run included; counted to 10,000', ['room'])
const parked = gauge('jobs_parked', 'Jobs that used up their tries and wait for a person; counted to 10,000', ['room'])
const lag = gauge('jobs_lag_seconds', 'Time for which the oldest due job has been waiting', ['room'])
const ended = counter('jobs_ended_total', 'Jobs that were tried, by task and what became of them', ['room', 'task', 'outcome'])
const took = histogram('jobs_run_seconds', 'Time that one try of a job took', ['room'], [0.01, 0.05, 0.25, 1, 5, 20, 60])

/** The numbers of one room's jobs. Every worker of a room counts the same table. */
export function roomMeters(room: string): {
  ended: (task: string, outcome: Outcome, ms: number) => void
  counted: (stats: JobStats) => void
} {
  const tookHere = took.labels({ room })
  return {
    ended(task, outcome, ms) {
      ended.inc({ room, task, outcome })
      tookHere.observe(ms / 1_000)
    },
    counted(stats) {
      due.set({ room }, stats.due)
      parked.set({ room }, stats.parked)
      lag.set({ room }, stats.lagMs / 1_000)
    },
  }
}
