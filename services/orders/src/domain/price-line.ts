import type { MarketId, Money, VariantSnapshot } from '@toyline/contracts'

/** Where a price was found, kept with the order line (W12). */
export type PriceTrace = { source: 'market-list'; market: MarketId; quantity: number; unit: Money }
export type LinePrice = { unit: Money; total: Money; trace: PriceTrace }

/**
 * The price of one line: the only place where it is decided, for cart, quote and order alike (W12). Null where the
 * market has no price; then the line cannot be bought (W11).
 */
export function priceLine(market: MarketId, quantity: number, snapshot: Pick<VariantSnapshot, 'price'>): LinePrice | null {
  const unit = snapshot.price
  if (!unit) return null
  return {
    unit,
    total: { amount: unit.amount * quantity, currency: unit.currency },
    trace: { source: 'market-list', market, quantity, unit },
  }
}
