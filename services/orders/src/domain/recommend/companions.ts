import { MOST_PRODUCTS, type Purchases } from './purchases.ts'

/** That shops which bought one product bought this one too: how strongly, and how many shops it was. */
export type Companion = { product: number; score: number; shops: number }

/** How purchases become companions. Chosen on July and August, `npm run bench:recommend -- --tune`; see docs/decisions/0013. */
export type CompanionSettings = {
  /** Days after which a purchase counts half. */
  halfLifeDays: number
  /** A purchase of n products counts n to minus this: who buys everything says little about any pair. */
  sizePower: number
  /** Lines d places apart count d to minus this: what is put into the cart one after the other belongs together most. */
  distancePower: number
  /** How much of a product's own popularity is taken out of its scores: 0 nothing, 1 all. */
  popularityPower: number
  /** Companions of s shops count s / (s + this). */
  shrinkage: number
  /** What fewer shops than this have bought together is not told to others. */
  minShops: number
  /** Companions kept for a product. */
  keep: number
}

export const COMPANION_SETTINGS: CompanionSettings = {
  halfLifeDays: 90,
  sizePower: 0.5,
  distancePower: 1,
  popularityPower: 0.4,
  shrinkage: 20,
  minShops: 3,
  keep: 24,
}

/**
 * The companions of each product, strongest first, one product after the other, so that the caller may pause between them. Memory
 * grows with purchases and products, never with pairs. A shop counts once, by the purchase that says most: whoever orders the same
 * two toys every day says no more than by doing so once.
 */
export function* companionsOf(
  purchases: Purchases,
  settings: CompanionSettings = COMPANION_SETTINGS,
): Generator<{ product: number; companions: Companion[] }> {
  const { size, start, products, shop } = purchases
  const weight = purchases.ageDays.map((age) => 2 ** (-age / settings.halfLifeDays))
  const places = placesOf(purchases)
  const bought = new Float64Array(size)
  const ofSize = Float64Array.from({ length: MOST_PRODUCTS + 1 }, (_, count) => count ** -settings.sizePower)
  const ofDistance = Float64Array.from({ length: MOST_PRODUCTS }, (_, distance) => distance ** -settings.distancePower)

  const met = tally(size)
  for (let product = 0; product < size; product++) {
    for (let of = places.start[product] as number; of < (places.start[product + 1] as number); of++) {
      const purchase = places.purchase[places.at[of] as number] as number
      met.count(product, shop[purchase] as number, weight[purchase] as number)
    }
    bought[product] = met.strength[product] as number
    met.clear()
  }

  for (let product = 0; product < size; product++) {
    for (let of = places.start[product] as number; of < (places.start[product + 1] as number); of++) {
      const here = places.at[of] as number
      const purchase = places.purchase[here] as number
      const [from, end] = [start[purchase] as number, start[purchase + 1] as number]
      const counts = (weight[purchase] as number) * (ofSize[end - from] as number)
      for (let at = from; at < end; at++) {
        if (at === here) continue
        met.count(products[at] as number, shop[purchase] as number, counts * (ofDistance[Math.abs(at - here)] as number))
      }
    }
    const companions: Companion[] = []
    for (const other of met.products) {
      const shops = met.shops[other] as number
      if (shops < settings.minShops) continue
      const damped = (met.strength[other] as number) / (bought[product] as number) / (bought[other] as number) ** settings.popularityPower
      companions.push({ product: other, score: (damped * shops) / (shops + settings.shrinkage), shops })
    }
    met.clear()
    yield { product, companions: companions.sort(byScore).slice(0, settings.keep) }
  }
}

/** Sums weights by product, of each shop the largest alone. Shops must come one after the other. */
function tally(size: number) {
  const strength = new Float64Array(size)
  const shops = new Int32Array(size)
  const ofShop = new Float64Array(size)
  const lastShop = new Int32Array(size).fill(-1)
  const products: number[] = []
  return {
    /** Those that were counted. */
    products,
    strength,
    shops,
    count(product: number, shop: number, weight: number) {
      if (lastShop[product] === -1) products.push(product)
      if (lastShop[product] !== shop) {
        lastShop[product] = shop
        ofShop[product] = 0
        add(shops, product, 1)
      }
      const more = weight - (ofShop[product] as number)
      if (more <= 0) return
      ofShop[product] = weight
      add(strength, product, more)
    },
    clear() {
      for (const product of products) {
        strength[product] = 0
        shops[product] = 0
        lastShop[product] = -1
      }
      products.length = 0
    },
  }
}

/** Strongest first; of equals the lower number, so that the same purchases give the same companions. */
function byScore(a: Companion, b: Companion): number {
  return b.score - a.score || a.product - b.product
}

/** Where in `purchases.products` each product stands, in order of shops, and which purchase each place belongs to. */
function placesOf({ size, count, start, products }: Purchases): { start: Int32Array; at: Int32Array; purchase: Int32Array } {
  const places = { start: new Int32Array(size + 1), at: new Int32Array(products.length), purchase: new Int32Array(products.length) }
  for (const product of products) add(places.start, product + 1, 1)
  for (let product = 0; product < size; product++) add(places.start, product + 1, places.start[product] as number)
  const next = places.start.slice()
  for (let purchase = 0; purchase < count; purchase++) {
    for (let at = start[purchase] as number; at < (start[purchase + 1] as number); at++) {
      places.purchase[at] = purchase
      const product = products[at] as number
      places.at[next[product] as number] = at
      add(next, product, 1)
    }
  }
  return places
}

function add(to: Float64Array | Int32Array, at: number, amount: number): void {
  to[at] = (to[at] as number) + amount
}
