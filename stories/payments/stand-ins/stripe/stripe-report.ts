import type { Theirs } from '../../bulk-report.ts'
import type { Books } from './books.ts'
import { cardOf } from './cards.ts'
import { newBalanceTransaction, newCharge, newDispute, newIntent, newRefund } from './objects.ts'

const VISA = cardOf('pm_card_visa')!

/** Stripe's side of the books, written behind the walls of its stand-in. */
export function stripeReport({ intents, charges, refunds, balance }: Books): Theirs {
  const paymentId = (id: string) => `pi_${id}`
  const movementId: Theirs['movementId'] = (id, moved) => `txn_${id}${{ charge: '', refund: 'r', dispute: 'd', fee: ':fee' }[moved]}`

  const plant: Theirs['plant'] = async (id, { amount, currency, orderId, fee, refunded, disputed }, at) => {
    const created = Math.floor(Date.parse(at) / 1_000)
    const asked = { amount, currency, capture_method: 'manual' as const, description: null, metadata: { order_id: orderId } }
    const intent = { ...newIntent(asked), id: paymentId(id), created, status: 'succeeded' as const, amount_received: amount }
    const taken = { amount_captured: amount, amount_refunded: refunded, captured: true, disputed, created }
    const charge = { ...newCharge(intent, VISA, { multicapture: true }), ...taken, id: `ch_${id}` }
    intents.set(intent.id, Object.assign(intent, { latest_charge: charge.id }))
    charges.set(charge.id, charge)
    balance.push(newBalanceTransaction('charge', { id: movementId(id, 'charge'), amount, fee, currency, created }, charge))
    if (refunded) {
      const refund = newRefund(charge, refunded)
      refunds.push(refund)
      balance.push(newBalanceTransaction('refund', { id: movementId(id, 'refund'), amount: -refunded, currency, created }, refund))
    }
    if (disputed) {
      const back = { id: movementId(id, 'dispute'), amount: -amount, currency, created }
      balance.push(newBalanceTransaction('adjustment', back, newDispute(charge)))
    }
  }

  return {
    provider: 'stripe',
    paymentId,
    movementId,
    plant,
    async write(orders) {
      for (const { id, order_id: orderId, at, ...order } of orders)
        await plant(id, { ...order, orderId, currency: order.currency.toLowerCase(), disputed: false }, at)
      // Our own money on its way to the bank is none of the orders'.
      balance.push(newBalanceTransaction('payout', { amount: -1_000_000, currency: 'usd', created: balance[0]!.created }, null))
    },
    async net(without) {
      const left = new Set(without.flatMap((id) => [movementId(id, 'charge'), movementId(id, 'refund')]))
      const until = Date.now() / 1_000 - 5 * 3_600
      return balance
        .filter(({ id, type, currency, created }) => currency === 'usd' && created < until && type !== 'payout' && !left.has(id))
        .reduce((sum, { net }) => sum + net, 0)
    },
    async isGivenBack(id) {
      const given = refunds.filter(({ payment_intent: intent }) => intent === paymentId(id)).reduce((sum, { amount }) => sum + amount, 0)
      return given === intents.get(paymentId(id))?.amount_received
    },
  }
}
