import type { Event } from '@toyline/contracts'
import { CAPTURE_TRIES, capturePayment } from '../use-cases/capture-payment.ts'
import type { Needs } from '../use-cases/needs.ts'

/** How long a provider may keep whoever delivers the event waiting. What takes longer, or fails, is left to a job. */
const AT_ONCE_MS = 2_000

/**
 * A placed order's payment is taken; once, however often it is heard: what is captured is not captured again. An event that is not
 * answered comes again, so nothing need be written down before the provider is asked.
 */
export async function hearEvent(needs: Needs, event: Event): Promise<boolean> {
  if (event.name !== 'orders.order-placed.v1' || event.data.order.payment.method !== 'card') return false
  const orderId = event.data.order.id
  if (await isCapturedAtOnce(needs, orderId)) return true
  await needs.outbox.enqueue(needs.db, { task: 'capture', payload: { orderId }, key: `capture:${orderId}`, tries: CAPTURE_TRIES })
  return true
}

async function isCapturedAtOnce(needs: Needs, orderId: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, AT_ONCE_MS, false)
    timer.unref()
  })
  const captured = capturePayment(needs, orderId).then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([captured, late])
  } finally {
    clearTimeout(timer)
  }
}
