import { createHash } from 'node:crypto'
import { Currency, type Money } from '@toyline/contracts'
import { z } from 'zod'
import { type CarrierRate, type Label, NoAnswer } from '../domain/shipping/carrier.ts'
import { stateOf, type TrackingEvent } from '../domain/shipping/tracking.ts'

/** Those with cents. */
const Priced = Currency.exclude(['JPY', 'KWD'])
const Rate = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  rate: z.string(),
  currency: z.string(),
  delivery_days: z.int().nullish(),
  est_delivery_days: z.int().nullish(),
})
const Tracker = z.object({
  tracking_code: z.string().max(100),
  public_url: z.string().nullish(),
  tracking_details: z
    .array(
      z.object({
        status: z.string(),
        datetime: z.string(),
        message: z.string().nullish(),
        tracking_location: z.object({ city: z.string().nullish(), state: z.string().nullish(), country: z.string().nullish() }).nullish(),
      }),
    )
    .max(1_000),
})
/** The parts of a shipment that we read; everything else of it is ignored. */
export const Shipment = z.object({
  id: z.string(),
  rates: z.array(z.unknown()),
  tracking_code: z.string().nullish(),
  selected_rate: Rate.nullish(),
  postage_label: z
    .object({ label_url: z.string().nullish(), label_pdf_url: z.string().nullish(), label_file_type: z.string().nullish() })
    .nullish(),
  tracker: z.object({ public_url: z.string().nullish() }).nullish(),
  refund_status: z.string().nullish(),
})
export const WebhookEvent = z.object({ id: z.string().max(100), description: z.string().max(100), result: z.unknown() })
export const VerifiedAddress = z.object({
  street1: z.string().nullish(),
  street2: z.string().nullish(),
  city: z.string().nullish(),
  state: z.string().nullish(),
  zip: z.string().nullish(),
  verifications: z.object({
    delivery: z.object({ success: z.boolean(), errors: z.array(z.object({ code: z.string(), message: z.string().nullish() })) }).optional(),
  }),
})
export type VerifiedAddress = z.infer<typeof VerifiedAddress>

/** Rates that can be read, are in a currency of ours and cost something. */
export function readRates(shipment: z.infer<typeof Shipment>): CarrierRate[] {
  return shipment.rates.flatMap((one) => {
    const { success, data } = Rate.safeParse(one)
    const amount = success ? readMoney(data.rate, data.currency) : null
    if (!data || !amount) return []
    return [
      { id: data.id, carrier: data.carrier, service: data.service, amount, days: data.est_delivery_days ?? data.delivery_days ?? null },
    ]
  })
}

/** The label of a shipment; null while none was bought. Error: `NoAnswer` for one that was bought and cannot be read. */
export function readLabel(shipment: z.infer<typeof Shipment>): Label | null {
  const { id, postage_label: postage, tracking_code: trackingNumber, selected_rate: rate, tracker } = shipment
  if (!postage) return null
  const pdf = postage.label_pdf_url ?? (postage.label_file_type === 'application/pdf' ? postage.label_url : null)
  const url = pdf ?? postage.label_url
  if (!trackingNumber || !rate || !url) throw new NoAnswer(`shipment ${id} has a label that cannot be read`)
  return {
    draftId: id,
    carrier: rate.carrier,
    service: rate.service,
    trackingNumber,
    trackingUrl: tracker?.public_url ?? null,
    cost: readMoney(rate.rate, rate.currency),
    file: { type: pdf ? 'application/pdf' : 'image/png', url },
  }
}

/** What a tracker says has happened; null where it is none. Details have no ids, so their key is made of what they say. */
export function readTracker(value: unknown): { trackingNumber: string; events: TrackingEvent[] } | null {
  const tracker = Tracker.safeParse(value).data
  if (!tracker) return null
  const events = tracker.tracking_details.flatMap((detail): TrackingEvent[] => {
    const state = stateOf('easypost', detail.status)
    const time = Date.parse(detail.datetime)
    if (!state || Number.isNaN(time)) return []
    const at = new Date(time).toISOString()
    const message = (detail.message ?? '').slice(0, 300)
    const { city, state: area, country } = detail.tracking_location ?? {}
    const place = [city, area, country].filter(Boolean).join(', ').slice(0, 200) || null
    const key = createHash('sha256')
      .update(JSON.stringify([at, detail.status, message, place]))
      .digest('base64url')
    return [{ key, state, at, message, place }]
  })
  return { trackingNumber: tracker.tracking_code, events }
}

/** `33.10` as 3310 minor units. Null for what is no price: other currencies, nothing, less than nothing. */
function readMoney(text: string, currency: string): Money | null {
  const known = Priced.safeParse(currency).data
  const [, whole, cents = ''] = /^(\d{1,9})(?:\.(\d{1,5}))?$/.exec(text) ?? []
  if (!known || whole === undefined) return null
  // Fractions of a cent are rounded up: it is what we pay.
  const amount = Number(whole) * 100 + Math.ceil(Number(cents.padEnd(5, '0')) / 1_000)
  return amount > 0 ? { amount, currency: known } : null
}
