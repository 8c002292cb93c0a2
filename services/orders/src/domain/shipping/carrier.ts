import type { Address, Money } from '@toyline/contracts'
import type { Sides } from './packing-rules.ts'
import type { TrackingEvent } from './tracking.ts'

/** What customs are told of a kind of thing in a parcel. */
export type CustomsItem = {
  description: string
  quantity: number
  /** Of all of them. */
  value: Money
  grams: number
  hsCode: string | null
  origin: string | null
}

export type ParcelToSend = {
  /** Ours; what is written beside the label. */
  reference: string
  from: Address
  to: Address
  size: Sides
  grams: number
  /** Null inside a customs territory. */
  customs: { signer: string; items: CustomsItem[] } | null
}

/** What a carrier would take a parcel for. Never 0. */
export type CarrierRate = { id: string; carrier: string; service: string; amount: Money; days: number | null }

export type Label = {
  /** By which the carrier finds it again. */
  draftId: string
  carrier: string
  service: string
  trackingNumber: string
  /** Where anybody can follow it; null where there is no such page. */
  trackingUrl: string | null
  /** What it cost us; null where that cannot be read. */
  cost: Money | null
  file: { type: 'application/pdf' | 'image/png'; url: string }
}

export type CarrierReport = {
  eventId: string
  type: string
  /** Null for reports that are about something else. */
  parcel: { trackingNumber: string; events: TrackingEvent[] } | null
}

/** `unknown` where the carrier does not know such addresses; `suggested` when it would write this one differently. */
export type AddressOpinion =
  | { verdict: 'confirmed' | 'unknown' }
  | { verdict: 'doubtful'; message: string }
  | { verdict: 'suggested'; address: Address }

/**
 * Who takes parcels. A draft says what is to be sent and costs nothing; buying its label costs money and happens once, however often it
 * is asked for.
 * Errors: `NotSent` when certainly nothing happened, `NoAnswer` when nobody knows, `Failed` when the carrier refused.
 */
export type Carrier = {
  name: string
  /** False while it is left alone after failures. */
  available: () => boolean
  draft: (parcel: ParcelToSend) => Promise<{ draftId: string; rates: CarrierRate[] }>
  buy: (request: { draftId: string; rateId: string }) => Promise<Label>
  /** The label of a draft, where one was bought. */
  find: (draftId: string) => Promise<Label | null>
  void: (draftId: string) => Promise<'voided' | 'asked' | 'refused'>
  track: (label: Pick<Label, 'trackingNumber' | 'carrier'>) => Promise<TrackingEvent[]>
  /** The label as its carrier made it. */
  readFile: (label: Label) => Promise<Buffer>
  checkAddress: (address: Address) => Promise<AddressOpinion>
  /** Reads a report; null when its signature does not fit or is too old. */
  readWebhook: (headers: Record<string, string | string[] | undefined>, body: Buffer) => CarrierReport | null
}

/** The carrier was not reached, or said that it did nothing. */
export class NotSent extends Error {}
/** The request may or may not have had its effect. */
export class NoAnswer extends Error {}
/** The carrier refused, for good: asked again in the same way it refuses again. */
export class Failed extends Error {
  /** The carrier's own code. */
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The cheapest rate that keeps what the buyer was promised; null where none does. Rates without days keep no promise of days. */
export function chooseRate(rates: readonly CarrierRate[], withinDays: number | null): CarrierRate | null {
  const fit = rates.filter(({ days }) => withinDays === null || (days !== null && days <= withinDays))
  return fit.sort((a, b) => a.amount.amount - b.amount.amount || (a.days ?? 99) - (b.days ?? 99))[0] ?? null
}
