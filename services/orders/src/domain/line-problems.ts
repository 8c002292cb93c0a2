import { type LineProblem, largestQuantity, priceAt, smallestQuantity, type VariantSnapshot } from '@toyline/contracts'
import { type Bought, capLeft } from './caps.ts'
import { checkQuantity } from './quantity.ts'
import type { Refusal } from './refusal.ts'

/** What stands between a line and an order. */
export function lineProblems(quantity: number, snapshot: VariantSnapshot, bought: Bought): LineProblem[] {
  const problems: LineProblem[] = []
  if (snapshot.tiers.length === 0)
    problems.push({ code: 'no-price', message: 'This product has no price in your market and cannot be ordered.', suggestions: [] })
  const wrong = quantityProblem(quantity, snapshot, bought)
  if (wrong) problems.push(wrong)
  const { state, quantity: available } = snapshot.availability
  if (state === 'out-of-stock') problems.push({ code: 'not-enough-stock', message: 'This is out of stock at the moment.', suggestions: [] })
  else if (available !== null && available < quantity)
    problems.push({
      code: 'not-enough-stock',
      message: `Only ${available} can be ordered at the moment.`,
      suggestions: atMost(available, snapshot),
    })
  return problems
}

/** Why a quantity is refused whatever is in stock: it does not fit the variant's rule, or its cap. */
export function quantityProblem(quantity: number, snapshot: VariantSnapshot, bought: Bought): LineProblem | null {
  const wrong = checkQuantity(quantity, snapshot)
  if (wrong) return { ...wrong, message: quantityMessage(wrong.code, snapshot) }
  const left = capLeft(snapshot, bought)
  if (left === null || quantity <= left) return null
  return { code: 'over-cap', message: capMessage(left, snapshot), suggestions: atMost(left, snapshot) }
}

/** A refused line with every figure that its refusal speaks of, and what each quantity that would fit costs (W16). */
export function refusedLine(quantity: number, snapshot: VariantSnapshot, problem: LineProblem, bought: Bought) {
  const { variantId, sku, title, casePack, minQuantity, maxQuantity, cap, price, tiers } = snapshot
  const left = capLeft(snapshot, bought)
  const offers = problem.suggestions.map((one) => ({ quantity: one, unitPrice: priceAt(tiers, one)?.tier.unitPrice ?? null }))
  return {
    variantId,
    sku,
    title,
    quantity,
    casePack,
    minQuantity,
    maxQuantity,
    cap: cap && { ...cap, left },
    unitPrice: price,
    ...problem,
    offers,
  }
}
export type RefusedLine = ReturnType<typeof refusedLine>

/** One refusal of all these lines: by their reason where they share one. */
export function refuseLines(lines: readonly RefusedLine[]): Refusal {
  const [first] = lines
  const isOneReason = lines.every((line) => line.code === first?.code)
  return {
    status: 422,
    code: isOneReason && first ? first.code : 'lines-refused',
    detail: lines.length === 1 && first ? first.message : `${lines.length} quantities cannot be ordered as they are.`,
    extra: { lines },
  }
}

/** The largest quantity up to this one that could be ordered, if there is any. */
function atMost(most: number, snapshot: VariantSnapshot): number[] {
  const whole = Math.min(Math.floor(most / snapshot.casePack) * snapshot.casePack, largestQuantity(snapshot))
  return whole >= smallestQuantity(snapshot) ? [whole] : []
}

function quantityMessage(code: 'case-pack' | 'below-minimum' | 'above-maximum', rule: VariantSnapshot): string {
  if (code === 'below-minimum') return `The smallest order of this is ${smallestQuantity(rule)}.`
  if (code === 'above-maximum') return `At most ${largestQuantity(rule)} of this can be ordered at once.`
  return `This comes in cases of ${rule.casePack}.`
}

function capMessage(left: number, { cap }: VariantSnapshot): string {
  const rest = left === 0 ? 'none is left for you at the moment' : `${left} of them are left for you`
  return `This is scarce: at most ${cap?.quantity} for each buyer in ${cap?.days} days, and ${rest}.`
}
