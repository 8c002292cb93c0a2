export type PackRule = { casePack: number; minQuantity: number }

/** The smallest quantity that can be ordered: the minimum, rounded up to whole cases (W15). For browsers too, so this file imports no code. */
export function smallestQuantity({ casePack, minQuantity }: PackRule): number {
  return Math.max(1, Math.ceil(minQuantity / casePack)) * casePack
}
