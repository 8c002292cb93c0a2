import { event } from '@toyline/contracts'
import { cardTransactions } from '../domain/ledger.ts'
import { decide } from '../domain/payment-states.ts'
import type { ProviderPayment } from '../domain/provider.ts'
import { book } from '../store/ledger-store.ts'
import { changeAndBook, changePayment, noteDecline } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { asPayment, describePayment } from './describe-payment.ts'
import type { Needs } from './needs.ts'

/**
 * Keeps what a provider says about a payment: state, ledger and event in one transaction. Every way of learning it ends here
 * (answer, report, question, sweep), any number of times and in any order.
 * @param seen the payment as it was before the provider was asked
 * @param tell whether the order hears of a change; the asker of an authorisation learns it from the answer
 * @returns undefined when the payment has changed since: the word may be older than that, and the provider is to be asked again
 */
export async function keepAnswer(
  needs: Needs,
  seen: PaymentRow,
  said: ProviderPayment,
  { tell }: { tell: boolean },
): Promise<PaymentRow | undefined> {
  const decision = decide(asPayment(seen), said)
  if (decision.keep === 'nothing') return seen
  if (decision.review !== seen.review)
    needs.log.error({ orderId: seen.order_id, paymentId: said.id, reason: decision.review }, 'a person must look at a payment')
  if (decision.keep === 'review') return changePayment(needs.db, seen, { review: decision.review })
  const { state, captured, refunded, review } = decision
  const change = {
    state,
    captured,
    refunded,
    review,
    provider_payment_id: seen.provider_payment_id ?? (said.orderId === seen.order_id ? said.id : null),
    description: said.description ?? seen.description,
    action_url: said.actionUrl,
    decline: state === 'declined' ? said.decline : null,
  }
  const { order_id: orderId, provider, currency } = seen
  const bookings = cardTransactions({ orderId, provider, currency }, seen, decision)
  const isDecline = state === 'declined' && seen.state !== 'declined'
  if (!tell && !isDecline && bookings.length === 0) return changePayment(needs.db, seen, change)
  const news = () => event('payments.payment-changed.v1', orderId, { status: describePayment({ ...seen, ...change }) })
  if (!isDecline)
    return changeAndBook(needs.db, seen, change, { bookings, news: tell ? needs.outbox.adding({ say: [news()] }) : undefined })
  return needs.db.transaction().execute(async (tx) => {
    const kept = await changePayment(tx, seen, change)
    if (!kept) return undefined
    await noteDecline(tx, kept)
    await book(tx, bookings)
    if (tell) await needs.outbox.say(tx, news())
    return kept
  })
}
