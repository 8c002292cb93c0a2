import type { Availability } from '@toyline/contracts'

/** Stock of one variant at one location, in eaches. `oversellCap` is 0 where the variant takes no backorders. */
export type StockLevel = { onHand: number; allocated: number; held: number; safety: number; oversellCap: number }
/** Eaches: from stock, and with backorders. */
export type Sellable = { now: number; total: number }

export const STATES = ['in-stock', 'low', 'backorder', 'out-of-stock'] as const

/** Up to so many cases are shown as few. */
const FEW_CASES = 3
/** More than anybody would order. */
const PLENTY = 9_999

export function sellableAt(level: StockLevel): Sellable {
  const free = level.onHand - level.allocated - level.held - level.safety
  return { now: Math.max(0, free), total: Math.max(0, free + level.oversellCap) }
}

/** Whole cases only: what remains below one case is not offered. */
export function availabilityOf({ now, total }: Sellable, casePack: number): Availability {
  const cases = Math.floor(now / casePack)
  const quantity = Math.floor(total / casePack) * casePack
  const shown = quantity > PLENTY ? null : quantity
  if (quantity === 0) return { state: 'out-of-stock', quantity: 0 }
  if (cases === 0) return { state: 'backorder', quantity: shown }
  return { state: total === now && cases <= FEW_CASES ? 'low' : 'in-stock', quantity: shown }
}

/** A product is as available as its most available variant. */
export function best(all: readonly Availability[]): Availability {
  let state = STATES.length - 1
  let quantity: number | null = 0
  for (const one of all) {
    state = Math.min(state, STATES.indexOf(one.state))
    quantity = quantity === null || one.quantity === null ? null : quantity + one.quantity
  }
  return { state: STATES[state] as Availability['state'], quantity: quantity !== null && quantity > PLENTY ? null : quantity }
}
