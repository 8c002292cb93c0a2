import { event, money, type PaymentStatus } from '@toyline/contracts'
import { onAccountReversed } from '../domain/ledger.ts'
import { NoAnswer, NotSent } from '../domain/provider.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment, findPayment, forbidPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { giveBack } from './give-back.ts'
import { keepAnswer } from './keep-answer.ts'
import { type Needs, underWay } from './needs.ts'

/** Far longer than our own calls last. What comes even later is reported, or swept up, and given back then. */
const MAY_STILL_ARRIVE_SECONDS = 30
const TRIES = 5

/**
 * Gives back whatever was authorised or captured for an order that will not be. First it is forbidden for good that anything is
 * taken later, then the provider is told; what it does not answer now the sweeper asks again.
 */
export async function voidPayment(needs: Needs, orderId: string, reason: string): Promise<PaymentStatus> {
  const payment = await forbidPayment(needs.db, orderId, reason)
  await needs.failpoint('void.after-forbidden')
  try {
    return describePayment(await returnPayment(needs, payment))
  } catch (error) {
    if (!(error instanceof NoAnswer || error instanceof NotSent)) throw error
    needs.log.warn({ orderId, reason: error.message }, 'payment is not given back yet')
    return describePayment((await findPayment(needs.db, orderId)) ?? payment)
  }
}

/**
 * Gives back the money of a payment that is forbidden; safe to repeat at any time and at once.
 * Errors: `NoAnswer`, `NotSent`.
 */
export async function returnPayment(needs: Needs, forbidden: PaymentRow): Promise<PaymentRow> {
  return underWay(needs, forbidden.order_id, async () => {
    let payment = forbidden
    for (let tries = 0; tries < TRIES; tries += 1) {
      const kept = await returnOnce(needs, payment)
      if (kept && (isReturned(kept) || kept.state === payment.state)) return kept
      payment = kept ?? ((await findPayment(needs.db, payment.order_id)) as PaymentRow)
    }
    throw new NoAnswer(`payment of ${payment.order_id} is not given back after ${TRIES} tries`)
  })
}

const RETURNED = new Set(['voided', 'refunded'])
function isReturned(payment: PaymentRow): boolean {
  return RETURNED.has(payment.state)
}

async function returnOnce(needs: Needs, payment: PaymentRow): Promise<PaymentRow | undefined> {
  if (payment.state === 'on-account') return reverseAccount(needs, payment)
  const provider = needs.providers.get(payment.provider)
  if (!provider) return payment
  const found = await provider.find({ paymentId: payment.provider_payment_id, orderId: payment.order_id })
  if (!found) return settleWithoutPayment(needs, payment)
  const given = await giveBack(provider, found)
  await needs.failpoint('void.after-sent')
  return keepAnswer(needs, payment, given, { tell: true })
}

async function reverseAccount(needs: Needs, payment: PaymentRow): Promise<PaymentRow | undefined> {
  return needs.db.transaction().execute(async (tx) => {
    const voided = await changePayment(tx, payment, { state: 'voided', refunded: payment.captured })
    if (!voided) return undefined
    const charged = payment.captured - payment.refunded
    if (charged > 0) await book(tx, [onAccountReversed(payment.order_id, money(charged, payment.currency))])
    await needs.outbox.say(tx, event('payments.payment-changed.v1', payment.order_id, { status: describePayment(voided) }))
    return voided
  })
}

/**
 * A request that was sent may still arrive for a while; after that the payment is taken to have left nothing behind. What was reserved
 * or taken does not vanish: a provider that has forgotten it is asked again.
 */
async function settleWithoutPayment(needs: Needs, payment: PaymentRow): Promise<PaymentRow | undefined> {
  if (isReturned(payment)) return payment
  if (payment.state === 'authorised' || payment.captured > 0)
    throw new NoAnswer(`${payment.provider} does not know ${payment.provider_payment_id} any more`)
  if (payment.state === 'unknown' && (payment.sent_age ?? 0) < MAY_STILL_ARRIVE_SECONDS) return payment
  return needs.db.transaction().execute(async (tx) => {
    const voided = await changePayment(tx, payment, { state: 'voided' })
    if (voided) await needs.outbox.say(tx, event('payments.payment-changed.v1', payment.order_id, { status: describePayment(voided) }))
    return voided
  })
}
