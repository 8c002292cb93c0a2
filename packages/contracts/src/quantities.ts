/** Which quantities of a variant can be ordered: whole cases between a minimum and, where there is one, a maximum. For browsers too, so this file imports no code. */
export type PackRule = { casePack: number; minQuantity: number }
export type QuantityRule = PackRule & { maxQuantity: number | null }

/** The most of one variant that one order may ask for, whatever its own rule. */
export const MAX_QUANTITY = 100_000

/** The smallest quantity that can be ordered: the minimum, rounded up to whole cases (W15). */
export function smallestQuantity({ casePack, minQuantity }: PackRule): number {
  return Math.max(1, Math.ceil(minQuantity / casePack)) * casePack
}

/** The largest quantity that can be ordered at once: the maximum, rounded down to whole cases. */
export function largestQuantity({ casePack, maxQuantity }: Omit<QuantityRule, 'minQuantity'>): number {
  return Math.floor(Math.min(maxQuantity ?? MAX_QUANTITY, MAX_QUANTITY) / casePack) * casePack
}
