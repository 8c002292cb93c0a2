import type { LineQuantity, ParcelState, ShipmentState } from '@toyline/contracts'
import type { StoredLine, StoredOrder } from '../order.ts'
import { type Packing, type PackingFacts, packLines } from './pack-lines.ts'
import { PACKING, PALLETS_FROM_GRAMS, type Sides } from './packing-rules.ts'
import { parcelState, type TrackingEvent } from './tracking.ts'

/** Packs what a shipment takes of an order. What the buyer chose to have on pallets goes on pallets, if it is heavy enough to. */
export function packShipment({ lines, shipping }: Pick<StoredOrder, 'lines' | 'shipping'>, taken: readonly LineQuantity[]): Packing {
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const toPack = taken.map(({ lineId, quantity }) => ({ lineId, quantity, facts: factsOf(lineOf.get(lineId) as StoredLine) }))
  return packLines(toPack, { ...PACKING, palletsFromGrams: shipping.id === 'freight' ? PALLETS_FROM_GRAMS : null })
}

function factsOf({ snapshot: { weightGrams, size = null, carton = null } }: StoredLine): PackingFacts {
  return { grams: weightGrams, size: known(size), carton: carton && { ...carton, size: known(carton.size) } }
}

/** A side that was rounded away is not known. */
const known = (size: Sides | null) => (size && Math.min(size.length, size.width, size.height) > 0 ? size : null)

/** Which news of a shipment its parcels make, and of when; null while none of them is under way. */
export function shipmentNews(parcels: readonly (readonly TrackingEvent[])[]): { state: ShipmentState; at: string } | null {
  const found = parcels.map((events) => parcelState(events))
  const told = found.filter((one) => one !== null)
  const last = told
    .map(({ at }) => at)
    .sort()
    .at(-1)
  if (last === undefined) return null
  const is = (...states: ParcelState[]) => told.some(({ state }) => states.includes(state))
  if (told.length === parcels.length && told.every(({ state }) => state === 'delivered')) return { state: 'delivered', at: last }
  if (is('out-for-delivery')) return { state: 'out-for-delivery', at: last }
  return told.some(({ state }) => state !== 'announced') ? { state: 'in-transit', at: last } : null
}
