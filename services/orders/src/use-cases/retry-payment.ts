import { needsAccount } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import { isEnded } from '../domain/order-states.ts'
import { endedRefusal } from './conclude.ts'
import { holdAndPay, type PaymentOrder } from './hold-and-pay.ts'
import { orThrow } from './or-throw.ts'
import { orderBusy } from './order-busy.ts'
import type { Once, SagaNeeds } from './ports.ts'
import { settleJob } from './settle-job.ts'

/**
 * Pays an order whose last payment was declined, or not confirmed, in another way, while its stock is still held. Whoever has the link may
 * pay by themselves; an account is charged by its owner alone, `userId` being who is signed in.
 * Errors: 409 `already-paid`, `order-ended`, `order-busy`; 422 `payment-unavailable`.
 */
export async function retryPayment(
  needs: SagaNeeds,
  order: StoredOrder,
  { userId, ...payment }: PaymentOrder & { userId: string | null },
  once: Once,
): Promise<void> {
  const { orders, outbox, settings } = needs
  const { choice } = payment
  const started = await orders.inTransaction(async (tx) => {
    if ((await once.claim(tx)) === 'done') return null
    if (needsAccount(choice) && (userId === null || userId !== order.owner.userId))
      throw problem(422, 'payment-unavailable', 'This way of paying needs an account.')
    const attempt = await orders.startAttempt(tx, order, choice.method, settings.leaseMs)
    if (!attempt) return refuse(order)
    await outbox.enqueue(tx, settleJob(order.id, settings.leaseMs + 250))
    return attempt
  })
  if (!started) return
  await needs.failpoint('retry.after-started')
  await holdAndPay(needs, started, payment, once)
}

function refuse(order: StoredOrder): never {
  if (order.state === 'placed') throw problem(409, 'already-paid', 'This order is paid.')
  if (isEnded(order.state)) orThrow({ refusal: endedRefusal(order) })
  if (order.state === 'awaiting-payment' && (order.holdMs ?? 0) <= 0)
    throw problem(409, 'order-ended', 'The stock of this order could not be held any longer.')
  throw orderBusy()
}
