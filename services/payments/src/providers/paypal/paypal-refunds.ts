import { Currency, money } from '@toyline/contracts'
import { Failed } from '../../domain/provider.ts'
import { paypalAmount } from './paypal-amounts.ts'
import type { PayPalClient } from './paypal-client.ts'
import { givenOf, type PayPalOrder, Refund, refundable, sum, understand, WHOLE } from './paypal-order.ts'

/**
 * Spreads a refund over the parts that were taken, oldest first. What an earlier try gave back for the same request is not given again.
 * @param key of the request; without one, all that is left is given back
 * Errors: `PayPalRefusal`; `Failed` when less is left than is asked for.
 */
export async function refundParts(
  client: PayPalClient,
  order: PayPalOrder,
  { amount, key }: { amount: number; key?: string },
): Promise<PayPalOrder> {
  const customId = key && labelOf(order, key)
  let left = amount - (customId ? sum(givenOf(order).filter((refund) => refund.customId === customId)) : 0)
  const refunds: Refund[] = []
  for (const part of refundable(order)) {
    const share = Math.min(left, part.left)
    if (share <= 0) continue
    const body = { amount: paypalAmount(money(share, Currency.parse(order.amount.currency))), ...(customId ? { customId } : {}) }
    const paypalRequestId = key ? `${key}:${part.captureId}` : `${part.captureId}:rest:${part.given}`
    const request = { captureId: part.captureId, paypalRequestId, ...WHOLE, body }
    refunds.push(understand(Refund, await client.call(({ payments }) => payments.refundCapturedPayment(request))))
    left -= share
  }
  if (key && left > 0) throw new Failed(`PayPal holds ${left} less than is to be given back`, 'declined')
  const made = new Set(refunds.map(({ id }) => id))
  return { ...order, refunds: [...order.refunds.filter(({ id }) => !made.has(id)), ...refunds] }
}

/** What PayPal keeps with a refund: the order, as its reports show nothing else, and the request without the number of its try. */
function labelOf(order: PayPalOrder, key: string): string {
  return `${order.customId}.${key.replace(/:\d+$/, '').replaceAll(/[^\w.,-]/g, '.')}`
}
