import type { Order } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'

/** Told of each new version of an order that is being watched. */
export type Watcher = { lastVersion: number; tell: (order: Order) => void }

export type OrderWatchers = {
  /** Errors: 503 `too-many-watchers`. Returns how to stop. */
  watch: (orderId: string, watcher: Watcher) => () => void
  /** An order has changed, as PostgreSQL notifies; unwatched ones cost nothing. */
  changed: (orderId: string) => Promise<void>
  /** Notifications may have been missed: every watched order is read again. */
  missed: () => Promise<void>
  count: () => number
}

/**
 * Who watches which order in this process. However many watch, one connection listens, and a change is read once.
 * @param max watchers in all; each holds a connection of a browser open
 */
export function orderWatchers({ read, max }: { read: (orderId: string) => Promise<Order | null>; max: number }): OrderWatchers {
  const watchers = new Map<string, Set<Watcher>>()
  let count = 0

  async function changed(orderId: string): Promise<void> {
    if (!watchers.has(orderId)) return
    const order = await read(orderId)
    if (!order) return
    for (const watcher of watchers.get(orderId) ?? []) {
      // Two changes may be read in the wrong order.
      if (order.version <= watcher.lastVersion) continue
      watcher.lastVersion = order.version
      watcher.tell(order)
    }
  }

  return {
    watch(orderId, watcher) {
      if (count >= max)
        throw problem(503, 'too-many-watchers', 'Live updates are busy at the moment; the page can still be reloaded.', { retryAfter: 30 })
      const those = watchers.get(orderId) ?? new Set()
      those.add(watcher)
      watchers.set(orderId, those)
      count += 1
      return () => {
        if (!those.delete(watcher)) return
        count -= 1
        if (those.size === 0) watchers.delete(orderId)
      }
    },
    changed,
    async missed() {
      for (const orderId of [...watchers.keys()]) await changed(orderId)
    },
    count: () => count,
  }
}
