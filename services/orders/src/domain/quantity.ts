import { largestQuantity, type QuantityRule, smallestQuantity } from '@toyline/contracts'

export type QuantityProblem = { code: 'case-pack' | 'below-minimum' | 'above-maximum'; suggestions: number[] }

/**
 * Whether a quantity can be ordered (W15). One that cannot comes back with the quantities nearest to it that can, the
 * smaller first (W16); nothing is ever changed for the buyer.
 */
export function checkQuantity(quantity: number, rule: QuantityRule): QuantityProblem | null {
  const smallest = smallestQuantity(rule)
  const largest = largestQuantity(rule)
  const cases = quantity / rule.casePack
  const isWhole = Number.isInteger(cases)
  if (isWhole && quantity >= smallest && quantity <= largest) return null
  const down = Math.min(Math.floor(cases) * rule.casePack, largest)
  const up = Math.max(Math.ceil(cases) * rule.casePack, smallest)
  const suggestions = [...(down >= smallest ? [down] : []), ...(up <= largest ? [up] : [])]
  if (quantity > largest) return { code: 'above-maximum', suggestions }
  return { code: isWhole ? 'below-minimum' : 'case-pack', suggestions }
}
