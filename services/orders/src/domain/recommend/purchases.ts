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
 * recommend as well as all of them (docs/decisions/0013).
 */
export const MOST_PRODUCTS = 100

/** The products of an order's lines, each at its first place, as many as count. */
function countedProducts(lines: readonly number[]): number[] {
  return [...new Set(lines)].slice(0, MOST_PRODUCTS)
}

/** Takes purchases in one by one, in any order, a few bytes a line. */
export function gatherPurchases(): { lines: () => number; add: (purchase: Purchase) => void; done: () => Purchases } {
  const shops = new Map<string, number>()
  const shopOf: number[] = []
  const ageDays: number[] = []
  const from: number[] = [0]
  const products: number[] = []
  return {
    lines: () => products.length,
    add(purchase) {
      const shop = shops.get(purchase.shop) ?? shops.size
      shops.set(purchase.shop, shop)
      shopOf.push(shop)
      ageDays.push(purchase.ageDays)
      products.push(...countedProducts(purchase.products))
      from.push(products.length)
    },
    done() {
      const byShop = Array.from(shopOf, (_, at) => at).sort((a, b) => (shopOf[a] as number) - (shopOf[b] as number) || a - b)
      const gathered: Purchases = {
        count: byShop.length,
        shop: Int32Array.from(byShop, (at) => shopOf[at] as number),
        ageDays: Float64Array.from(byShop, (at) => ageDays[at] as number),
        start: new Int32Array(byShop.length + 1),
        products: new Int32Array(products.length),
        size: 0,
      }
      let used = 0
      for (const [place, at] of byShop.entries()) {
        for (let line = from[at] as number; line < (from[at + 1] as number); line++) {
          const product = products[line] as number
          gathered.products[used++] = product
          gathered.size = Math.max(gathered.size, product + 1)
        }
        gathered.start[place + 1] = used
      }
      return gathered
    },
  }
}

/** How many shops bought each product within the last `days`. */
export function shopsWithin({ size, count, start, products, shop, ageDays }: Purchases, days: number): Int32Array {
  const shops = new Int32Array(size)
  const lastShop = new Int32Array(size).fill(-1)
  for (let purchase = 0; purchase < count; purchase++) {
    if ((ageDays[purchase] as number) > days) continue
    for (const product of products.subarray(start[purchase], start[purchase + 1])) {
      if (lastShop[product] === shop[purchase]) continue
      lastShop[product] = shop[purchase] as number
      shops[product] = (shops[product] as number) + 1
    }
  }
  return shops
}
