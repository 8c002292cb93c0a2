/** Numbers cut into ranges at these steps; the last range has no end. */
export type Steps = readonly number[]

/** Minor units of any market's currency: each has hundredths. */
export const PRICE_STEPS: Steps = [0, 500, 1_000, 1_500, 2_500, 5_000, 10_000]
/** Whole per cent. */
export const MARGIN_STEPS: Steps = [0, 30, 40, 45, 50, 55, 60]
/** Centimetres. */
export const SIZE_STEPS: Steps = [0, 10, 15, 20, 30, 40, 60, 100]

export type Range = { code: string; from: number; to: number | null }

export function rangesOf(steps: Steps): Range[] {
  return steps.map((from, at) => ({ code: `${from}-${steps[at + 1] ?? ''}`, from, to: steps[at + 1] ?? null }))
}

/** The number of the range that a value lies in; -1 below the first. */
export function rangeAt(steps: Steps, value: number): number {
  let at = steps.length - 1
  while (at >= 0 && value < (steps[at] as number)) at--
  return at
}

/** What a shop keeps of the recommended price, in whole per cent, as it is shown; -1 where there is nothing to keep. */
export function marginPercent(price: number, msrp: number): number {
  return price > 0 && msrp >= price ? Math.round((1 - price / msrp) * 100) : -1
}
