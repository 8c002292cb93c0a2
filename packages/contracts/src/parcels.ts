import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'
import { Size } from './product-facts.ts'
import { LineQuantity } from './shipments.ts'

/** Where a parcel is by what its carrier said. `exception` may need a person. */
export const ParcelState = z.enum(['announced', 'in-transit', 'out-for-delivery', 'ready-for-pickup', 'exception', 'delivered', 'returned'])
export type ParcelState = z.infer<typeof ParcelState>

/** `made` may be printed; `voiding` is being given back; `in-use` could not be given back any more. */
export const LabelState = z.enum(['none', 'made', 'voiding', 'in-use'])
export type LabelState = z.infer<typeof LabelState>

/** A carton as it comes from the maker, a box of ours by its name, or a piece that fits none. */
export const Parcel = z
  .strictObject({
    id: z.string(),
    number: z.int(),
    /** From 1; null where it stands on none. */
    pallet: z.int().nullable(),
    box: z.string(),
    size: Size,
    grams: z.int(),
    contents: z.array(LineQuantity),
    label: z.strictObject({
      state: LabelState,
      carrier: z.string().nullable(),
      service: z.string().nullable(),
      trackingNumber: z.string().nullable(),
      trackingUrl: z.string().nullable(),
      /** What it cost the shop; null for labels of our own, which are billed by the month. */
      cost: Money.nullable(),
      /** Why it is our own though a carrier is configured: it was away, had no rate, or refused. */
      fellBack: z.enum(['carrier-away', 'no-rate', 'carrier-refused']).nullable(),
    }),
    /** Null while its carrier has said nothing. */
    state: ParcelState.nullable(),
    events: z.array(z.strictObject({ state: ParcelState, at: z.string(), message: z.string(), place: z.string().nullable() })),
  })
  .meta({ id: 'Parcel' })
export type Parcel = z.infer<typeof Parcel>

const shipmentParams = z.strictObject({ id: Id('shp') })
const Parcels = z.strictObject({ items: z.array(Parcel) })

export const parcelCards = {
  listParcels: card({
    name: 'listParcels',
    method: 'GET',
    path: '/staff/shipments/:id/parcels',
    params: shipmentParams,
    reply: Parcels,
    who: 'staff',
    audience: 'public',
    summary: 'What a shipment is packed in, each parcel with its label and where it is',
    problems: ['no-such-shipment'],
  }),
  getPackingSlip: card({
    name: 'getPackingSlip',
    method: 'GET',
    path: '/staff/shipments/:id/packing-slip',
    params: shipmentParams,
    reply: z.any(),
    who: 'staff',
    audience: 'public',
    summary: 'The packing slip of a shipment as a PDF, in the language of its buyer',
    problems: ['no-such-shipment'],
  }),
  getLabels: card({
    name: 'getLabels',
    method: 'GET',
    path: '/staff/shipments/:id/label',
    params: shipmentParams,
    query: z.strictObject({ parcel: z.coerce.number().int().min(1).max(10_000).optional() }),
    reply: z.any(),
    who: 'staff',
    audience: 'public',
    summary: 'The labels of a shipment that are our own as one PDF, or the label of one parcel as its carrier made it',
    problems: ['no-such-shipment', 'no-label'],
  }),
  makeLabels: card({
    name: 'makeLabels',
    method: 'POST',
    path: '/staff/shipments/:id/labels',
    status: 202,
    idempotent: true,
    params: shipmentParams,
    body: z.strictObject({}),
    reply: Parcels,
    who: 'staff',
    audience: 'public',
    summary: 'Have labels made for the parcels that have none, such as those whose label was voided',
    problems: ['no-such-shipment'],
  }),
  voidLabel: card({
    name: 'voidLabel',
    method: 'POST',
    path: '/staff/parcels/:id/void',
    status: 202,
    idempotent: true,
    params: z.strictObject({ id: Id('prc') }),
    body: z.strictObject({}),
    reply: Parcel,
    who: 'staff',
    audience: 'public',
    summary: 'Give a bought label back; the parcel then has none, or its label is `in-use`',
    problems: ['no-such-parcel', 'no-label'],
  }),
  receiveCarrierReport: card({
    name: 'receiveCarrierReport',
    method: 'POST',
    path: '/shipping/webhooks/:carrier',
    params: z.strictObject({ carrier: z.string().max(40) }),
    rawBody: true,
    body: z.any(),
    reply: z.strictObject({ received: z.literal(true) }),
    who: 'anyone',
    audience: 'public',
    summary: 'Where carriers report; signed, stored, answered at once',
    problems: ['bad-signature'],
  }),
} as const
