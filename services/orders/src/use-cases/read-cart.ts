import { type Cart, type Language, type MarketId, ORIGINAL_LANGUAGE } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { cappedOf, NOTHING_BOUGHT } from '../domain/caps.ts'
import { byVariant, EMPTY_CART, type Judged, type Snapshots, type StoredCart, viewCart } from '../domain/cart.ts'
import type { Owner } from '../domain/owner.ts'
import { mergeGuestCart } from './merge-guest-cart.ts'
import type { CartsPort, Products, SagaSettings } from './ports.ts'

export type CartNeeds = { carts: CartsPort; products: Products; settings: Pick<SagaSettings, 'minimums' | 'hiddenPrices'> }
/** `now` is the time by the database's clock, ISO 8601 in UTC. */
export type GatheredCart = Judged & { cart: StoredCart; now: string }

export type OpenCart = { cart: StoredCart; now: string; hasOrdered: boolean }

/** The caller's open cart, with a guest's lines joined to it where somebody has signed in. */
export async function openCart(carts: CartsPort, owner: Owner, market: MarketId): Promise<OpenCart> {
  if (owner.userId === null && owner.guestId === null) return { cart: EMPTY_CART, now: '', hasOrdered: false }
  const { own, guest, ...known } = await carts.readOpenCarts(carts.db, owner, market)
  if (!guest || guest.items.length === 0) return { cart: own ?? EMPTY_CART, ...known }
  await mergeGuestCart(carts, owner, market)
  return { cart: (await carts.readOpenCarts(carts.db, owner, market)).own ?? EMPTY_CART, ...known }
}

/**
 * What may join the cart, so that the products' data of it is asked for too; a guest's email, where it is known; and the language in which
 * products are named, where anybody reads what comes of it.
 */
type Joining = { joining?: readonly string[]; skus?: readonly string[]; email?: string | null; language?: Language }

export async function gatherCart(needs: CartNeeds, owner: Owner, market: MarketId, joining: Joining = {}): Promise<GatheredCart> {
  return judgeCart(needs, owner, market, await openCart(needs.carts, owner, market), joining)
}

/** Whether somebody is a guest where only those who are signed in see prices. */
function seesNoPrices({ settings }: CartNeeds, owner: Owner, market: MarketId): boolean {
  return owner.userId === null && settings.hiddenPrices.includes(market)
}

/**
 * The cart and, in one call whatever its size, the products' data of its variants and of those about to join it; where some of
 * them have a cap, also what the buyer has had of those.
 * Error: 401 `sign-in-needed` for a guest where prices are hidden.
 */
export async function judgeCart(
  needs: CartNeeds,
  owner: Owner,
  market: MarketId,
  { cart, ...known }: OpenCart,
  { joining = [], skus = [], email = null, language = ORIGINAL_LANGUAGE }: Joining,
): Promise<GatheredCart> {
  if (seesNoPrices(needs, owner, market)) throw problem(401, 'sign-in-needed', 'Please sign in to see prices and to order.')
  const { carts, products, settings } = needs
  const variantIds = [...new Set([...cart.items.map((item) => item.variantId), ...joining])]
  const snapshots = await resolve(products, { market, language }, variantIds, skus)
  const capped = cappedOf(snapshots.values())
  const bought = capped.length === 0 ? NOTHING_BOUGHT : await carts.readBought(carts.db, { ...owner, email }, cart.id, capped)
  return { cart, ...known, snapshots, bought, minimums: settings.minimums }
}

// A full cart that takes a change with as many new products needs two calls; nothing needs more.
const AT_ONCE = 1_000

async function resolve(
  products: Products,
  reading: { market: MarketId; language: Language },
  variantIds: readonly string[],
  skus: readonly string[],
): Promise<Snapshots> {
  const parts: { variantIds: string[]; skus?: string[] }[] = []
  for (let from = 0; from < variantIds.length; from += AT_ONCE) parts.push({ variantIds: variantIds.slice(from, from + AT_ONCE) })
  if (skus.length > 0) parts[0] = { variantIds: [], ...parts[0], skus: [...skus] }
  const replies = await Promise.all(parts.map((part) => products.resolveVariants({ body: { ...reading, ...part } })))
  return byVariant(replies.flatMap((reply) => reply.items))
}

/** Of a guest where prices are hidden an empty one: what they may have chosen before is theirs again when they have signed in. */
export async function readCart(needs: CartNeeds, owner: Owner, market: MarketId, language: Language): Promise<Cart> {
  if (seesNoPrices(needs, owner, market)) {
    const { minimums } = needs.settings
    return viewCart(EMPTY_CART, market, { snapshots: byVariant([]), bought: NOTHING_BOUGHT, hasOrdered: false, minimums })
  }
  const gathered = await gatherCart(needs, owner, market, { language })
  return viewCart(gathered.cart, market, gathered)
}
