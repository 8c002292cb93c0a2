import { type Event, events } from '@toyline/contracts'
import type { Needs } from '../use-cases/needs.ts'
import { CAPTURE_TRIES, type Sent, takeShipment } from '../use-cases/take-shipment.ts'

/** How long a provider may keep whoever delivers the event waiting. What takes longer, or fails, is left to a job. */
const AT_ONCE_MS = 2_000

/**
 * What is cancelled or taken off is released, by a job; what is sent is taken and invoiced; once, however often it is heard. An event that is not
 * answered comes again, so nothing need be written down before the provider is asked.
 */
export async function hearEvent(needs: Needs, event: Event): Promise<boolean> {
  if (event.name === 'orders.lines-cancelled.v1' || event.name === 'orders.order-edited.v1') {
    const { order } = events[event.name].parse(event.data)
    await needs.outbox.enqueue(needs.db, { task: 'release', payload: { order }, key: `release:${order.id}`, tries: CAPTURE_TRIES })
    return true
  }
  if (event.name !== 'orders.shipment-sent.v1') return false
  const sent = events[event.name].parse(event.data)
  if (!(await isTakenAtOnce(needs, sent))) {
    await needs.outbox.enqueue(needs.db, { task: 'capture', payload: sent, key: `capture:${sent.shipment.id}`, tries: CAPTURE_TRIES })
  }
  return true
}

async function isTakenAtOnce(needs: Needs, sent: Sent): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, AT_ONCE_MS, false)
    timer.unref()
  })
  const taken = takeShipment(needs, sent).then(
    () => true,
    (error: unknown) => {
      needs.log.warn({ orderId: sent.order.id, err: error }, 'a shipment is taken by its job')
      return false
    },
  )
  try {
    return await Promise.race([taken, late])
  } finally {
    clearTimeout(timer)
  }
}
