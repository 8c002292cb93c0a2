import { largestQuantity, type ReorderDifference, smallestQuantity, type VariantSnapshot } from '@toyline/contracts'
import { type Bought, capLeft } from './caps.ts'

/** The quantity nearest to the one wanted that can be ordered now, and by what it was moved; 0 where none can. */
export type Fit = { quantity: number; because: Extract<ReorderDifference, { code: 'quantity-changed' }>['because'] | null }

/** Whole cases, rather more than less; then no more than rule, cap and stock allow. */
export function fitQuantity(wanted: number, snapshot: VariantSnapshot, bought: Bought): Fit {
  const { casePack, availability } = snapshot
  const smallest = smallestQuantity(snapshot)
  const whole = Math.ceil(wanted / casePack) * casePack
  const rounded = Math.max(whole, smallest)
  const limits: Fit[] = [{ quantity: largestQuantity(snapshot), because: 'above-maximum' }]
  const left = capLeft(snapshot, bought)
  if (left !== null) limits.push({ quantity: left, because: 'over-cap' })
  if (availability.quantity !== null) limits.push({ quantity: availability.quantity, because: 'not-enough-stock' })
  const limit = limits.reduce((least, one) => (one.quantity < least.quantity ? one : least))
  if (limit.quantity < rounded) {
    const most = Math.floor(limit.quantity / casePack) * casePack
    return { quantity: most < smallest ? 0 : most, because: limit.because }
  }
  return { quantity: rounded, because: rounded > whole ? 'below-minimum' : whole > wanted ? 'case-pack' : null }
}
