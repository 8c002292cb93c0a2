import type { Cart, CheckoutQuote, Order, PaymentChoice } from '@toyline/contracts'
import { newId } from '@toyline/contracts'

const SHIP_TO = {
  name: 'Bea Buyer',
  company: 'Corner Toys',
  line1: '400 Broad St',
  city: 'Seattle',
  area: 'WA',
  postcode: '98109',
  country: 'US',
}

/** Asks the public API as one visitor; keeps their cookies. Throws where the answer is a refusal. */
export type Ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<string>
export type Line = { variantId: string; quantity: number }

const CARD: PaymentChoice = { method: 'card', provider: 'sandbox', token: 'pm_card_visa' }

/** A whole purchase: cart, address, shipping, payment (by a card unless said), placed, or what else must become of it. */
export async function purchase(
  ask: Ask,
  lines: Line[],
  { payment = CARD, state = 'placed' }: { payment?: PaymentChoice; state?: Order['state'] } = {},
): Promise<Order> {
  const cart = JSON.parse(await ask('PUT', '/cart/lines', { lines })) as Cart
  const quote = async (more: object) => JSON.parse(await ask('POST', '/checkout/quote', { shipTo: SHIP_TO, ...more })) as CheckoutQuote
  const shippingMethod = (await quote({})).shippingOptions[0]?.id
  const { totals } = await quote({ shippingMethod })
  const order = JSON.parse(
    await ask('POST', '/orders', {
      orderId: newId('ord'),
      cartId: cart.id,
      cartVersion: cart.version,
      email: 'bench@toyline.example',
      shipTo: SHIP_TO,
      shippingMethod,
      payment,
      expectedTotal: totals?.total,
      returnPath: '/checkout/return',
    }),
  ) as Order
  if (order.state !== state) throw new Error(`order is ${order.state}`)
  return order
}
