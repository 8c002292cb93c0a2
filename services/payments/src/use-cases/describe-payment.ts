import { money, type PaymentStatus } from '@toyline/contracts'
import type { Payment } from '../domain/payment-states.ts'
import type { PaymentRow } from '../store/tables.ts'

/** A payment as its order needs to know it. */
export function describePayment(row: PaymentRow): PaymentStatus {
  return {
    orderId: row.order_id,
    paymentId: row.provider_payment_id,
    state: row.state,
    amount: money(row.amount, row.currency),
    captured: money(row.captured, row.currency),
    refunded: money(row.refunded + row.by_hand, row.currency),
    ...(row.bounced > 0 ? { bounced: money(row.bounced, row.currency) } : {}),
    description: row.description,
    actionUrl: row.state === 'requires-action' ? row.action_url : null,
    decline: row.state === 'declined' ? row.decline : null,
  }
}

/** A payment as the rules see it. */
export function asPayment(row: PaymentRow): Payment {
  const { state, amount, currency, captured, refunded, bounced, token, review, reviewed } = row
  const known = { orderId: row.order_id, paymentId: row.provider_payment_id, isForbidden: row.void_reason !== null }
  return { ...known, state, amount, currency, captured, refunded, bounced, token, review, reviewed }
}
