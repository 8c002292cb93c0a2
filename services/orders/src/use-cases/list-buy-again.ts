import { type BuyAgainLine, type Language, MAX_BUY_AGAIN, type MarketId } from '@toyline/contracts'
import { NOTHING_BOUGHT } from '../domain/caps.ts'
import { byVariant } from '../domain/cart.ts'
import { fitQuantity } from '../domain/fit-quantity.ts'
import { rankBuyAgain } from '../domain/recommend/buy-again.ts'
import type { LearnNeeds } from './learn-companions.ts'
import type { Products } from './ports.ts'

const DAYS = 730
/** Some of what is most likely may be gone; of so many, enough should be left. */
const CANDIDATES = 3 * MAX_BUY_AGAIN

/** What a person is most likely to order again and can order now; one query and one call, whatever they have ordered. */
export async function listBuyAgain(
  { learning, products }: { learning: LearnNeeds['learning']; products: Pick<Products, 'resolveVariants'> },
  userId: string,
  { market, language }: { market: MarketId; language: Language },
): Promise<BuyAgainLine[]> {
  const lines = await learning.readBoughtLines(learning.db, userId, DAYS)
  if (lines.length === 0) return []
  const known = new Map(lines.map(({ variantId, shopsLately }) => [variantId, shopsLately]))
  const likely = rankBuyAgain(lines, (variantId) => known.get(variantId) ?? 0).slice(0, CANDIDATES)
  const { items } = await products.resolveVariants({ body: { market, language, variantIds: likely.map(({ variantId }) => variantId) } })
  const snapshots = byVariant(items)
  const lastOn = new Map<string, string>()
  for (const { variantId, on } of lines) if (on > (lastOn.get(variantId) ?? '')) lastOn.set(variantId, on)
  return likely
    .flatMap(({ variantId, orders, usualQuantity, lastAgeDays, everyDays }): BuyAgainLine[] => {
      const snapshot = snapshots.get(variantId)
      // What a cap leaves is said when it is put into the cart.
      const quantity = snapshot?.price ? fitQuantity(usualQuantity, snapshot, NOTHING_BOUGHT).quantity : 0
      if (!snapshot || quantity === 0) return []
      const { productId: _p, cap: _c, supply: _s, taxCategory: _t, ...rest } = snapshot
      const { weightGrams: _w, size: _size, carton: _carton, hsCode: _h, origin: _o, returnClass: _r, stockAt: _at, ...shown } = rest
      return [
        {
          ...shown,
          orders,
          usualQuantity: quantity,
          lastOrderedOn: lastOn.get(variantId) as string,
          everyDays: everyDays === null ? null : Math.round(everyDays),
          isDue: everyDays !== null && lastAgeDays >= everyDays,
        },
      ]
    })
    .slice(0, MAX_BUY_AGAIN)
}
