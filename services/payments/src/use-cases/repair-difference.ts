import { Currency, money } from '@toyline/contracts'
import { movementBooked } from '../domain/ledger.ts'
import type { Provider } from '../domain/provider.ts'
import { closeRepaired, type DifferenceRow, noteExplained } from '../store/differences-store.ts'
import { book } from '../store/ledger-store.ts'
import { knownPayments } from '../store/payments-store.ts'
import { noteBouncedRefunds } from './bounce-refunds.ts'
import type { Needs } from './needs.ts'
import { learnPayment } from './refresh-payment.ts'
import { returnStray } from './return-stray.ts'

/**
 * Repairs a difference, where that can be done, in the ways by which money is booked and given back anyway; safe to repeat. What is
 * booked by the provider's word is found to be gone when both sides are compared again.
 * Errors: `NoAnswer`, `NotSent`.
 */
export async function repair(needs: Needs, provider: Provider, difference: DifferenceRow): Promise<void> {
  switch (difference.kind) {
    case 'missing-here':
    case 'refund-unknown':
    case 'double':
      return repairPayment(needs, provider, difference)
    case 'missing-there':
      // A refund that failed before its money moved.
      return (difference.ours ?? 0) < 0 ? repairPayment(needs, provider, difference) : undefined
    case 'fee-not-booked':
      return bookMovement(needs, difference, 'fee')
    case 'dispute':
      return bookMovement(needs, difference, 'dispute')
    default:
      return
  }
}

/** The order's own payment is asked for; any other is nobody's, and goes back. */
async function repairPayment(needs: Needs, provider: Provider, difference: DifferenceRow): Promise<void> {
  const { id, order_id: orderId, payment_id: paymentId } = difference
  if (!paymentId) return
  const known = orderId === null ? undefined : (await knownPayments(needs.db, [orderId])).get(orderId)
  const isOurs = known?.provider === provider.name && (known.paymentId === null || known.paymentId === paymentId)
  if (isOurs && orderId !== null) {
    await learnPayment(needs, orderId, { tell: true })
    await noteBouncedRefunds(needs, orderId)
    return
  }
  if (difference.kind === 'missing-there') return
  await returnStray(needs, { provider: provider.name, paymentId })
  await closeRepaired(needs.db, id, 'given back: it is no order’s payment')
}

async function bookMovement(needs: Needs, difference: DifferenceRow, kind: 'fee' | 'dispute'): Promise<void> {
  const { id, provider, subject, order_id: orderId, theirs, their_currency: spoken } = difference
  const currency = Currency.safeParse(spoken)
  if (theirs === null || !currency.success) return
  await needs.db.transaction().execute(async (tx) => {
    await book(tx, [movementBooked({ provider, movementId: subject, orderId: orderId ?? '' }, kind, money(theirs, currency.data))])
    if (kind === 'fee') await closeRepaired(tx, id, 'booked')
    else await noteExplained(tx, id, 'booked; the provider waits for an answer')
  })
}
