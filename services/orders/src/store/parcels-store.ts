import type { LabelState, LineQuantity, Money, Parcel } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Label } from '../domain/shipping/carrier.ts'
import type { Parcel as PackedParcel } from '../domain/shipping/pack-lines.ts'
import { parcelState, type TrackingEvent } from '../domain/shipping/tracking.ts'
import type { Db, Tx } from './database.ts'
import { ORDER_CHANGED_CHANNEL } from './order-changes.ts'

export type NewParcel = PackedParcel & { id: string; pallet: number | null; trackingNumber: string | null }
/** A parcel as it is kept, and what its label is bought by. */
export type StoredParcel = Omit<Parcel, 'events'> & {
  events: TrackingEvent[]
  shipmentId: string
  draft: Draft | null
  carrierName: string | null
}
export type Draft = { draftId: string; rateId: string }
export type OwnLabel = { trackingNumber: string; fellBack: Parcel['label']['fellBack'] }

type Row = {
  id: string
  shipment_id: string
  position: number
  pallet: number | null
  box: string
  length: number
  width: number
  height: number
  grams: number
  contents: LineQuantity[]
  label_state: LabelState
  carrier_name: string | null
  draft_id: string | null
  rate_id: string | null
  carrier: string | null
  service: string | null
  tracking_number: string | null
  tracking_url: string | null
  cost_amount: number | null
  cost_currency: Money['currency'] | null
  fell_back: Parcel['label']['fellBack']
  events: TrackingEvent[]
}

/** The parcels of a shipment that was written in this transaction. */
export async function insertParcels(tx: Tx, shipmentId: string, parcels: readonly NewParcel[]): Promise<void> {
  const rows = parcels.map(({ number, size, trackingNumber, ...rest }) => ({
    ...rest,
    ...size,
    position: number,
    tracking: trackingNumber,
  }))
  await sql`
    insert into orders.parcels (id, shipment_id, position, pallet, box, length, width, height, grams, contents, label_state, tracking_number)
    select id, ${shipmentId}, position, pallet, box, length, width, height, grams, contents, case when tracking is null then 'none' else 'made' end, tracking
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as parcel (id text, position int, pallet int, box text, length numeric, width numeric, height numeric, grams int, contents jsonb, tracking text)`.execute(
    tx,
  )
}

/** The parcels of a shipment, in their order, each with all that its carrier told. */
export async function listParcels(db: Db, shipmentId: string): Promise<StoredParcel[]> {
  const { rows } = await sql<Row>`
    select id, shipment_id, position, pallet, box, length::float8, width::float8, height::float8, grams, contents, label_state, carrier_name,
      draft_id, rate_id, carrier, service, tracking_number, tracking_url, cost_amount, cost_currency, fell_back, (
        select coalesce(json_agg(json_build_object('key', key, 'state', state, 'at', happened_at, 'message', message, 'place', place)
          order by happened_at, key), '[]')
        from orders.tracking_events event where event.parcel_id = parcels.id
      ) as events
    from orders.parcels where shipment_id = ${shipmentId} order by position`.execute(db)
  return rows.map(parcelFrom)
}

function parcelFrom(row: Row): StoredParcel {
  const events = row.events.map((one) => ({ ...one, at: new Date(one.at).toISOString() }))
  const { length, width, height } = row
  return {
    id: row.id,
    shipmentId: row.shipment_id,
    number: row.position,
    pallet: row.pallet,
    box: row.box,
    size: { length, width, height },
    grams: row.grams,
    contents: row.contents,
    label: {
      state: row.label_state,
      carrier: row.carrier,
      service: row.service,
      trackingNumber: row.tracking_number,
      trackingUrl: row.tracking_url,
      cost: row.cost_amount === null || row.cost_currency === null ? null : { amount: row.cost_amount, currency: row.cost_currency },
      fellBack: row.fell_back,
    },
    state: parcelState(events)?.state ?? null,
    events,
    draft: row.draft_id === null || row.rate_id === null ? null : { draftId: row.draft_id, rateId: row.rate_id },
    carrierName: row.carrier_name,
  }
}

/** Keeps what a label is to be bought by, unless something is kept already, and says what is. */
export async function keepDraft(db: Db, parcelId: string, carrierName: string, draft: Draft): Promise<Draft> {
  const { rows } = await sql<{ draft_id: string; rate_id: string }>`
    update orders.parcels set carrier_name = coalesce(carrier_name, ${carrierName}), draft_id = coalesce(draft_id, ${draft.draftId}),
      rate_id = case when draft_id is null then ${draft.rateId} else rate_id end
    where id = ${parcelId} returning draft_id, rate_id`.execute(db)
  const [row] = rows
  return row ? { draftId: row.draft_id, rateId: row.rate_id } : draft
}

/** Keeps a label that was bought, once; the first of a shipment is what its buyer follows. */
export async function keepLabel(db: Db, parcelId: string, label: Label, file: Buffer): Promise<void> {
  await sql`
    with labelled as (
      update orders.parcels set label_state = 'made', carrier = ${label.carrier}, service = ${label.service},
        tracking_number = ${label.trackingNumber}, tracking_url = ${label.trackingUrl}, cost_amount = ${label.cost?.amount ?? null},
        cost_currency = ${label.cost?.currency ?? null}, label_type = ${label.file.type}, label = ${file}
      where id = ${parcelId} and label_state = 'none' returning shipment_id, carrier, tracking_number, tracking_url
    ),
    followed as (
      update orders.shipments set carrier = labelled.carrier, tracking_number = labelled.tracking_number, tracking_url = labelled.tracking_url
      from labelled where shipments.id = labelled.shipment_id and shipments.tracking_number is null returning order_id
    ),
    changed as (update orders.orders set version = version + 1 from followed where orders.id = followed.order_id returning orders.id)
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(db)
}

/** Labels a parcel with a number of our own, because no carrier would. What was to be bought is not bought any more. */
export async function keepOwnLabel(db: Db, parcelId: string, { trackingNumber, fellBack }: OwnLabel): Promise<void> {
  await sql`
    with labelled as (
      update orders.parcels set label_state = 'made', tracking_number = ${trackingNumber}, fell_back = ${fellBack},
        carrier_name = null, draft_id = null, rate_id = null
      where id = ${parcelId} and label_state = 'none' returning shipment_id
    ),
    followed as (
      update orders.shipments set tracking_number = ${trackingNumber}
      from labelled where shipments.id = labelled.shipment_id and shipments.tracking_number is null returning order_id
    ),
    changed as (update orders.orders set version = version + 1 from followed where orders.id = followed.order_id returning orders.id)
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(db)
}

