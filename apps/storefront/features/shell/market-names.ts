import { MARKETS, type MarketId } from '@toyline/contracts'
import type { Formats } from '#words/formats.ts'

export type MarketName = { id: MarketId; name: string; currency: string }

/** The markets as the reader calls them. */
export function marketNames({ region }: Formats): MarketName[] {
  return Object.values(MARKETS).map(({ id, currency }) => ({ id, name: region(id.toUpperCase()), currency }))
}
