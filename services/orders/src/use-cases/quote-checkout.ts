import type { Address, CheckoutQuote, FreightExtra, MarketId } from '@toyline/contracts'
import type { Owner } from '../domain/owner.ts'
import { checkAddresses } from './check-addresses.ts'
import { orThrow } from './or-throw.ts'
import type { SagaNeeds } from './ports.ts'
import { priceCheckout } from './price-checkout.ts'
import { gatherCart } from './read-cart.ts'

/**
 * What the cart would cost, sent to an address. Keeps nothing.
 * Errors: 422 `bad-address`, `empty-cart`, `cart-not-ready`, `over-cap`, `below-order-minimum`,
 * `not-delivered-there`, `freight-on-request`, `no-such-shipping-method`.
 */
export async function quoteCheckout(
  needs: SagaNeeds,
  {
    owner,
    market,
    shipTo: given,
    shippingMethod,
    freightExtras,
  }: { owner: Owner; market: MarketId; shipTo: Address; shippingMethod: string | null; freightExtras: FreightExtra[] },
): Promise<CheckoutQuote> {
  const { shipTo } = checkAddresses({ shipTo: given })
  const { cart, now, ...judged } = await gatherCart(needs, owner, market)
  const seller = needs.settings.sellers[market]
  const { options, freeFreight, waitsFor, ready, chosen } = orThrow(
    await priceCheckout(needs, { ...judged, market, items: cart.items, shipTo, shippingMethod, freightExtras, now, seller }),
  )
  return {
    cartVersion: cart.version,
    shipTo,
    shippingOptions: options,
    waitsFor,
    ready,
    shippingMethod: chosen?.shipping.id ?? null,
    freeFreight,
    totals: chosen?.totals ?? null,
  }
}
