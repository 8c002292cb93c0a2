import { type Location, MARKETS, type MarketId } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type pg from 'pg'
import {
  claim,
  claimAnew,
  extendHold,
  findHold,
  insertHold,
  insertTombstone,
  type Line,
  type Place,
  release,
} from '../store/holds-store.ts'

export type HoldRequest = {
  orderId: string
  market: MarketId
  /** Where stock may lie, the best place first; the market's locations unless said. */
  locations?: readonly Location[] | undefined
  lines: Line[]
  ttlSeconds: number
}

/**
 * Holds stock for an order, all lines or none, at as few locations as can be. Repeating it extends the hold and changes nothing else; for an order whose hold
 * was claimed it says so by succeeding.
 * Errors: 409 `not-enough-stock` with `lines` (every short one), 409 `hold-ended`, 409 `hold-differs` for other lines than before.
 */
export async function holdStock(
  pool: pg.Pool,
  { orderId, market, locations = MARKETS[market].locations, lines, ttlSeconds }: HoldRequest,
): Promise<{ orderId: string; expiresAt: string }> {
  const wanted = addUp(lines)
  const { expiresAt, refusals } = await insertHold(pool, orderId, locations, wanted, ttlSeconds)
  if (expiresAt) return { orderId, expiresAt: expiresAt.toISOString() }
  const extended = await extendHold(pool, orderId, ttlSeconds)
  const found = await findHold(pool, orderId)
  if (found?.state === 'released') throw problem(409, 'hold-ended', 'This order has ended; its stock was given back.')
  if (!found) throw problem(409, 'not-enough-stock', 'Some of this is not in stock any more.', { lines: refusals })
  if (Object.keys(found.quantities).length !== wanted.length || wanted.some((line) => found.quantities[line.variantId] !== line.quantity)) {
    throw problem(409, 'hold-differs', 'This order holds other lines already.')
  }
  return { orderId, expiresAt: (extended ?? (found.expiresAt as Date)).toISOString() }
}

/**
 * Turns the hold of a placed order into allocated stock, once; repeating it changes nothing and answers the same. An order that is placed
 * never ends, so a hold that ran out meanwhile is no refusal: what is still there of its lines is held anew and claimed, each line as a
 * whole or not at all.
 * @returns `short`: the variants that others have bought, of which the order has nothing; `allocated`: where the others were when they
 * were claimed
 */
export async function claimHold(
  pool: pg.Pool,
  { orderId, market, locations = MARKETS[market].locations, lines }: Omit<HoldRequest, 'ttlSeconds'>,
): Promise<{ state: 'claimed'; short: string[]; allocated: Place[] }> {
  const claimed = await claim(pool, orderId)
  if (claimed) return { state: 'claimed', short: [], allocated: claimed }
  const wanted = addUp(lines)
  await claimAnew(pool, orderId, locations, wanted)
  const found = await findHold(pool, orderId)
  const short = wanted.filter(({ variantId, quantity }) => found?.quantities[variantId] !== quantity).map(({ variantId }) => variantId)
  return { state: 'claimed', short, allocated: found?.places ?? [] }
}

/**
 * Gives an order's held stock back. An order that held nothing is marked as ended, so that a hold which was asked for earlier
 * and arrives late is refused. Error: 409 `hold-claimed`.
 */
export async function releaseHold(pool: pg.Pool, orderId: string): Promise<{ state: 'released' | 'none' }> {
  if (await release(pool, orderId)) return { state: 'released' }
  if (await insertTombstone(pool, orderId)) return { state: 'none' }
  // A hold may have come between the two, and is released now.
  if (await release(pool, orderId)) return { state: 'released' }
  const found = await findHold(pool, orderId)
  if (found?.state === 'claimed') throw problem(409, 'hold-claimed', 'This order is placed; its stock is allocated.')
  return { state: 'released' }
}

/** One line per variant: a cart may name one twice. */
function addUp(lines: readonly Line[]): Line[] {
  const sums = new Map<string, number>()
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity)
  return [...sums].map(([variantId, quantity]) => ({ variantId, quantity }))
}
