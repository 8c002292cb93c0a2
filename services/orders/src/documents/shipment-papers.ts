import type { Address, LocaleId, MarketId } from '@toyline/contracts'
import type { Sides } from '../domain/shipping/packing-rules.ts'

/** A shipment as its papers show it. */
export type ShipmentPapers = {
  market: MarketId
  locale: LocaleId | null
  number: string
  /** Which of its order's shipments it is, of how many. */
  place: { which: number; of: number }
  /** Whose stock it is; null where that was not kept. */
  location: string | null
  order: { number: string; poNumber: string | null }
  /** ISO time. */
  sentAt: string
  carrier: string
  service: string
  from: Address
  to: Address
  /** By the number of the first. */
  parcels: {
    number: number
    size: Sides
    grams: number
    /** 1 for the first; null where it is on none. */
    pallet: number | null
    trackingNumber: string | null
    contents: { sku: string; title: string; variantTitle: string; quantity: number }[]
  }[]
}
export type PaperParcel = ShipmentPapers['parcels'][number]
