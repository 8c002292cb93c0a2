import { byScore, type Link } from './links.ts'

/**
 * What goes with several products at once, strongest first: scores add up. `shops` is the most that any one of the links has:
 * at least so many shops bought it with one of them.
 */
export function blend(lists: readonly (readonly Link[])[], without: ReadonlySet<number>): Link[] {
  const [first] = lists
  if (first && lists.length === 1) return first.filter(({ product }) => !without.has(product))
  const sums = new Map<number, Link>()
  for (const links of lists) {
    for (const { product, score, shops } of links) {
      if (without.has(product)) continue
      const sum = sums.get(product)
      if (sum === undefined) sums.set(product, { product, score, shops })
      else {
        sum.score += score
        sum.shops = Math.max(sum.shops, shops)
      }
    }
  }
  return [...sums.values()].sort(byScore)
}
