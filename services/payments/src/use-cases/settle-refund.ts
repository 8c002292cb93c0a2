import type { NewJob } from '@toyline/jobs'
import { Failed, NoAnswer, type Provider } from '../domain/provider.ts'
import { findPayment } from '../store/payments-store.ts'
import {
  endRefund,
  findRefund,
  insertRefunds,
  livingRefunds,
  lockPayment,
  nextAttempt,
  type RefundRow,
  sumDone,
  takeOpenRefunds,
} from '../store/refunds-store.ts'
import type { Db, PaymentRow } from '../store/tables.ts'
import { noteBouncedRefunds } from './bounce-refunds.ts'
import { finishRefund } from './finish-refund.ts'
import { type Needs, underWay } from './needs.ts'
import { KEY_SECONDS } from './refresh-payment.ts'
import { sayEnd } from './say-refund.ts'

const TRIES = 600
const BATCH = 100

/** Refunds of one order go one after the other: what a provider says of their sum is then about one of them. */
export function refundJob({ id, order_id: orderId }: { id: string; order_id: string }): NewJob {
  return { task: 'refund', payload: { id }, key: `refund:${id}`, queue: `refund:${orderId}`, tries: TRIES }
}

/**
 * Has the provider give back an open refund, and keeps what became of it. While its key is remembered, asking again is harmless and
 * tells; after that, and where the provider has ended the request, the sum that it has given back tells.
 * Rejects when that is not known yet, to be asked again.
 */
export async function settleRefund(needs: Needs, id: string): Promise<void> {
  const refund = await findRefund(needs.db, id)
  if (refund?.state !== 'open') return
  const payment = await findPayment(needs.db, refund.order_id)
  const provider = payment && needs.providers.get(payment.provider)
  if (!provider || !payment.provider_payment_id) throw new Error(`no provider can give back ${id}`)
  await underWay(needs, refund.order_id, async () => {
    const outcome = await askFor(needs.db, provider, payment, refund)
    await needs.failpoint('refund.after-sent')
    await needs.db.transaction().execute(async (tx) => {
      const locked = await lockPayment(tx, refund.order_id)
      if (!locked) throw new Error(`payment of ${refund.order_id} has vanished`)
      if ((await findRefund(tx, id))?.state !== 'open') return
      if (outcome === 'made') return finishRefund(needs, tx, locked, refund)
      needs.log.error({ orderId: refund.order_id, refund: id, reason: outcome.refusal }, 'a refund was refused by the provider')
      await endRefund(tx, id, { state: 'declined', ...outcome })
      await sayEnd(needs, tx, refund)
    })
  })
  await needs.failpoint('refund.after-kept')
  await noteFoundRefund(needs, refund.order_id)
  await noteBouncedRefunds(needs, refund.order_id)
}

/** Errors: `NoAnswer`, `NotSent`. */
async function askFor(db: Db, provider: Provider, payment: PaymentRow, refund: RefundRow): Promise<'made' | { refusal: string }> {
  const paymentId = payment.provider_payment_id as string
  let refusal: string | undefined
  if (refund.attempt_age < KEY_SECONDS) {
    try {
      await provider.refund({ paymentId, amount: refund.amount, key: `${refund.id}:${refund.attempt}` })
      return 'made'
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      if (error.decline === 'declined') refusal = error.message
    }
  }
  const said = await provider.find({ paymentId, orderId: refund.order_id })
  if (said && said.refunded - (await sumDone(db, refund.order_id)) >= refund.amount) return 'made'
  if (refusal !== undefined) return { refusal }
  await nextAttempt(db, refund)
  throw new NoAnswer(`refund ${refund.id} was not made and is asked for again`)
}

/**
 * Writes down what was given back at the provider without us, so that it takes room and is told of: it has no credit note, and a person
 * must say what it was for. While a refund is open it may be that one's; its own job finds out first.
 */
export async function noteFoundRefund(needs: Needs, orderId: string): Promise<void> {
  await needs.db.transaction().execute(async (tx) => {
    const payment = await lockPayment(tx, orderId)
    if (!payment || payment.void_reason !== null || payment.refunded <= payment.reserved) return
    if ((await livingRefunds(tx, orderId)).some(({ state }) => state === 'open')) return
    const amount = payment.refunded - payment.reserved
    needs.log.error({ orderId, amount }, 'a provider has given money back without us: its credit note is missing')
    const found = { id: `${orderId}:found:${payment.refunded}`, key: 'found', invoice_id: null, credit: null } as const
    await insertRefunds(tx, [{ ...found, order_id: orderId, way: 'provider', state: 'done', amount, currency: payment.currency }])
  })
}

/** Wakes what is open for long, whatever happened to its job. */
export async function wakeRefunds({ db, outbox }: Needs): Promise<void> {
  const open = await takeOpenRefunds(db, BATCH)
  if (open.length > 0) await outbox.enqueue(db, ...open.map(refundJob))
}
