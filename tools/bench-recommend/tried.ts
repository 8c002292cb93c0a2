import { rankBuyAgain } from '../../services/orders/src/domain/recommend/buy-again.ts'
import { type Customer, countsOf, linesOf, shopsLately } from './buy-again.ts'
import type { History, Past } from './history.ts'
import { dense, type Ranker } from './rivals.ts'

/** What was tried and lost against its cost; see docs/decisions/0013. Measured with `--tried`, which takes minutes. */
export function tried(history: History): Ranker[] {
  return [randomWalk(history), ease(history)]
}

/** The same for buying again. */
export function triedAgain(history: History): Customer[] {
  return [withoutDemand, demandForTies(history), withDue(history)]
}

const HALF_LIFE_DAYS = 90
const WALK_DAMPING = 0.4
const EASE_RIDGE = 20

/** Purchases of n products counted n to minus `sizePower`, by recency; what each product has with itself is on the diagonal. */
function together({ past, codes }: History, sizePower: number): Float64Array {
  const size = codes.length
  const both = new Float64Array(size * size)
  for (const { products, ageDays } of past) {
    const weight = 2 ** (-ageDays / HALF_LIFE_DAYS) * products.length ** -sizePower
    for (const a of products) for (const b of products) both[a * size + b] = (both[a * size + b] as number) + weight
  }
  return both
}

/** From the cart's products to purchases with them and on to those purchases' products (RP3 beta). */
function randomWalk(history: History): Ranker {
  const size = history.codes.length
  const both = together(history, 1)
  const steps = new Float64Array(size)
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) steps[a] = (steps[a] as number) + (both[a * size + b] as number)
  const scores = Float32Array.from(both, (weight, at) => {
    const [from, to] = [Math.floor(at / size), at % size]
    return from === to ? 0 : weight / (steps[from] as number) / (steps[to] as number) ** WALK_DAMPING
  })
  return dense('two-step random walk', scores, size)
}

/** The linear model whose every product is explained by all others, in closed form (EASE). */
function ease(history: History): Ranker {
  const size = history.codes.length
  const inverse = together(history, 0.5)
  for (let at = 0; at < size; at++) inverse[at * size + at] = (inverse[at * size + at] as number) + EASE_RIDGE
  invert(inverse, size)
  const scores = Float32Array.from(inverse, (value, at) => {
    const [from, to] = [Math.floor(at / size), at % size]
    return from === to ? 0 : -value / (inverse[to * size + to] as number)
  })
  return dense('EASE', scores, size)
}

/** Gauss and Jordan in place; the matrix is symmetric and positive definite, so that no pivot is 0. */
function invert(matrix: Float64Array, size: number): void {
  for (let pivot = 0; pivot < size; pivot++) {
    const row = matrix.subarray(pivot * size, (pivot + 1) * size)
    const by = 1 / (row[pivot] as number)
    row[pivot] = 1
    for (let column = 0; column < size; column++) row[column] = (row[column] as number) * by
    for (let other = 0; other < size; other++) {
      if (other === pivot) continue
      const target = matrix.subarray(other * size, (other + 1) * size)
      const times = target[pivot] as number
      if (times === 0) continue
      target[pivot] = 0
      for (let column = 0; column < size; column++) target[column] = (target[column] as number) - times * (row[column] as number)
    }
  }
}

const withoutDemand: Customer = {
  name: 'ours, without what others buy now',
  score: (past) => new Map(rankBuyAgain(linesOf(past), () => 0).map(({ variantId, score }) => [Number(variantId), score])),
}

/** Needs the same table as ours. */
function demandForTies(history: History): Customer {
  const shops = shopsLately(history)
  const tie = (product: number) => (shops.get(product) ?? 0) / 1_000_000
  return {
    name: 'own frequency, ties to what others buy now',
    score: (past) => new Map([...countsOf(past)].map(([product, count]) => [product, Math.floor(count) + tie(product)])),
  }
}

/** Ours, times the root of the share of the usual time between two orders of the product that has passed, at most 1. */
function withDue(history: History): Customer {
  const shops = shopsLately(history)
  return {
    name: 'ours, and whether it is due',
    score: (past) => {
      const due = dueOf(past)
      const ranked = rankBuyAgain(linesOf(past), (variantId) => shops.get(Number(variantId)) ?? 0)
      return new Map(ranked.map(({ variantId, score }) => [Number(variantId), score * Math.sqrt(due.get(Number(variantId)) ?? 1)]))
    },
  }
}

function dueOf(past: readonly Past[]): Map<number, number> {
  const ages = new Map<number, number[]>()
  for (const { products, ageDays } of past) for (const product of products) ages.set(product, [...(ages.get(product) ?? []), ageDays])
  return new Map(
    [...ages].map(([product, known]) => {
      const [first, last] = [known[0] as number, known.at(-1) as number]
      const usual = (first - last) / Math.max(1, known.length - 1)
      return [product, usual === 0 ? 1 : Math.min(1, last / usual)]
    }),
  )
}
