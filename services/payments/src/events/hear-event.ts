import type { Event, Order } from '@toyline/contracts'
import { CAPTURE_TRIES, captureAndInvoice } from '../use-cases/capture-payment.ts'
import { issueInvoice } from '../use-cases/issue-documents.ts'
import type { Needs } from '../use-cases/needs.ts'

/** How long a provider may keep whoever delivers the event waiting. What takes longer, or fails, is left to a job. */
const AT_ONCE_MS = 2_000

/**
 * A placed order is invoiced, and its card's payment taken before that; once, however often it is heard: what is captured is not
 * captured again, and an order has one invoice. An event that is not answered comes again, so nothing need be written down before
 * the provider is asked.
 */
export async function hearEvent(needs: Needs, event: Event): Promise<boolean> {
  if (event.name !== 'orders.order-placed.v1') return false
  const { order } = event.data
  if (order.payment.method === 'invoice') await issueInvoice(needs, order)
  else if (!(await isInvoicedAtOnce(needs, order))) {
    const payload = { orderId: order.id, order }
    await needs.outbox.enqueue(needs.db, { task: 'capture', payload, key: `capture:${order.id}`, tries: CAPTURE_TRIES })
  }
  return true
}

async function isInvoicedAtOnce(needs: Needs, order: Order): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, AT_ONCE_MS, false)
    timer.unref()
  })
  const invoiced = captureAndInvoice(needs, order).then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([invoiced, late])
  } finally {
    clearTimeout(timer)
  }
}
