import type { Shipment } from '@toyline/contracts'
import type { StoredOrder } from '../domain/order.ts'
import { type Carrier, type CustomsItem, chooseRate, Failed, NoAnswer, NotSent } from '../domain/shipping/carrier.ts'
import { crossesCustoms, shipsFrom } from '../domain/shipping/warehouses.ts'
import type { Draft, OwnLabel, StoredParcel } from '../store/parcels-store.ts'
import { findShipment } from './list-parcels.ts'
import { ownTrackingNumber } from './own-label.ts'
import type { SagaNeeds } from './ports.ts'

export const LABEL_TASK = 'label-shipment'
export type LabelPayload = { shipmentId: string }
/** Parcels whose labels are bought at the same time. */
const AT_ONCE = 4
/** Days that a way of delivery promises; others take the cheapest. */
const WITHIN_DAYS: Record<string, number> = { 'two-day': 2 }

export function labelJob(shipmentId: string) {
  return { task: LABEL_TASK, payload: { shipmentId }, key: `label:${shipmentId}`, tries: 8 }
}

/**
 * Has a label made for each parcel of a shipment that has none. What is to be bought is kept before it is bought, and a carrier sells
 * it once, so that a job that dies anywhere buys nothing twice. Where the carrier is away, or has no rate, the label is our own and
 * says why (F12). Throws while nobody knows whether a label was bought, to be asked again.
 */
export async function labelShipment(needs: SagaNeeds, { shipmentId }: LabelPayload): Promise<void> {
  const { order, shipment, parcels } = await findShipment(needs, needs.orders.db, shipmentId)
  const open = parcels.filter(({ label }) => label.state === 'none')
  while (open.length > 0) {
    const some = open.splice(0, AT_ONCE)
    const results = await Promise.allSettled(some.map((parcel) => labelParcel(needs, order, shipment, parcel)))
    const failed = results.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }
}

async function labelParcel(needs: SagaNeeds, order: StoredOrder, shipment: Shipment, parcel: StoredParcel) {
  const { orders, carrier } = needs
  const own = (fellBack: OwnLabel['fellBack']) => {
    if (fellBack) needs.log.warn({ parcelId: parcel.id, fellBack }, 'a parcel has a label of our own')
    return orders.keepOwnLabel(orders.db, parcel.id, { trackingNumber: ownTrackingNumber(parcel.id), fellBack })
  }
  if (!carrier) return own(null)
  let draft: Draft | null = parcel.draft
  if (!draft) {
    const drafted = await draftParcel(carrier, order, shipment, parcel)
    if (typeof drafted === 'string') return own(drafted)
    draft = await orders.keepDraft(orders.db, parcel.id, carrier.name, drafted)
  }
  try {
    const label = await carrier.buy(draft)
    await orders.keepLabel(orders.db, parcel.id, label, await carrier.readFile(label))
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    await own('carrier-refused')
  }
}

/** A draft costs nothing, so that whatever goes wrong with it is no reason to wait. */
async function draftParcel(carrier: Carrier, order: StoredOrder, shipment: Shipment, parcel: StoredParcel) {
  const from = shipsFrom(shipment, order)
  try {
    const { draftId, rates } = await carrier.draft({
      reference: `${shipment.number}/${parcel.number}`,
      from,
      to: order.shipTo,
      size: parcel.size,
      grams: parcel.grams,
      customs: crossesCustoms(from, order.shipTo) ? { signer: from.name, items: customsOf(order, parcel) } : null,
    })
    const rate = chooseRate(rates, WITHIN_DAYS[order.shipping.id] ?? null)
    return rate ? { draftId, rateId: rate.id } : ('no-rate' as const)
  } catch (error) {
    if (error instanceof Failed) return 'carrier-refused' as const
    if (error instanceof NotSent || error instanceof NoAnswer) return 'carrier-away' as const
    throw error
  }
}

function customsOf({ lines }: StoredOrder, { contents }: StoredParcel): CustomsItem[] {
  return contents.flatMap(({ lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId)
    if (!line) return []
    const { title, weightGrams, hsCode, origin } = line.snapshot
    const value = { ...line.unitPrice, amount: line.unitPrice.amount * quantity }
    return [{ description: title, quantity, value, grams: weightGrams * quantity, hsCode, origin }]
  })
}
