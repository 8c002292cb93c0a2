import type { PurchaseCap, VariantSnapshot } from '@toyline/contracts'

/** Eaches of capped variants that a buyer has ordered within each cap's span, by variant; those of the cart at hand not counted. */
export type Bought = ReadonlyMap<string, number>
export type CapUse = { variantId: string; cap: PurchaseCap }

export const NOTHING_BOUGHT: Bought = new Map()

/** Which of these have a cap. */
export function cappedOf(snapshots: Iterable<VariantSnapshot>): CapUse[] {
  return Array.from(snapshots).flatMap(({ variantId, cap }) => (cap ? [{ variantId, cap }] : []))
}

/** A variant's cap with what is left of it for this buyer; null where it has none. */
export function capOf(snapshot: Pick<VariantSnapshot, 'variantId' | 'cap'>, bought: Bought): (PurchaseCap & { left: number }) | null {
  const left = capLeft(snapshot, bought)
  return snapshot.cap && left !== null ? { ...snapshot.cap, left } : null
}

/** What a buyer may still order of a variant; null where nothing limits it. */
export function capLeft({ variantId, cap }: Pick<VariantSnapshot, 'variantId' | 'cap'>, bought: Bought): number | null {
  return cap && Math.max(0, cap.quantity - (bought.get(variantId) ?? 0))
}
