import type { LineQuantity, Shipment, ShipmentState } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Db, Fragment, Tx } from './database.ts'
import { ORDER_CHANGED_CHANNEL } from './order-changes.ts'

/** The shipments of an order as JSON, oldest first: part of a statement over `orders.orders`. */
export const SHIPMENTS_OF_ORDER: Fragment = sql`(
  select coalesce(json_agg(shipment order by shipment.position), '[]') from (
    select id, number, position, location, carrier, tracking_number, tracking_url, state, sent_at, delivered_at, (
      select json_agg(json_build_object('lineId', line_id, 'quantity', quantity) order by line_id)
      from orders.shipment_lines line where line.shipment_id = shipments.id
    ) as lines
    from orders.shipments where order_id = orders.id
  ) shipment
)`

export type ShipmentRow = {
  id: string
  number: string
  location: string | null
  carrier: string
  tracking_number: string | null
  tracking_url: string | null
  state: ShipmentState
  sent_at: string
  delivered_at: string | null
  lines: LineQuantity[]
}

export function shipmentFrom(row: ShipmentRow): Shipment {
  return {
    id: row.id,
    number: row.number,
    location: row.location,
    carrier: row.carrier,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    state: row.state,
    sentAt: new Date(row.sent_at).toISOString(),
    deliveredAt: row.delivered_at && new Date(row.delivered_at).toISOString(),
    lines: row.lines,
  }
}

/** Until the transaction ends nobody else changes what is open of this order. False where there is none. */
export async function lockOrder(tx: Tx, orderId: string): Promise<boolean> {
  const { rows } = await sql`select from orders.orders where id = ${orderId} for no key update`.execute(tx)
  return rows.length === 1
}

export type NewShipment = {
  id: string
  location: string
  carrier: string
  trackingNumber: string | null
  trackingUrl: string | null
  lines: LineQuantity[]
}

/** Writes the next shipment of an order that is locked. */
export async function insertShipment(tx: Tx, orderId: string, made: NewShipment): Promise<void> {
  await sql`
    with shipment as (
      insert into orders.shipments (id, order_id, position, number, location, carrier, tracking_number, tracking_url)
      select ${made.id}, id, coalesce(last, 0) + 1, number || '-' || coalesce(last, 0) + 1, ${made.location}, ${made.carrier}, ${made.trackingNumber}, ${made.trackingUrl}
      from orders.orders, (select max(position) as last from orders.shipments where order_id = ${orderId}) before where id = ${orderId}
      returning id, number
    ),
    lines as (
      insert into orders.shipment_lines (line_id, shipment_id, quantity)
      select line."lineId", shipment.id, line.quantity
      from shipment, jsonb_to_recordset(${JSON.stringify(made.lines)}::jsonb) as line ("lineId" text, quantity int)
    ),
    changed as (
      update orders.orders set version = version + 1,
        timeline = timeline || jsonb_build_array(jsonb_build_object('at', now(), 'what', 'shipped', 'detail', shipment.number))
      from shipment where orders.id = ${orderId} returning orders.id
    )
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(tx)
}

/** Which order a shipment is of. */
export async function orderOfShipment(db: Db, shipmentId: string): Promise<string | null> {
  const { rows } = await sql<{ order_id: string }>`select order_id from orders.shipments where id = ${shipmentId}`.execute(db)
  return rows[0]?.order_id ?? null
}

/** How far a shipment has come. False where it has come as far before, and then nothing changes. */
export async function moveShipment(
  tx: Tx,
  shipmentId: string,
  news: { state: ShipmentState; from: ShipmentState[]; at: string | null },
): Promise<boolean> {
  const at = sql`coalesce(${news.at}::timestamptz, now())`
  const moved = await sql`
    with moved as (
      update orders.shipments set state = ${news.state}, delivered_at = ${news.state === 'delivered' ? at : null}
      where id = ${shipmentId} and state = any(${news.from}) returning order_id, number
    ),
    changed as (
      update orders.orders set version = version + 1,
        timeline = timeline || jsonb_build_array(jsonb_build_object('at', ${at}, 'what', ${news.state}::text, 'detail', moved.number))
      from moved where orders.id = moved.order_id returning orders.id
    )
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`.execute(tx)
  return moved.rows.length === 1
}

/** Of a week, what a warehouse that takes so many milliseconds for each step has to do now; some at a time. */
export async function findWarehouseWork(
  db: Db,
  everyMs: number,
): Promise<{ toShip: string[]; toMove: { shipmentId: string; steps: number }[] }> {
  const every = sql`make_interval(secs => ${everyMs / 1000}::float8)`
  const due = await sql<{ id: string }>`
    select id from orders.orders
    where state = 'placed' and is_located and payment_state in ('authorised', 'on-account')
      and placed_at between now() - interval '7 days' and now() - ${every}
      and not exists (select from orders.shipments where order_id = orders.id and sent_at > now() - ${every})
      and exists (
        select from orders.order_lines line where order_id = orders.id and quantity
          > (select coalesce(sum(quantity), 0) from orders.shipment_lines where line_id = line.id)
          + (
            select coalesce(sum(gone.quantity), 0) from orders.cancellation_lines gone join orders.cancellations c on c.id = gone.cancellation_id
            where gone.line_id = line.id and c.state = 'done'
          )
      )
    order by placed_at limit 20`.execute(db)
  const moving = await sql<{ shipmentId: string; steps: number }>`
    select id as "shipmentId", floor(extract(epoch from now() - sent_at) / extract(epoch from ${every}))::int as steps
    from orders.shipments where state <> 'delivered' and sent_at between now() - interval '7 days' and now() - ${every}
    order by sent_at limit 100`.execute(db)
  return { toShip: due.rows.map(({ id }) => id), toMove: moving.rows }
}
