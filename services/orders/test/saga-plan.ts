import { newId } from '@toyline/contracts'
import { FAILPOINTS, type Failpoint } from '../src/use-cases/ports.ts'
import type { Behaviour } from './neighbours.ts'

/** One checkout that will be cut off. */
export type Plan = {
  failpoint: Failpoint
  orderId: `ord_${string}`
  guestId: `gst_${string}`
  key: string
  token: string
  variants: { variantId: string; casePack: number }[]
  /** Whether the browser asks again after the crash. */
  browserReturns: boolean
}

/** How the payment must go for a checkout to come past each place. The first is the usual; the seed chooses. */
const TOKENS: Record<string, Behaviour[]> = {
  place: ['succeeds', 'loses-answer', 'challenges', 'declines', 'settles-later', 'wrong-amount'],
  placed: ['succeeds'],
  await: ['declines', 'challenges', 'loses-answer', 'settles-later'],
  ended: ['wrong-amount', 'is-away'],
  retry: ['declines'],
}

export function planSaga(
  seed: number,
  variants: { variantId: string; casePack: number }[],
  tokens: Record<string, string[]> = TOKENS,
): Plan[] {
  const random = mulberry(seed)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value
  return FAILPOINTS.map((failpoint) => ({
    failpoint,
    orderId: newId('ord'),
    guestId: newId('gst'),
    key: newId('key'),
    token: pick(tokens[kindOf(failpoint)] ?? []),
    variants: [...new Set([pick(variants), pick(variants), pick(variants)])],
    browserReturns: random() < 0.5,
  }))
}

function kindOf(failpoint: Failpoint): string {
  if (failpoint.startsWith('undo.') || failpoint.endsWith('-ended')) return 'ended'
  if (failpoint.endsWith('-await')) return 'await'
  if (failpoint.startsWith('claim.') || failpoint.endsWith('-placed')) return 'placed'
  return failpoint.startsWith('retry.') ? 'retry' : 'place'
}

/** A small generator of random numbers that a seed repeats. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
