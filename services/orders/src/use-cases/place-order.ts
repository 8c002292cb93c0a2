import {
  type Address,
  type DeliveryChoice,
  type FreightExtra,
  LOCALES,
  type LocaleId,
  type MarketId,
  type Money,
  needsAccount,
  type PaymentChoice,
} from '@toyline/contracts'
import { Problem, problem } from '@toyline/http/problem'
import { viewCart } from '../domain/cart.ts'
import { Moved } from '../domain/moved.ts'
import { newLine } from '../domain/new-line.ts'
import type { StoredOrder } from '../domain/order.ts'
import { isEnded } from '../domain/order-states.ts'
import { isSameOwner, type Owner } from '../domain/owner.ts'
import { checkAddresses } from './check-addresses.ts'
import { endedRefusal, endOrder } from './conclude.ts'
import { followUpQuietly } from './follow-up.ts'
import { holdAndPay } from './hold-and-pay.ts'
import { orThrow } from './or-throw.ts'
import { orderBusy } from './order-busy.ts'
import type { NewOrder, Once, SagaNeeds } from './ports.ts'
import { priceCheckout } from './price-checkout.ts'
import { type GatheredCart, gatherCart } from './read-cart.ts'
import { settleJob } from './settle-job.ts'

export type PlaceOrder = {
  owner: Owner
  market: MarketId
  orderId: string
  cartId: string
  cartVersion: number
  email: string
  locale?: LocaleId | undefined
  shipTo: Address
  billTo?: Address | undefined
  shippingMethod: string
  freightExtras: FreightExtra[]
  delivery: DeliveryChoice
  payment: PaymentChoice
  poNumber?: string | undefined
  note?: string | undefined
  expectedTotal: Money
  returnPath: string
}

const TRIES = 6

/**
 * Places an order: prices it again from stored data, keeps it as pending, holds the stock, authorises the payment, commits.
 * The answer is kept with `once`. Asking again with the same order id is the same order: it is answered as it is, or taken
 * over when whoever worked on it is gone.
 * Errors: 409 `cart-changed` (with the cart), `total-changed` (with the totals), `already-ordered` (with the order's id when
 * it is the caller's), `order-busy`, `order-ended`; 422 as of a quote and `payment-unavailable`.
 */
export async function placeOrder(needs: SagaNeeds, given: PlaceOrder, once: Once): Promise<void> {
  const { orders } = needs
  let begun = await begin(needs, given, once)
  for (let tries = 1; begun === 'again' && tries < TRIES; tries += 1) {
    const before = await orders.readOrder(orders.db, given.orderId)
    begun = before ? await resume(needs, before, given, once) : await begin(needs, given, once)
  }
  if (begun === 'again') throw orderBusy()
  if (begun !== 'answered') await holdAndPay(needs, begun, { choice: given.payment, returnPath: given.returnPath }, once)
}

type Begun = StoredOrder | 'answered' | 'again'

async function begin(needs: SagaNeeds, given: PlaceOrder, once: Once): Promise<Begun> {
  let order: NewOrder
  try {
    const addresses = checkAddresses({ shipTo: given.shipTo, billTo: given.billTo ?? given.shipTo })
    order = await decide(
      needs,
      { ...given, ...addresses },
      await gatherCart(needs, given.owner, given.market, { email: given.email, ...languageOf(given) }),
    )
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return refuse(needs, given, error, once)
  }
  await needs.failpoint('place.before-pending')
  try {
    const job = needs.outbox.adding({ enqueue: [settleJob(order.id, needs.settings.leaseMs + 250)] }).part()
    const pending = await needs.orders.insertOrder(needs.orders.db, order, { claim: once.claiming(), job })
    await needs.failpoint('place.after-pending')
    return pending ?? (await earlierAnswer(needs, once, new Moved()))
  } catch (error) {
    if (!(error instanceof Moved)) throw error
    await makeRoom(needs, given)
    return 'again'
  }
}

/** What was asked cannot be ordered now, unless it was before: then it is answered as it was, or goes on where it stands. */
async function refuse(needs: SagaNeeds, given: PlaceOrder, refusal: Problem, once: Once): Promise<Begun> {
  if (await needs.orders.readOrder(needs.orders.db, given.orderId)) return 'again'
  const live = await needs.orders.readLiveOrderOfCart(needs.orders.db, given.cartId)
  const isTaken = live !== null && live.state === 'placed' && isSameOwner(live.owner, given.owner)
  return earlierAnswer(needs, once, isTaken ? alreadyOrdered(live) : refusal)
}

