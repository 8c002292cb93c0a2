import type { CheckoutQuote, LineSupply, VariantSnapshot } from '@toyline/contracts'

/** How much of a quantity is there, and when what has been announced so far covers the rest. */
export function supplyOf(quantity: number, { supply }: Pick<VariantSnapshot, 'supply'>): LineSupply {
  const now = Math.min(quantity, supply.now)
  const missing = quantity - now
  if (missing === 0) return { now, later: null }
  let arriving = 0
  for (const { date, quantity: more } of supply.arrivals) {
    arriving += more
    if (arriving >= missing) return { now, later: { quantity: missing, arrivesOn: date } }
  }
  return { now, later: { quantity: missing, arrivesOn: null } }
}

/** How much of a line could leave now, in whole cases. */
export function readyOf(quantity: number, { supply, casePack }: Pick<VariantSnapshot, 'supply' | 'casePack'>): number {
  return supply.now >= quantity ? quantity : Math.max(0, Math.floor(supply.now / casePack) * casePack)
}

/** For what an order waits that is sent as a whole: the last day of all its lines, none where one of them has none. */
export function waitsFor(supplies: readonly LineSupply[]): CheckoutQuote['waitsFor'] {
  const later = supplies.flatMap((one) => one.later ?? [])
  if (later.length === 0) return null
  const quantity = later.reduce((sum, one) => sum + one.quantity, 0)
  const days = later.map((one) => one.arrivesOn)
  const arrivesOn = days.reduce((last, day) => (last === null || day === null ? null : day > last ? day : last), days[0] ?? null)
  return { quantity, arrivesOn }
}
