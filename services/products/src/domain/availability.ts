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

/** The number of the state in STATES. Whole cases only: what remains below one case is not offered. */
export function stateOf(now: number, total: number, casePack: number): number {
  if (total < casePack) return 3
  if (now < casePack) return 2
  return total === now && now < (FEW_CASES + 1) * casePack ? 1 : 0
}

/** In words, with how many can be ordered: whole cases only. */
export function availabilityOf({ now, total }: Sellable, casePack: number, arrivesOn: string | null): Availability {
  const quantity = Math.floor(total / casePack) * casePack
  return { state: STATES[stateOf(now, total, casePack)] as Availability['state'], quantity: quantity > PLENTY ? null : quantity, arrivesOn }
}

const DAY_MS = 86_400_000

/** A day as the index keeps it, in days since 1970; null for 0, which is none. */
export function dayOf(day: number): string | null {
  return day === 0 ? null : new Date(day * DAY_MS).toISOString().slice(0, 10)
}

type Arrival = { date: string; quantity: number }

/** What is left of arrivals, the first first, once what has been promised beyond the stock has been served from them. */
export function unpromised(arrivals: readonly Arrival[], promised: number): Arrival[] {
  let owed = promised
  return arrivals.flatMap(({ date, quantity }) => {
    const left = Math.max(0, quantity - owed)
    owed = Math.max(0, owed - quantity)
    return left === 0 ? [] : [{ date, quantity: left }]
  })
}

/** A product is as available as its most available variant. */
export function best(all: readonly Availability[]): Availability {
  let state = STATES.length - 1
  let quantity: number | null = 0
  let arrivesOn: string | null = null
  for (const one of all) {
    if (one.arrivesOn !== null && (arrivesOn === null || one.arrivesOn < arrivesOn)) arrivesOn = one.arrivesOn
    state = Math.min(state, STATES.indexOf(one.state))
    quantity = quantity === null || one.quantity === null ? null : quantity + one.quantity
  }
  return { state: STATES[state] as Availability['state'], quantity: quantity !== null && quantity > PLENTY ? null : quantity, arrivesOn }
}
