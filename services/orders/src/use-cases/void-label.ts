import type { Parcel } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { Failed } from '../domain/shipping/carrier.ts'
import type { StoredParcel } from '../store/parcels-store.ts'
import { viewParcel } from './list-parcels.ts'
import type { SagaNeeds, Tx } from './ports.ts'

export const VOID_TASK = 'void-label'
export type VoidPayload = { shipmentId: string; parcelId: string; draftId: string }

/**
 * Asks for a bought label to be given back; a job asks its carrier.
 * Errors: 404 `no-such-parcel`, 409 `no-label` where it has none that was bought.
 */
export async function voidLabel({ orders, outbox }: SagaNeeds, tx: Tx, parcelId: string): Promise<Parcel> {
  const shipmentId = await orders.markVoiding(tx, parcelId)
  if (!shipmentId) {
    if (await orders.shipmentOfParcel(tx, parcelId)) throw problem(409, 'no-label', 'This parcel has no label that could be given back.')
    throw problem(404, 'no-such-parcel', 'There is no such parcel.')
  }
  const parcel = (await orders.listParcels(tx, shipmentId)).find(({ id }) => id === parcelId) as StoredParcel
  const payload: VoidPayload = { shipmentId, parcelId, draftId: parcel.draft?.draftId as string }
  await outbox.enqueue(tx, { task: VOID_TASK, payload, key: `void:${payload.draftId}`, tries: 8 })
  return viewParcel(parcel)
}

/** Gives the label back and keeps what came of it. Asking a carrier twice for the same changes nothing. */
export async function giveBackLabel({ orders, carrier }: SagaNeeds, { parcelId, draftId }: VoidPayload): Promise<void> {
  if (!carrier) throw new Error('No carrier is configured that could take a label back.')
  const outcome = await carrier.void(draftId).catch((error: unknown) => {
    if (error instanceof Failed) return 'refused' as const
    throw error
  })
  await orders.endVoiding(orders.db, parcelId, draftId, outcome)
}
