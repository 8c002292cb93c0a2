import { Readable } from 'node:stream'
import type { Order } from '@toyline/contracts'
import type { OrderWatchers } from '../events/watch-orders.ts'

/** Proxies and browsers drop connections that are silent for long. */
const HEARTBEAT_MS = 15_000

/**
 * Server-sent events of one order: the order as it is now, then each change, and a comment every 15 s. Ends with the
 * client's connection. Somebody who does not read gets the latest order later, not all that lay between.
 */
export function openStream(watchers: OrderWatchers, order: Order): Readable {
  let waiting: Order | null = null
  let isFlowing = true
  const stream = new Readable({
    read() {
      isFlowing = true
      if (waiting) push(waiting)
    },
  })
  function push(next: Order): void {
    waiting = isFlowing ? null : next
    if (isFlowing) isFlowing = stream.push(`id: ${next.version}\nevent: order\ndata: ${JSON.stringify(next)}\n\n`)
  }
  const stop = watchers.watch(order.id, { lastVersion: order.version, tell: push })
  const heartbeat = setInterval(() => {
    if (isFlowing) isFlowing = stream.push(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()
  stream.once('close', () => {
    clearInterval(heartbeat)
    stop()
  })
  push(order)
  // Between reading the order and watching it, it may have changed.
  void watchers.changed(order.id).catch(() => {})
  return stream
}
