/** The index of the tier that a quantity reaches: the one with the highest `from` not above it; -1 below them all. */
export function activeTier(tiers: readonly { from: number }[], quantity: number): number {
  let best = -1
  for (const [index, { from }] of tiers.entries()) if (from <= quantity && (best < 0 || from >= (tiers[best]?.from ?? 0))) best = index
  return best
}
