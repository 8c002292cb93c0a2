import type { PaymentStatus } from '@toyline/contracts'

export const SETTLE_TASK = 'settle-order'
export type SettlePayload = { orderId: string; news?: PaymentStatus }

export function settleKey(orderId: string): string {
  return `order:${orderId}`
}

/**
 * The job that finishes or undoes an order. One per order: asking again moves it. One that carries news of the payment is
 * apart, so that the news is not lost to a job without.
 */
export function settleJob(orderId: string, afterMs: number, news?: PaymentStatus) {
  const payload: SettlePayload = { orderId, ...(news ? { news } : {}) }
  const key = news ? `${settleKey(orderId)}:${news.state}` : settleKey(orderId)
  return { task: SETTLE_TASK, payload, key, runAt: { afterMs: Math.ceil(afterMs) }, tries: 12 }
}
