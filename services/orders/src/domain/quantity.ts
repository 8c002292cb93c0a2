import { type PackRule, smallestQuantity } from '@toyline/contracts'

/** The most of one variant that one order may ask for. */
export const MAX_QUANTITY = 100_000

export type QuantityProblem = { code: 'case-pack' | 'below-minimum'; suggestions: number[] }

/**
 * Whether a quantity can be ordered (W15). One that cannot comes back with the quantities nearest to it that can, the
 * smaller first (W16); nothing is ever changed for the buyer.
 */
export function checkQuantity(quantity: number, rule: PackRule): QuantityProblem | null {
  const smallest = smallestQuantity(rule)
  const cases = quantity / rule.casePack
  if (Number.isInteger(cases) && quantity >= smallest) return null
  const down = Math.floor(cases) * rule.casePack
  const up = Math.max(Math.ceil(cases) * rule.casePack, smallest)
  const suggestions = [...(down >= smallest ? [down] : []), ...(up <= MAX_QUANTITY ? [up] : [])]
  return { code: Number.isInteger(cases) ? 'below-minimum' : 'case-pack', suggestions }
}
