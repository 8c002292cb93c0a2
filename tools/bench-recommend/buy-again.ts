import { BUY_AGAIN_SETTINGS, type BuyAgainSettings, rankBuyAgain } from '../../services/orders/src/domain/recommend/buy-again.ts'
import { type Interval, interval, type Part } from './bootstrap.ts'
import type { History, Past } from './history.ts'
import { isLately, mostFirst, PLACES, popularityOf } from './rivals.ts'

export type BuyAgainRow = { name: string; precision: Interval; recall: number; any: number; parts: Part[] }
/** Scores products for a customer by their past orders, oldest first. What gets no score comes last, the same in every row. */
export type Customer = { name: string; score: (past: readonly Past[]) => Map<number, number> }

/**
 * For each test order of a customer who ordered in training: how many of the ten that a row puts first are in the order. History
 * ends with training for all test orders. Where a row has fewer than ten, what sells lately fills it up. Best row first.
 */
export function judgeBuyAgain(
  customers: readonly Customer[],
  history: History,
): { rows: BuyAgainRow[]; orders: number; customers: number; repeats: number } {
  const past = Map.groupBy(history.past, ({ order }) => order.shop)
  const cases = history.coming.filter(({ order, products }) => order.isKnownShop && past.has(order.shop) && products.length > 0)
  const shops = new Set(cases.map(({ order }) => order.shop))
  const byLately = mostFirst(popularityOf(history, isLately))
  const rows = customers.map(({ name, score }) => {
    const tens = new Map([...shops].map((shop) => [shop, tenOf(score(past.get(shop) ?? []), byLately)]))
    const found = cases.map(({ order, products }) => {
      const bought = new Set(products)
      const hits = (tens.get(order.shop) ?? []).filter((product) => bought.has(product)).length
      return { shop: order.shop, hits, possible: Math.min(PLACES, bought.size) }
    })
    const parts = found.map(({ shop, hits }) => ({ shop, of: PLACES, hits }))
    return {
      name,
      precision: interval(parts),
      recall: found.reduce((sum, { hits, possible }) => sum + hits / possible, 0) / found.length,
      any: found.filter(({ hits }) => hits > 0).length / found.length,
      parts,
    }
  })
  return {
    rows: rows.sort((a, b) => b.precision.value - a.precision.value),
    orders: cases.length,
    customers: shops.size,
    repeats: shareOfRepeats(cases, past),
  }
}

export function customersOf(history: History): Customer[] {
  const best = mostFirst(popularityOf(history)).slice(0, PLACES)
  const popular = new Map(best.map((product, place) => [product, PLACES - place]))
  return [
    { name: 'popularity', score: () => popular },
    { name: 'last order', score: (past) => new Map(past.at(-1)?.products.map((product) => [product, 1])) },
    { name: 'own frequency', score: countsOf },
    oursAgain(history),
  ]
}

/** What the shop runs. */
export function oursAgain(history: History, settings: BuyAgainSettings = BUY_AGAIN_SETTINGS): Customer {
  const shops = shopsLately(history)
  const shopsOf = (variantId: string) => shops.get(Number(variantId)) ?? 0
  return {
    name: 'ours',
    score: (past) => new Map(rankBuyAgain(linesOf(past), shopsOf, settings).map(({ variantId, score }) => [Number(variantId), score])),
  }
}

export function linesOf(past: readonly Past[]) {
  return past.flatMap(({ products, ageDays }) => products.map((product) => ({ variantId: String(product), quantity: 1, ageDays })))
}

/** How many shops bought each product within the last 30 days. */
export function shopsLately({ past }: History): Map<number, number> {
  const shops = new Map<number, Set<string>>()
  for (const { order, products } of past.filter(isLately)) {
    for (const product of products) shops.set(product, (shops.get(product) ?? new Set()).add(order.shop))
  }
  return new Map([...shops].map(([product, { size }]) => [product, size]))
}

function tenOf(scores: ReadonlyMap<number, number>, fill: readonly number[]): number[] {
  const own = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b).map(([product]) => product)
  return [...own, ...fill.filter((product) => !scores.has(product)).slice(0, PLACES)].slice(0, PLACES)
}

/** In how many orders each product was, raised by less than one for what was bought lately. */
export function countsOf(past: readonly Past[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { products, ageDays } of past) {
    for (const product of products) counts.set(product, Math.floor(counts.get(product) ?? 0) + 1 + 1 / (1 + ageDays))
  }
  return counts
}

function shareOfRepeats(cases: History['coming'], past: Map<string, Past[]>): number {
  let [lines, repeats] = [0, 0]
  for (const { order, products } of cases) {
    const own = countsOf(past.get(order.shop) ?? [])
    lines += products.length
    repeats += products.filter((product) => own.has(product)).length
  }
  return repeats / lines
}
