import type { Log } from '../settings.ts'
import type { Store } from '../store/store.ts'
import type { Relay } from '../webhooks/relay.ts'
import type { SettleDue } from './settle-due.ts'

const pollMs = 2_000
const housekeepingMs = 10 * 60_000

/** What happens by itself: settlements and webhooks that are due, and housekeeping. One round at a time. */
export function startClockwork(needs: { store: Store; settleDue: SettleDue; relay: Relay | undefined; log: Log }) {
  const timers = new Set<NodeJS.Timeout>()
  let round: Promise<void> = Promise.resolve()
  let stopped = false

  function then(work: () => Promise<void>): void {
    round = round.then(async () => {
      if (stopped) return
      try {
        await work()
      } catch (error) {
        needs.log.warn({ err: error }, 'a background round failed; the next one tries again')
      }
    })
  }

  const poll = setInterval(() => then(look), pollMs)
  const housekeeping = setInterval(() => then(keepHouse), housekeepingMs)
  then(look)
  then(keepHouse)

  async function look(): Promise<void> {
    await needs.settleDue.settle()
    await needs.relay?.poll()
  }

  async function keepHouse(): Promise<void> {
    await needs.settleDue.expire()
    await needs.store.prune()
  }

  return {
    /** The poll would find it too; this is only sooner. */
    settleIn(ms: number): void {
      const timer = setTimeout(() => {
        timers.delete(timer)
        then(() => needs.settleDue.settle())
      }, ms + 10)
      timers.add(timer)
    },
    async stop(): Promise<void> {
      stopped = true
      clearInterval(poll)
      clearInterval(housekeeping)
      for (const timer of timers) clearTimeout(timer)
      await round
    },
  }
}
