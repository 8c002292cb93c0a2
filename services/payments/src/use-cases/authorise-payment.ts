import type { PaymentStatus } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { MAY_TRY } from '../domain/payment-states.ts'
import { Failed, NoAnswer, NotSent, type Provider } from '../domain/provider.ts'
import { type Change, changePayment, type DeclineLimit, findPayment, isLimited, startPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { type ChosenCard, chooseCard, unavailable } from './choose-card.ts'
import { describePayment } from './describe-payment.ts'
import { keepAnswer } from './keep-answer.ts'
import { type Authorise, mayBegin } from './may-begin.ts'
import { type Needs, underWay } from './needs.ts'
import { payOnAccount } from './pay-on-account.ts'
import { learnPayment, refreshPayment, requestOf } from './refresh-payment.ts'
import { enqueueReturn } from './return-stray.ts'

/** Card testing is slowed down, per customer. */
const DECLINES: DeclineLimit = { allowed: 5, minutes: 10 }
const TRIES = 5
const ASK_LATER_MS = 1_000

/** `send`: what this call has to send. Without it the payment is decided, or another call is at it. */
type Begun = { payment: PaymentRow; send?: { before: PaymentRow | undefined } }

/**
 * Authorises an order's payment: the attempt is written down, then the provider is asked with that attempt's own key, then its
 * answer is kept. A repeated call is the same charge. An answer that does not come leaves `unknown`, which a report, the
 * sweeper or `refreshPayment` resolves.
 * Errors: 404 `no-such-payment-method`; 409 `payment-ended`, `amount-changed`; 429 `too-many-declines`; 503 `payment-unavailable`.
 */
export async function authorisePayment(needs: Needs, asked: Authorise): Promise<PaymentStatus> {
  const card = await chooseCard(needs, asked)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const begun = await begin(needs, asked, card)
    if (!begun) continue
    const { payment, send } = begun
    if (send && card) return underWay(needs, asked.orderId, () => sendAttempt(needs, card.provider, payment, send.before))
    if (payment.state !== 'unknown') return describePayment(payment)
    const learned = await refreshPayment(needs, asked.orderId)
    // An earlier attempt whose answer was lost turns out to have failed: now this one may be made.
    if (asked.attempt <= payment.attempt || !MAY_TRY.includes(learned.state)) return learned
  }
  throw new Error(`payment of ${asked.orderId} changes faster than it can be begun`)
}

/** Writes down what is about to be sent. Undefined: somebody else changed the payment meanwhile. */
async function begin(needs: Needs, asked: Authorise, card: ChosenCard | undefined): Promise<Begun | undefined> {
  const { db } = needs
  const { orderId, amount, attempt, returnUrl } = asked
  const customer = asked.customer.userId ?? asked.customer.guestId ?? asked.email
  if (!card) return payOnAccount(needs, asked, customer)
  const { provider, token, customer: providerCustomer, keeps: keepsCard } = card
  const chosen = { provider: provider.name, token, providerCustomer, keepsCard }
  const made = { ...asked, ...chosen, method: 'card', state: 'unknown', customer } as const
  const started = await startPayment(db, made, DECLINES)
  if (started) return { payment: started, send: { before: undefined } }
  const known = await findPayment(db, orderId)
  if (known && !mayBegin(known, attempt, amount)) return { payment: known }
  if (await isLimited(db, customer, DECLINES)) {
    needs.log.warn({ customer }, 'card testing suspected')
    throw problem(429, 'too-many-declines', 'Several cards were declined in a short time. Please wait ten minutes, or pay by invoice.', {
      retryAfter: DECLINES.minutes * 60,
    })
  }
  if (!known) return undefined
  const isOther = known.provider_payment_id !== null && known.provider !== provider.name
  const paymentId = (isOther ? null : known.provider_payment_id) ?? (await forgottenPayment(provider, orderId))
  const change = {
    state: 'unknown',
    method: 'card',
    provider: provider.name,
    attempt,
    token,
    provider_customer: providerCustomer,
    keeps_card: keepsCard,
    return_url: returnUrl,
    provider_payment_id: paymentId,
    sent_to: paymentId,
    decline: null,
  } as const
  const payment = isOther ? await changeProvider(needs, known, change) : await changePayment(db, known, change, { isSent: true })
  return payment && { payment, send: { before: known } }
}

/** What was begun with the provider before is ended there; what it takes all the same is given back. */
async function changeProvider({ db, outbox }: Needs, known: PaymentRow, change: Change): Promise<PaymentRow | undefined> {
  return db.transaction().execute(async (tx) => {
    const payment = await changePayment(tx, known, change, { isSent: true })
    if (payment && known.provider_payment_id) await enqueueReturn(outbox, tx, known.provider, known.provider_payment_id)
    return payment
  })
}

/** An earlier attempt that seemed to leave nothing behind may have made a payment after all: a second one must not be made. */
async function forgottenPayment(provider: Provider, orderId: string): Promise<string | null> {
  try {
    const found = await provider.find({ paymentId: null, orderId })
    return found && found.status !== 'cancelled' ? found.id : null
  } catch (error) {
    if (!(error instanceof NoAnswer || error instanceof NotSent)) throw error
    throw unavailable('The card payment could not be started. Nothing was charged; please try again in a minute, or pay by invoice.')
  }
}

async function sendAttempt(needs: Needs, provider: Provider, payment: PaymentRow, before: PaymentRow | undefined): Promise<PaymentStatus> {
  const { db, outbox } = needs
  const { order_id: orderId } = payment
  await needs.failpoint('authorise.after-written')
  try {
    const said = await provider.pay(requestOf(payment))
    await needs.failpoint('authorise.after-sent')
    // Changed while the provider was being asked, by a void above all: then what it granted is looked at again, and given back.
    const kept = (await keepAnswer(needs, payment, said, { tell: false })) ?? (await learnPayment(needs, orderId, { tell: false }))
    return describePayment(kept ?? payment)
  } catch (error) {
    if (error instanceof NotSent) return notSent(needs, payment, before, error)
    if (error instanceof Failed) return refreshPayment(needs, orderId)
    if (!(error instanceof NoAnswer)) throw error
    await outbox.enqueue(db, {
      task: 'refresh',
      payload: { orderId },
      key: `refresh:${orderId}`,
      tries: 12,
      runAt: { afterMs: ASK_LATER_MS },
    })
    return describePayment((await findPayment(db, orderId)) ?? payment)
  }
}

/** As if the attempt had not been made, unless something was heard of it all the same. */
async function notSent(needs: Needs, payment: PaymentRow, before: PaymentRow | undefined, error: NotSent): Promise<PaymentStatus> {
  needs.log.warn({ orderId: payment.order_id, reason: error.message }, 'payment was not sent')
  // What was begun with another provider is given up all the same.
  const undone =
    before?.provider === payment.provider
      ? {
          state: before.state,
          attempt: before.attempt,
          token: before.token,
          provider_customer: before.provider_customer,
          keeps_card: before.keeps_card,
          decline: before.decline,
        }
      : ({ state: 'none' } as const)
  if (!(await changePayment(needs.db, payment, undone))) return refreshPayment(needs, payment.order_id)
  throw unavailable('The card payment could not be started. Nothing was charged; please try again in a minute, or pay by invoice.')
}
