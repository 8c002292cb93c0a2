import { type MarketId, type Money, type PriceTier, priceAt, timesMoney, type VariantSnapshot } from '@toyline/contracts'

/** Where a price was found, kept with the order line (W12): in which list and for what quantity. */
export type PriceTrace = {
  /** `seller`: proposed by the shop's own people. */
  source: 'market-list' | 'seller'
  market: MarketId
  quantity: number
  unit: Money
  /** From how many on it is this price, and what each costs of the smallest quantity. Orders from before volume prices have neither. */
  tier?: number
  base?: Money
  /** The whole ladder, where it has several rungs; orders from before it was kept have none. */
  ladder?: PriceTier[]
}
export type LinePrice = { unit: Money; total: Money; tier: PriceTier; next: PriceTier | null; trace: PriceTrace }

type Item = { variantId: string; quantity: number }
type Priced = Pick<VariantSnapshot, 'tiers'>

/**
 * The prices of lines, in their order: the only place where they are decided, for cart, quote and order alike (W12). The same
 * variant on several lines has the volume price of all its pieces (W10). Null where the market has no price; then the line
 * cannot be bought (W11).
 */
export function priceLines(market: MarketId, items: readonly Item[], snapshots: ReadonlyMap<string, Priced>): (LinePrice | null)[] {
  const together = new Map<string, number>()
  for (const { variantId, quantity } of items) together.set(variantId, (together.get(variantId) ?? 0) + quantity)
  return items.map(({ variantId, quantity }) => priceLine(market, quantity, together.get(variantId) ?? quantity, snapshots.get(variantId)))
}

const laddered = (tiers: readonly PriceTier[]) => (tiers.length > 1 ? { ladder: [...tiers] } : {})

function priceLine(market: MarketId, quantity: number, together: number, snapshot: Priced | undefined): LinePrice | null {
  const [base] = snapshot?.tiers ?? []
  const found = snapshot && priceAt(snapshot.tiers, together)
  if (!base || !found) return null
  const { tier, next } = found
  const unit = tier.unitPrice
  const trace: PriceTrace = {
    source: 'market-list',
    market,
    quantity: together,
    unit,
    tier: tier.minQuantity,
    base: base.unitPrice,
    ...laddered(snapshot.tiers),
  }
  return { unit, total: timesMoney(unit, quantity), tier, next, trace }
}
