import type { Outbox } from '@toyline/jobs'
import { mayTake } from '../domain/payment-states.ts'
import { NoAnswer } from '../domain/provider.ts'
import { knownPayments } from '../store/payments-store.ts'
import type { Db } from '../store/tables.ts'
import { giveBack } from './give-back.ts'
import type { Needs } from './needs.ts'

/** Sees to it that a payment that is no order's is given back. */
export async function enqueueReturn(outbox: Outbox, db: Db, provider: string, paymentId: string): Promise<void> {
  await outbox.enqueue(db, { task: 'return', payload: { provider, paymentId }, key: `return:${paymentId}`, tries: 30 })
}

/**
 * Gives back a provider's payment that is no order's: a second one, or one of an order that is paid in another way or unknown.
 * Rejects while that is not possible yet.
 */
export async function returnStray(needs: Needs, { provider: name, paymentId }: { provider: string; paymentId: string }): Promise<void> {
  const provider = needs.providers.get(name)
  if (!provider) throw new Error(`no provider ${name}`)
  const found = await provider.find({ paymentId, orderId: '' })
  if (!found || !mayTake(found)) return
  const known = (await knownPayments(needs.db, [found.orderId ?? ''])).get(found.orderId ?? '')
  if (known?.provider === name && known.paymentId === paymentId) return
  const given = await giveBack(provider, found)
  if (mayTake(given)) throw new NoAnswer(`${paymentId} is ${given.status} and cannot be given back yet`)
  needs.log.warn({ paymentId, orderId: found.orderId }, 'gave back a payment that is no order’s')
}
