import { createHash } from 'node:crypto'
import { type Carrier, Failed } from '../domain/shipping/carrier.ts'
import { trackingNumber } from '../domain/shipping/tracking-number.ts'

/**
 * The carriers of the tariff, whose labels we print ourselves and who bill by the month. Nothing is asked of anybody, so nothing fails;
 * where a parcel is, staff note.
 */
export const houseCarrier: Carrier = {
  name: 'house',
  test: false,
  available: () => true,
  draft: async ({ reference }) => ({ draftId: reference, rates: [] }),
  buy: async ({ draftId }) => labelOf(draftId),
  find: async (draftId) => labelOf(draftId),
  void: async () => 'voided',
  track: async () => [],
  readFile: async ({ draftId }) => {
    throw new Failed('no-file', `label ${draftId} is drawn, not fetched`)
  },
  checkAddress: async () => ({ verdict: 'unknown' }),
  readWebhook: () => null,
}

function labelOf(draftId: string) {
  const number = trackingNumber(createHash('sha256').update(draftId).digest())
  return { draftId, carrier: 'house', service: 'tariff', trackingNumber: number, trackingUrl: null, cost: null, file: null }
}
