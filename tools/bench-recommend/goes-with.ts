import { type Interval, interval, type Part } from './bootstrap.ts'
import { chance, sample } from './chance.ts'
import type { History } from './history.ts'
import { mostFirst, popularityOf, type Ranker } from './rivals.ts'

/** Lines of one order that are held out at most, so that a few huge orders do not decide. */
const HELD_OUT = 10
/** As many products count as what everybody buys. */
const BEST_SELLERS = 100
const SEED = 1_201

/** What a ranker is told of an order: all its other lines, as a cart would, or a single one, as a product's page. */
export type Known = 'the rest' | 'one line'

export type GoesWithRow = { name: string; hit: Interval; mrr: number; beyond: Interval; coverage: number; parts: Part[] }

/**
 * Holds out lines of each test order that has at least two known products, at most ten of each, in turn, and looks where each
 * ranker puts what was held out. Best row first.
 */
export function judgeGoesWith(rankers: readonly Ranker[], history: History, known: Known): { rows: GoesWithRow[]; cases: number } {
  const cases = casesOf(history, known)
  const bestSellers = new Set(mostFirst(popularityOf(history)).slice(0, BEST_SELLERS))
  const rows = rankers.map(({ name, rank }) => {
    const parts: Part[] = []
    const beyond: Part[] = []
    const shown = new Set<number>()
    let reciprocals = 0
    for (const { shop, cart, heldOut } of cases) {
      const ranking = rank(cart)
      for (const product of ranking) shown.add(product)
      const place = ranking.indexOf(heldOut)
      const hits = place < 0 ? 0 : 1
      if (place >= 0) reciprocals += 1 / (place + 1)
      parts.push({ shop, of: 1, hits })
      if (!bestSellers.has(heldOut)) beyond.push({ shop, of: 1, hits })
    }
    return {
      name,
      hit: interval(parts),
      mrr: reciprocals / cases.length,
      beyond: interval(beyond),
      coverage: shown.size / history.codes.length,
      parts,
    }
  })
  return { rows: rows.sort((a, b) => b.hit.value - a.hit.value), cases: cases.length }
}

type Case = { shop: string; cart: number[]; heldOut: number }

function casesOf({ coming }: History, known: Known): Case[] {
  const random = chance(SEED)
  return coming.flatMap(({ order: { shop }, products }) => {
    if (products.length < 2) return []
    return sample(products, HELD_OUT, random).map((heldOut) => {
      const rest = products.filter((product) => product !== heldOut)
      return { shop, heldOut, cart: known === 'one line' ? sample(rest, 1, random) : rest }
    })
  })
}

/** How much more often one row hits than another on the same cases. */
export function difference(one: { parts: Part[] }, other: { parts: Part[] }): Interval {
  return interval(one.parts.map((part, at) => ({ ...part, hits: part.hits - (other.parts[at] as Part).hits })))
}
