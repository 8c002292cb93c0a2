import { event } from '@toyline/contracts'
import { cardTransactions } from '../domain/ledger.ts'
import { decide, type PaymentState } from '../domain/payment-states.ts'
import type { ProviderPayment } from '../domain/provider.ts'
import { book } from '../store/ledger-store.ts'
import { changeAndBook, changePayment, noteDecline } from '../store/payments-store.ts'
import { saveMethod } from '../store/saved-methods-store.ts'
import type { PaymentRow, Tx } from '../store/tables.ts'
import { asPayment, describePayment } from './describe-payment.ts'
import type { Needs } from './needs.ts'

/**
 * Keeps what a provider says about a payment: state, ledger, the card that it keeps, and event in one transaction. Every way of learning it ends here
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
  const keepsCard = seen.keeps_card && isGranted(state) && !isGranted(seen.state)
  if (!tell && !isDecline && !keepsCard && bookings.length === 0) return changePayment(needs.db, seen, change)
  const news = () => event('payments.payment-changed.v1', orderId, { status: describePayment({ ...seen, ...change }) })
  if (!isDecline && !keepsCard)
    return changeAndBook(needs.db, seen, change, { bookings, news: tell ? needs.outbox.adding({ say: [news()] }) : undefined })
  return needs.db.transaction().execute(async (tx) => {
    const kept = await changePayment(tx, seen, change)
    if (!kept) return undefined
    if (isDecline) await noteDecline(tx, kept)
    if (keepsCard) await keepCard(tx, kept, said)
    await book(tx, bookings)
    if (tell) await needs.outbox.say(tx, news())
    return kept
  })
}

function isGranted(state: PaymentState): boolean {
  return state === 'authorised' || state === 'captured'
}

/** The provider keeps a card once it has granted the money; what it does not say of the card cannot be shown, nor paid with. */
async function keepCard(tx: Tx, { customer: userId, provider, provider_customer: customer }: PaymentRow, { card }: ProviderPayment) {
  if (card && customer !== null) await saveMethod(tx, { userId, provider, customer, card })
}
