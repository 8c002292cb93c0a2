import { MOST_PRODUCTS, type Purchases } from './purchases.ts'

/** That shops which bought one product bought this one too: how strongly, and how many shops it was. */
export type Link = { product: number; score: number; shops: number }

/** How purchases become links. Chosen on July and August, `npm run bench:recommend -- --tune`; see docs/decisions/0011. */
export type LinkSettings = {
  /** Days after which a purchase counts half. */
  halfLifeDays: number
  /** A purchase of n products counts n to minus this: who buys everything says little about any pair. */
  sizePower: number
  /** Lines d places apart count d to minus this: what is put into the cart one after the other belongs together most. */
  distancePower: number
  /** How much of a product's own popularity is taken out of its scores: 0 nothing, 1 all. */
  popularityPower: number
  /** A link of s shops counts s / (s + this). */
  shrinkage: number
  /** What fewer shops than this have bought together is not told to others. */
  minShops: number
  /** Links kept for a product. */
  keep: number
}

export const LINK_SETTINGS: LinkSettings = {
  halfLifeDays: 90,
  sizePower: 0.5,
  distancePower: 1,
  popularityPower: 0.4,
  shrinkage: 20,
  minShops: 3,
  keep: 24,
}

/**
 * The links of each product, strongest first, one product after the other, so that the caller may pause between them. Memory
 * grows with purchases and products, never with pairs.
 * @param isOffered whether a product may be linked to
 */
export function* linksOf(
  purchases: Purchases,
  isOffered: (product: number) => boolean,
  settings: LinkSettings = LINK_SETTINGS,
): Generator<{ product: number; links: Link[] }> {
  const { size, start, products, shop } = purchases
  const weight = purchases.ageDays.map((age) => 2 ** (-age / settings.halfLifeDays))
  const places = placesOf(purchases)
  const bought = new Float64Array(size)
  for (let at = 0; at < products.length; at++) add(bought, products[at] as number, weight[places.purchase[at] as number] as number)
  const ofSize = Float64Array.from({ length: MOST_PRODUCTS + 1 }, (_, count) => count ** -settings.sizePower)
  const ofDistance = Float64Array.from({ length: MOST_PRODUCTS }, (_, distance) => distance ** -settings.distancePower)

  const strength = new Float64Array(size)
  const shops = new Int32Array(size)
  const lastShop = new Int32Array(size).fill(-1)
  for (let product = 0; product < size; product++) {
    const met: number[] = []
    for (let of = places.start[product] as number; of < (places.start[product + 1] as number); of++) {
      const here = places.at[of] as number
      const purchase = places.purchase[here] as number
      const [from, end] = [start[purchase] as number, start[purchase + 1] as number]
      const counts = (weight[purchase] as number) * (ofSize[end - from] as number)
      for (let at = from; at < end; at++) {
        if (at === here) continue
        const other = products[at] as number
        add(strength, other, counts * (ofDistance[Math.abs(at - here)] as number))
        if (lastShop[other] === shop[purchase]) continue
        if (lastShop[other] === -1) met.push(other)
        lastShop[other] = shop[purchase] as number
        shops[other] = (shops[other] as number) + 1
      }
    }
    const links: Link[] = []
    for (const other of met) {
      const by = shops[other] as number
      if (by >= settings.minShops && isOffered(other)) {
        const damped = (strength[other] as number) / (bought[product] as number) / (bought[other] as number) ** settings.popularityPower
        links.push({ product: other, score: (damped * by) / (by + settings.shrinkage), shops: by })
      }
      strength[other] = 0
      shops[other] = 0
      lastShop[other] = -1
    }
    yield { product, links: links.sort(byScore).slice(0, settings.keep) }
  }
}

/** Strongest first; of equals the lower number, so that the same purchases give the same links. */
export function byScore(a: Link, b: Link): number {
  return b.score - a.score || a.product - b.product
}

/** Where in `purchases.products` each product stands, in order of shops, and which purchase each place belongs to. */
function placesOf({ size, count, start, products }: Purchases): { start: Int32Array; at: Int32Array; purchase: Int32Array } {
  const places = { start: new Int32Array(size + 1), at: new Int32Array(products.length), purchase: new Int32Array(products.length) }
  for (const product of products) places.start[product + 1] = (places.start[product + 1] as number) + 1
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
