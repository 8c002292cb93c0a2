import type { LineQuantity, ParcelState, ShipmentState } from '@toyline/contracts'
import type { StoredLine, StoredOrder } from '../order.ts'
import { type LineToPack, type Packing, type PackingFacts, packLines } from './pack-lines.ts'
import { litresOf, MOST_PALLETS, PACKING, PALLETS_FROM, type Sides } from './packing-rules.ts'
import { parcelState, type TrackingEvent } from './tracking.ts'

/** Packs what a shipment takes of an order. What the buyer chose to have on pallets goes on pallets, if it is much enough to. */
export function packShipment({ lines, shipping }: Pick<StoredOrder, 'lines' | 'shipping'>, taken: readonly LineQuantity[]): Packing {
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const toPack = taken.map(({ lineId, quantity }) => ({ lineId, quantity, facts: factsOf((lineOf.get(lineId) as StoredLine).snapshot) }))
  return packLines(toPack, { ...PACKING, palletsFrom: shipping.id === 'freight' ? PALLETS_FROM : null })
}

/** How much there is to send. All of it 0 where the weight of something is not known. */
export type Consignment = {
  /** Of the pieces alone. */
  weightGrams: number
  /** As they would be packed. Infinite where it is more than any tariff takes. */
  parcels: number
  pallets: number
}

/** What an order is to a carrier, before it is packed for good. */
export function consignmentOf(lines: readonly { id: string; quantity: number; snapshot: Weighed }[]): Consignment {
  if (lines.some(({ snapshot }) => snapshot.weightGrams === 0)) return { weightGrams: 0, parcels: 0, pallets: 0 }
  const toPack: LineToPack[] = lines.map(({ id, quantity, snapshot }) => ({ lineId: id, quantity, facts: factsOf(snapshot) }))
  const weightGrams = toPack.reduce((sum, { quantity, facts }) => sum + facts.grams * quantity, 0)
  const litres = toPack.reduce((sum, { quantity, facts }) => sum + (facts.size ? litresOf(facts.size) : 0) * quantity, 0)
  const { pallet } = PACKING
  const isEndless = weightGrams > MOST_PALLETS * pallet.maxGrams || litres > MOST_PALLETS * pallet.litres
  if (isEndless) return { weightGrams, parcels: Number.POSITIVE_INFINITY, pallets: Number.POSITIVE_INFINITY }
  const { parcels, pallets } = packLines(toPack, { ...PACKING, palletsFrom: { grams: 0, parcels: 0 } })
  return { weightGrams, parcels: parcels.length, pallets: pallets.length }
}

type Weighed = Pick<StoredLine['snapshot'], 'weightGrams' | 'size' | 'carton'>

function factsOf({ weightGrams, size = null, carton = null }: Weighed): PackingFacts {
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
