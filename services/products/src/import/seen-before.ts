import { createHash } from 'node:crypto'

const BITS = 2 ** 25

/**
 * Remembers keys in 4 MB however many there are (a Bloom filter): true where a key was given before, and for one in some
 * hundred thousand that was not, up to a million keys.
 */
export function seenBefore(): (key: string) => boolean {
  const bits = new Uint8Array(BITS / 8)
  const mark = (number: number): boolean => {
    const bit = number % BITS
    const at = bit >>> 3
    const before = ((bits[at] ?? 0) >>> (bit & 7)) & 1
    bits[at] = (bits[at] ?? 0) | (1 << (bit & 7))
    return before === 1
  }
  return (key) => {
    const digest = createHash('md5').update(key).digest()
    const marks = [0, 4, 8, 12].map((at) => mark(digest.readUInt32LE(at)))
    return marks.every(Boolean)
  }
}
