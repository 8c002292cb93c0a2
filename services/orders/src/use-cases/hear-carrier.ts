import { problem } from '@toyline/http/problem'
import type { CarrierReport } from '../domain/shipping/carrier.ts'
import { shipmentNews } from '../domain/shipping/parcels.ts'
import { noteTracking } from './note-tracking.ts'
import type { SagaNeeds } from './ports.ts'

export const HEAR_TASK = 'hear-carrier'
export type HearPayload = { carrierName: string } & NonNullable<CarrierReport['parcel']>
const FOLLOW_AT_ONCE = 50

/**
 * Takes a carrier's report: its signature is checked over the raw bytes, it is kept once and answered at once; a job reads it. One that
 * comes again changes nothing.
 * Errors: 400 `bad-signature`; nothing is kept then.
 */
export async function receiveReport(
  { orders, outbox, carrier }: SagaNeeds,
  { name, headers, body }: { name: string; headers: Record<string, string | string[] | undefined>; body: Buffer },
): Promise<void> {
  const report = carrier?.name === name ? carrier.readWebhook(headers, body) : null
  if (!report) throw problem(400, 'bad-signature', 'This report is not signed by the carrier it names.')
  const { eventId, type, parcel } = report
  await orders.inTransaction(async (tx) => {
    const isNew = await orders.keepReport(tx, { carrierName: name, eventId, type, body: body.toString('utf8') })
    if (!isNew || !parcel) return
    const payload: HearPayload = { carrierName: name, ...parcel }
    await outbox.enqueue(tx, { task: HEAR_TASK, payload, key: `hear:${name}:${eventId}` })
  })
}

/**
 * Keeps what a carrier told of a parcel, and moves its shipment as far as all its parcels say together. In whatever order it comes and
 * however often, it ends the same (W63).
 */
export async function hearCarrier(needs: SagaNeeds, { carrierName, trackingNumber, events }: HearPayload): Promise<void> {
  const { orders } = needs
  const parcel = await orders.findTracked(orders.db, carrierName, trackingNumber)
  if (!parcel) return needs.log.warn({ carrierName, trackingNumber }, 'a carrier told of a parcel that is not ours')
  await orders.inTransaction(async (tx) => {
    // Two parcels of a shipment must not each miss what the other says.
    await orders.lockOrder(tx, (await orders.orderOfShipment(tx, parcel.shipmentId)) as string)
    await orders.keepEvents(tx, parcel.id, events)
    const news = shipmentNews((await orders.listParcels(tx, parcel.shipmentId)).map((one) => one.events))
    if (news) await noteTracking(needs, tx, { shipmentId: parcel.shipmentId, ...news })
  })
}

export const FOLLOW_TASK = 'follow-parcels'

/** Asks after parcels of which no report has come, for reports get lost. */
export async function followParcels(needs: SagaNeeds): Promise<void> {
  const { orders, carrier } = needs
  if (!carrier?.available()) return
  for (const { trackingNumber, carrier: by, carrierName } of await orders.takeUnheard(orders.db, FOLLOW_AT_ONCE)) {
    if (carrierName !== carrier.name) continue
    const events = await carrier.track({ trackingNumber, carrier: by })
    await hearCarrier(needs, { carrierName, trackingNumber, events })
  }
}
