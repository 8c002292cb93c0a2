import type { FaultSource } from '../faults.ts'
import type { Clock, DeliverWebhook, Log } from '../settings.ts'
import type { Deliveries } from '../store/deliveries.ts'
import type { Outgoing } from '../store/store.ts'
import { sign, signatureHeader } from './signature.ts'

const parallel = 16
// What does not fit stays in its row and is taken by the poll when the lease ends.
const longestQueue = 500
const leaseMs = 10_000
const settleEveryMs = 50

export type Relay = ReturnType<typeof startRelay>

/**
 * Sends webhooks. A fresh event is sent from memory at once; its row, committed with the payment, is what is left when the process
 * dies first, and the poll takes it when the lease is over. At least once, in no promised order.
 */
export function startRelay(needs: {
  deliveries: Deliveries
  deliver: DeliverWebhook
  url: string
  secrets: readonly string[]
  faults: FaultSource
  retryMs: number
  clock: Clock
  log: Log
}) {
  const { deliveries, faults } = needs
  const queue: Outgoing[] = []
  const waiting = new Set<NodeJS.Timeout>()
  const sending = new Set<Promise<void>>()
  let delivered: string[] = []
  let failed: string[] = []
  let settleTimer: NodeJS.Timeout | undefined
  let pollTimer: NodeJS.Timeout | undefined
  let settling: Promise<void> = Promise.resolve()
  let stopped = false

  /** Takes events that are already in their rows. */
  function offer(events: readonly Outgoing[]): void {
    if (stopped) return
    for (const event of events) {
      for (const delay of faults.sendings()) {
        if (delay === 0) push(event)
        else after(delay, () => push(event))
      }
    }
  }

  function push(event: Outgoing): void {
    if (stopped || queue.length >= longestQueue) return
    queue.push(event)
    pump()
  }

  function after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      waiting.delete(timer)
      act()
    }, ms)
    waiting.add(timer)
  }

  function pump(): void {
    while (sending.size < parallel) {
      const event = queue.shift()
      if (!event) return
      const sent = send(event).finally(() => {
        sending.delete(sent)
        pump()
      })
      sending.add(sent)
    }
  }

  async function send(event: Outgoing): Promise<void> {
    const headers = { 'content-type': 'application/json', [signatureHeader]: sign(event.body, needs.secrets, needs.clock()) }
    try {
      const { status } = await needs.deliver({ url: needs.url, headers, body: event.body })
      if (status >= 200 && status < 300) delivered.push(event.id)
      else failed.push(event.id)
    } catch (error) {
      needs.log.warn({ event: event.id, reason: error instanceof Error ? error.message : String(error) }, 'webhook not delivered')
      failed.push(event.id)
    }
    settleTimer ??= setTimeout(() => void settle(), settleEveryMs)
  }

  /** Writes down what was delivered and what was not; a failure here only means that they are sent again. */
  function settle(): Promise<void> {
    clearTimeout(settleTimer)
    settleTimer = undefined
    const [done, missed] = [delivered, failed]
    delivered = []
    failed = []
    settling = settling.then(async () => {
      if (done.length + missed.length === 0) return
      try {
        await deliveries.settle(done, missed, needs.retryMs)
        if (missed.length > 0) await plan()
      } catch (error) {
        needs.log.warn({ err: error }, 'deliveries not written down')
      }
    })
    return settling
  }

  /** Takes what is due from the rows: retries, and what a dead process left behind. */
  async function poll(): Promise<void> {
    for (;;) {
      const due = await deliveries.take(leaseMs + faults.longestDelayMs())
      offer(due)
      if (due.length < 50 || stopped) return
      await drain()
    }
  }

  async function plan(): Promise<void> {
    const ms = await deliveries.nextDueMs()
    if (ms === null || stopped) return
    clearTimeout(pollTimer)
    pollTimer = setTimeout(
      () => void poll().catch((error: unknown) => needs.log.warn({ err: error }, 'webhooks not read')),
      Math.max(50, ms + 5),
    )
  }

  async function drain(): Promise<void> {
    while (queue.length + waiting.size + sending.size > 0) {
      if (sending.size > 0) await Promise.race(sending)
      else await new Promise((wake) => setTimeout(wake, 5))
    }
    await settle()
  }

  return {
    offer,
    poll,
    leaseMs: () => leaseMs + faults.longestDelayMs(),
    /** Resolves when all that is due has been delivered or put off. */
    async idle(): Promise<void> {
      await drain()
      await poll()
      await drain()
    },
    async stop(): Promise<void> {
      stopped = true
      clearTimeout(pollTimer)
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
      queue.length = 0
      await Promise.allSettled(sending)
      await settle()
    },
  }
}