/** The file of a label as its carrier made it; null where we draw it. */
export async function readLabelFile(db: Db, parcelId: string): Promise<{ type: string; bytes: Buffer } | null> {
  const { rows } = await sql<{ label_type: string | null; label: Buffer | null }>`
    select label_type, label from orders.parcels where id = ${parcelId}`.execute(db)
  const [row] = rows
  return row?.label_type && row.label ? { type: row.label_type, bytes: row.label } : null
}

/** Marks a bought label as to be given back. The shipment of the parcel; null where it has no such label. */
export async function markVoiding(tx: Tx, parcelId: string): Promise<string | null> {
  const { rows } = await sql<{ shipment_id: string }>`
    update orders.parcels set label_state = 'voiding'
    where id = ${parcelId} and draft_id is not null and label_state in ('made', 'in-use', 'voiding') returning shipment_id`.execute(tx)
  return rows[0]?.shipment_id ?? null
}

/** Whether there is such a parcel, and what shipment it is of. */
export async function shipmentOfParcel(db: Db, parcelId: string): Promise<string | null> {
  const { rows } = await sql<{ shipment_id: string }>`select shipment_id from orders.parcels where id = ${parcelId}`.execute(db)
  return rows[0]?.shipment_id ?? null
}

/** What became of a label that was to be given back: the parcel has none, or keeps it for good. */
export async function endVoiding(db: Db, parcelId: string, draftId: string, outcome: 'voided' | 'asked' | 'refused'): Promise<void> {
  if (outcome === 'refused') {
    await sql`update orders.parcels set label_state = 'in-use' where id = ${parcelId} and draft_id = ${draftId}`.execute(db)
    return
  }
  await sql`
    with before as (
      select id, shipment_id, carrier_name, draft_id, tracking_number from orders.parcels
      where id = ${parcelId} and draft_id = ${draftId} and label_state = 'voiding' for update
    ),
    emptied as (
      update orders.parcels set label_state = 'none', carrier_name = null, draft_id = null, rate_id = null, carrier = null, service = null,
        tracking_number = null, tracking_url = null, cost_amount = null, cost_currency = null, label_type = null, label = null
      from before where parcels.id = before.id
    ),
    kept as (
      insert into orders.voided_labels (draft_id, parcel_id, carrier_name, tracking_number, outcome)
      select draft_id, id, carrier_name, tracking_number, ${outcome} from before
    ),
    unfollowed as (
      update orders.shipments set tracking_number = null, tracking_url = null
      from before where shipments.id = before.shipment_id and shipments.tracking_number = before.tracking_number returning order_id
    ),
    changed as (update orders.orders set version = version + 1 from unfollowed where orders.id = unfollowed.order_id returning orders.id)
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(db)
}

/** Keeps a report as it came. False where it is kept already. */
export async function keepReport(tx: Tx, report: { carrierName: string; eventId: string; type: string; body: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into orders.carrier_reports (carrier_name, event_id, type, body)
    values (${report.carrierName}, ${report.eventId}, ${report.type}, ${report.body}) on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** The parcel that a carrier's number means: the one that was sent last. */
export async function findTracked(db: Db, carrierName: string, trackingNumber: string): Promise<{ id: string; shipmentId: string } | null> {
  const { rows } = await sql<{ id: string; shipmentId: string }>`
    select parcels.id, shipment_id as "shipmentId" from orders.parcels join orders.shipments on shipments.id = shipment_id
    where parcels.tracking_number = ${trackingNumber} and carrier_name = ${carrierName} order by sent_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Keeps what was told of a parcel; what is kept already stays as it is. */
export async function keepEvents(tx: Tx, parcelId: string, events: readonly TrackingEvent[]): Promise<void> {
  await sql`
    insert into orders.tracking_events (parcel_id, key, state, happened_at, message, place)
    select ${parcelId}, key, state, at, message, place
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event (key text, state text, at timestamptz, message text, place text)
    on conflict do nothing`.execute(tx)
}

/** Some parcels under way of which nothing was asked for some hours; they count as asked from now on. */
export async function takeUnheard(db: Db, limit: number): Promise<{ trackingNumber: string; carrier: string; carrierName: string }[]> {
  const { rows } = await sql<{ trackingNumber: string; carrier: string; carrierName: string }>`
    update orders.parcels set asked_at = now()
    where id in (
      select parcels.id from orders.parcels join orders.shipments on shipments.id = shipment_id
      where draft_id is not null and label_state = 'made' and shipments.state <> 'delivered' and sent_at > now() - interval '45 days'
        and (asked_at is null or asked_at < now() - interval '6 hours')
      order by asked_at nulls first limit ${limit} for update of parcels skip locked
    )
    returning tracking_number as "trackingNumber", carrier, carrier_name as "carrierName"`.execute(db)
  return rows
}
