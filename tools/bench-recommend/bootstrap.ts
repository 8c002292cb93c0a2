import { chance } from './chance.ts'

export type Interval = { value: number; low: number; high: number }
/** One shop's part in a ratio of sums. */
export type Part = { shop: string; of: number; hits: number }

const DRAWS = 2_000
const SEED = 20_111

/**
 * Sum of hits by sum of cases, with the bounds between which 95 of 100 repetitions fall. Whole shops are drawn, with all their
 * orders: one shop's orders resemble each other, so that drawing orders alone would promise too much.
 */
export function interval(parts: readonly Part[]): Interval {
  const shops = new Map<string, { of: number; hits: number }>()
  for (const { shop, of, hits } of parts) {
    const sum = shops.get(shop) ?? { of: 0, hits: 0 }
    shops.set(shop, { of: sum.of + of, hits: sum.hits + hits })
  }
  const sums = [...shops.values()]
  const ratio = (drawn: readonly { of: number; hits: number }[]) => {
    let [of, hits] = [0, 0]
    for (const sum of drawn) {
      of += sum.of
      hits += sum.hits
    }
    return of === 0 ? 0 : hits / of
  }
  const random = chance(SEED)
  const ratios = Float64Array.from({ length: DRAWS }, () => ratio(sums.map(() => sums[Math.floor(random() * sums.length)] as Part))).sort()
  const at = (share: number) => ratios[Math.floor(share * (DRAWS - 1))] as number
  return { value: ratio(sums), low: at(0.025), high: at(0.975) }
}
