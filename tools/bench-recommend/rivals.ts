import { MAX_ASKED_TOGETHER } from '@toyline/contracts'
import {
  COMPANION_SETTINGS,
  type Companion,
  type CompanionSettings,
  companionsOf,
} from '../../services/orders/src/domain/recommend/companions.ts'
import { gatherPurchases, type Purchases } from '../../services/orders/src/domain/recommend/purchases.ts'
import { blend } from '../../services/products/src/domain/blend.ts'
import type { History, Past } from './history.ts'

/** How many products a row recommends. */
export const PLACES = 10
/** Days that count as now. */
const LATELY_DAYS = 30

export type Ranker = {
  name: string
  /** At most ten products, none of which is in the cart, best first. */
  rank: (cart: readonly number[]) => number[]
}

/** In how many purchases each product occurs. */
export function popularityOf({ past, codes }: History, isCounted: (one: Past) => boolean = () => true): Float64Array {
  const counts = new Float64Array(codes.length)
  for (const one of past) if (isCounted(one)) for (const product of one.products) counts[product] = (counts[product] as number) + 1
  return counts
}

/** Products by count; of equals the lower number first. */
export function mostFirst(counts: Float64Array): number[] {
  return [...counts.keys()].sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
}

export const isLately = ({ ageDays }: Past) => ageDays <= LATELY_DAYS

/** The same ten for everybody, less what is in the cart. */
export function popularity(name: string, counts: Float64Array): Ranker {
  const byCount = mostFirst(counts)
  return {
    name,
    rank(cart) {
      const has = new Set(cart)
      const ranked: number[] = []
      for (const product of byCount) {
        if (ranked.length === PLACES) break
        if (!has.has(product)) ranked.push(product)
      }
      return ranked
    },
  }
}

/** Item to item as in the textbook: purchases with both over the root of the product of purchases with each; sums over the cart. */
export function plainCosine({ past, codes }: History): Ranker {
  const size = codes.length
  const both = new Float32Array(size * size)
  const each = new Float64Array(size)
  for (const { products } of past) {
    for (const a of products) {
      each[a] = (each[a] as number) + 1
      for (const b of products) if (a !== b) both[a * size + b] = (both[a * size + b] as number) + 1
    }
  }
  for (let at = 0; at < both.length; at++) {
    if (both[at] !== 0) both[at] = (both[at] as number) / Math.sqrt((each[Math.floor(at / size)] as number) * (each[at % size] as number))
  }
  return dense('item to item, plain cosine', both, size)
}

/** Sums the rows of a matrix of scores over the cart. */
export function dense(name: string, scores: Float32Array, size: number): Ranker {
  const sum = new Float64Array(size)
  return {
    name,
    rank(cart) {
      sum.fill(0)
      for (const product of cart) {
        const row = scores.subarray(product * size, (product + 1) * size)
        for (let other = 0; other < size; other++) sum[other] = (sum[other] as number) + (row[other] as number)
      }
      for (const product of cart) sum[product] = 0
      return best(sum)
    },
  }
}

/** What the shop runs: the same functions, with as many companions as the shop keeps. */
export function ours(history: History, settings: CompanionSettings = COMPANION_SETTINGS, name = 'ours'): Ranker {
  const companions = new Map<number, Companion[]>()
  for (const found of companionsOf(purchasesOf(history), settings)) companions.set(found.product, found.companions)
  return {
    name,
    rank(cart) {
      const lists = cart.slice(-MAX_ASKED_TOGETHER).map((product) => companions.get(product) ?? [])
      return blend(lists, new Set(cart))
        .slice(0, PLACES)
        .map(({ product }) => product)
    },
  }
}

function purchasesOf({ past }: History): Purchases {
  const gathering = gatherPurchases()
  for (const { order, ageDays, products } of past) gathering.add({ shop: order.shop, ageDays, products })
  return gathering.done()
}

/** The ten highest above zero; of equals the lower number. */
function best(scores: Float64Array): number[] {
  const ranked: number[] = []
  const of = (product: number) => scores[product] as number
  for (let product = 0; product < scores.length; product++) {
    if (of(product) <= 0) continue
    if (ranked.length === PLACES && of(product) <= of(ranked[PLACES - 1] as number)) continue
    let place = ranked.length
    while (place > 0 && of(ranked[place - 1] as number) < of(product)) place--
    ranked.splice(place, 0, product)
    if (ranked.length > PLACES) ranked.pop()
  }
  return ranked
}
