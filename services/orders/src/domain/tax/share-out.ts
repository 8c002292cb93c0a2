/** n/d rounded to a whole number, halves up. For n >= 0 and d > 0. */
export function roundHalfUp(n: bigint, d: bigint): bigint {
  return (2n * n + d) / (2n * d)
}

/**
 * Splits a whole into whole parts in proportion to `exact` numerators over one denominator: each part is
 * its floor, and the units left over go to the largest remainders; equal remainders in order of `key`, so
 * that the order of the parts does not matter. No part exceeds its `room`. The parts always sum to `whole`.
 */
export function shareOut(whole: bigint, parts: readonly { key: string; exact: bigint; room?: bigint }[], denominator: bigint): bigint[] {
  const shares = parts.map((part) => part.exact / denominator)
  let left = whole - shares.reduce((sum, share) => sum + share, 0n)
  const byRemainder = parts
    .map((part, index) => ({ index, key: part.key, remainder: part.exact % denominator }))
    .sort((a, b) =>
      a.remainder === b.remainder ? (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index) : a.remainder > b.remainder ? -1 : 1,
    )
  while (left > 0n) {
    const before = left
    for (const { index } of byRemainder) {
      const room = parts[index]?.room
      const share = shares[index] as bigint
      if (left === 0n || (room !== undefined && share >= room)) continue
      shares[index] = share + 1n
      left -= 1n
    }
    if (left === before) throw new RangeError('The parts have no room for the whole.')
  }
  return shares
}
