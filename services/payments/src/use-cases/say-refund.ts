import { event, type Refund } from '@toyline/contracts'
import { type NewRefund, type RefundRow, refundsOfKey } from '../store/refunds-store.ts'
import type { Tx } from '../store/tables.ts'
import type { Needs } from './needs.ts'

/** Says what became of a cause's refunds once none of them is open any more. */
export async function sayEnd({ outbox }: Needs, tx: Tx, { order_id: orderId, key }: Pick<NewRefund, 'order_id' | 'key'>): Promise<void> {
  const refund = describeRefund(await refundsOfKey(tx, orderId, key))
  if (refund.state !== 'open') await outbox.say(tx, event('payments.refund-ended.v1', orderId, { refund }))
}

/** All refunds of one cause as one. */
export function describeRefund(
  all: Pick<RefundRow, 'order_id' | 'key' | 'state' | 'amount' | 'currency' | 'way' | 'given_by_hand'>[],
): Refund {
  const [first] = all
  if (!first) throw new Error('there is no refund to describe')
  const has = (state: RefundRow['state']) => all.some((one) => one.state === state)
  const isOwed = all.some((one) => one.state === 'bounced' && !one.given_by_hand)
  const amount = all.reduce((sum, one) => sum + one.amount, 0)
  return {
    orderId: first.order_id,
    key: first.key,
    state: has('open') ? 'open' : has('declined') ? 'declined' : isOwed ? 'bounced' : has('bounced') ? 'by-hand' : 'done',
    amount: { amount, currency: first.currency },
    way: first.way,
  }
}