/** Answers a repeated request as the first; where there was none, throws, and leaves the key unused. */
async function earlierAnswer({ orders }: SagaNeeds, once: Once, otherwise: Error): Promise<'answered'> {
  return orders.inTransaction(async (tx) => {
    if ((await once.claim(tx)) === 'done') return 'answered' as const
    throw otherwise
  })
}

async function decide(needs: SagaNeeds, given: PlaceOrder & { billTo: Address }, gathered: GatheredCart): Promise<NewOrder> {
  const { cart, now, ...judged } = gathered
  const { market, owner, email, shipTo, billTo, shippingMethod, freightExtras, expectedTotal, payment } = given
  if (cart.id !== given.cartId || cart.version !== given.cartVersion) {
    if (cart.items.length === 0) throw problem(422, 'empty-cart', 'The cart is empty.')
    throw problem(409, 'cart-changed', 'The cart has changed since you saw it.', { cart: viewCart(cart, market, gathered) })
  }
  if (needsAccount(payment) && owner.userId === null) throw problem(422, 'payment-unavailable', 'This way of paying needs an account.')
  const seller = needs.settings.sellers[market]
  const priced = orThrow(
    await priceCheckout(needs, { ...judged, market, items: cart.items, shipTo, shippingMethod, freightExtras, now, seller }),
  )
  const { lines, options } = priced
  if (!priced.chosen) throw problem(422, 'no-such-shipping-method', 'Please choose how to send the order.', { shippingOptions: options })
  const { totals, shipping, taxDate, taxRounding } = priced.chosen
  if (totals.total.amount !== expectedTotal.amount || totals.total.currency !== expectedTotal.currency) {
    throw problem(409, 'total-changed', 'The total has changed since you saw it.', {
      totals,
      shippingOptions: options,
      cartVersion: cart.version,
    })
  }
  return {
    id: given.orderId,
    cartId: cart.id,
    cartVersion: cart.version,
    owner,
    market,
    email,
    locale: given.locale ?? null,
    shipTo,
    billTo,
    shipping,
    delivery: priced.ready ? given.delivery : 'together',
    totals,
    taxDate,
    taxRounding,
    note: given.note || null,
    payment: { method: payment.method, poNumber: given.poNumber || null },
    leaseMs: needs.settings.leaseMs,
    lines: lines.map(({ item, snapshot, price, taxLines }) => newLine(item.quantity, snapshot, { price, taxLines })),
    capped: lines.flatMap(({ item, snapshot: { cap } }) => (cap ? [{ ...item, cap }] : [])),
  }
}

/** An order says what was ordered in its buyer's words, for good. */
const languageOf = ({ locale }: PlaceOrder) => (locale ? { language: LOCALES[locale].language } : {})

/**
 * The cart has another order that is not decided. One that only waits for its buyer is let go, because they have turned to
 * this one; one that is being paid at the moment is not.
 */
async function makeRoom(needs: SagaNeeds, given: PlaceOrder): Promise<void> {
  const live = await needs.orders.readLiveOrderOfCart(needs.orders.db, given.cartId)
  if (!live || live.id === given.orderId || !isSameOwner(live.owner, given.owner)) return
  if (live.state === 'placed') throw alreadyOrdered(live)
  const isWaiting = live.state === 'awaiting-payment' && (live.payment.state === 'declined' || live.payment.state === 'requires-action')
  if (!isWaiting || (live.leaseMs ?? 0) > 0) throw orderBusy()
  const ended = await endOrder(needs, live, { to: 'expired', because: 'replaced' })
  if (ended) await followUpQuietly(needs, ended)
}

/** An order with this id exists: the same request again, perhaps after a crash. */
async function resume(needs: SagaNeeds, before: StoredOrder, given: PlaceOrder, once: Once): Promise<Begun> {
  if (!isSameOwner(before.owner, given.owner)) throw problem(409, 'already-ordered', 'An order with this id exists.')
  return needs.orders.inTransaction(async (tx) => {
    if ((await once.claim(tx)) === 'done') return 'answered'
    if (isEnded(before.state)) orThrow({ refusal: endedRefusal(before) })
    if (before.state === 'placed' || before.state === 'awaiting-payment') {
      await once.keep(tx, { order: before })
      return 'answered'
    }
    const taken = await needs.orders.takeLease(tx, before, needs.settings.leaseMs)
    if (!taken) throw orderBusy()
    await needs.outbox.enqueue(tx, settleJob(before.id, needs.settings.leaseMs + 250))
    return taken
  })
}

function alreadyOrdered(order: StoredOrder) {
  return problem(409, 'already-ordered', 'This cart has been ordered already.', { orderId: order.id, number: order.number })
}
