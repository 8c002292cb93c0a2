/** What one order says about which products go together. `shop` is any text that is the same for the same shop. */
export type Purchase = { shop: string; ageDays: number; products: readonly number[] }

/** Purchases in columns, by number; those of one shop stand next to each other. */
export type Purchases = {
  count: number
  /** A number that is the same for the same shop. */
  shop: Int32Array
  ageDays: Float64Array
  /** The products of purchase `p` are `products[start[p]]` up to, not including, `products[start[p + 1]]`. */
  start: Int32Array
  products: Int32Array
  /** One more than the highest product. */
  size: number
}

/**
 * An order of 1,000 lines makes half a million pairs and says little about any of them. Its first hundred products, 4,950 pairs,
 * recommend as well as all of them (docs/decisions/0011).
 */
export const MOST_PRODUCTS = 100

/** The products of an order's lines, each at its first place, as many as count. */
export function countedProducts(lines: readonly number[]): number[] {
  return [...new Set(lines)].slice(0, MOST_PRODUCTS)
}

export function gatherPurchases(given: readonly Purchase[]): Purchases {
  const byShop = given
    .map(({ shop, ageDays, products }) => ({ shop, ageDays, products: countedProducts(products) }))
    .sort((a, b) => (a.shop < b.shop ? -1 : a.shop > b.shop ? 1 : 0))
  const lines = byShop.reduce((sum, { products }) => sum + products.length, 0)
  const gathered: Purchases = {
    count: byShop.length,
    shop: new Int32Array(byShop.length),
    ageDays: Float64Array.from(byShop, ({ ageDays }) => ageDays),
    start: new Int32Array(byShop.length + 1),
    products: new Int32Array(lines),
    size: 0,
  }
  let used = 0
  for (const [at, { shop, products }] of byShop.entries()) {
    const before = byShop[at - 1]
    gathered.shop[at] = before === undefined ? 0 : (gathered.shop[at - 1] as number) + (before.shop === shop ? 0 : 1)
    gathered.products.set(products, used)
    used += products.length
    gathered.start[at + 1] = used
    for (const product of products) gathered.size = Math.max(gathered.size, product + 1)
  }
  return gathered
}
