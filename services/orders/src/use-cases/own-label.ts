import { createHash } from 'node:crypto'
import { trackingNumber } from '../domain/shipping/tracking-number.ts'

/** The number on a label of our own: the same for the same parcel, however often it is asked for. */
export function ownTrackingNumber(parcelId: string): string {
  return trackingNumber(createHash('sha256').update(parcelId).digest())
}
