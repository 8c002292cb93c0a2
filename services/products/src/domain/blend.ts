/** A product that shops bought together with another: how strongly, and how many shops. */
export type Companion = { product: number; score: number; shops: number }

/**
 * What goes with several products at once, strongest first: scores add up. `shops` is the most that any one pair has: at least so
 * many shops bought it with one of them.
 */
export function blend(lists: readonly (readonly Companion[])[], without: ReadonlySet<number>): Companion[] {
  const sums = new Map<number, Companion>()
  for (const companions of lists) {
    for (const { product, score, shops } of companions) {
      if (without.has(product)) continue
      const sum = sums.get(product)
      sums.set(product, { product, score: (sum?.score ?? 0) + score, shops: Math.max(sum?.shops ?? 0, shops) })
    }
  }
  return [...sums.values()].sort((a, b) => b.score - a.score || a.product - b.product)
}
