/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** At most `count` of them, each equally likely, in no particular order. */
export function sample<T>(from: readonly T[], count: number, random: () => number): T[] {
  const drawn = from.slice()
  const size = Math.min(count, drawn.length)
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (drawn.length - at))
    ;[drawn[at], drawn[other]] = [drawn[other] as T, drawn[at] as T]
  }
  return drawn.slice(0, size)
}
