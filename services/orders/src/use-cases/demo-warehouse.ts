import { type Location, ShipmentState } from '@toyline/contracts'
import { Problem } from '@toyline/http/problem'
import { plannedShipments } from '../domain/allocation.ts'
import type { StoredOrder } from '../domain/order.ts'
import { noteTracking } from './note-tracking.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { type ShipOrder, shipOrder } from './ship-order.ts'

export const WAREHOUSE_TASK = 'demo-warehouse'

/**
 * Plays a warehouse and its carriers, so that who tries the shop sees the whole life of an order: what was placed leaves after so many
 * milliseconds, from one location after another, three lines or more that lie at one in two shipments, and each shipment comes one step further after as many again. It does
 * what staff do, and no more than they may.
 */
export async function workInWarehouse(needs: SagaNeeds, everyMs: number): Promise<void> {
  const { orders, log } = needs
  const { toShip, toMove } = await orders.findWarehouseWork(orders.db, everyMs)
  const unlessRefused = async (subject: string, work: (tx: Tx) => Promise<unknown>) => {
    await orders.inTransaction(work).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      log.warn({ subject, code: error.code }, 'the demo warehouse was refused')
    })
  }
  for (const orderId of toShip)
    await unlessRefused(orderId, async (tx) => {
      const order = await orders.readOrder(tx, orderId)
      if (order) await shipOrder(needs, tx, { orderId, ...nextShipment(order) })
    })
  for (const { shipmentId, steps } of toMove) {
    const state = ShipmentState.options[Math.min(steps, ShipmentState.options.length - 1)]
    if (state) await unlessRefused(shipmentId, (tx) => noteTracking(needs, tx, { shipmentId, state }))
  }
}

/** All that the first location has, or first what its buyer wants first. */
function nextShipment(order: StoredOrder): Pick<ShipOrder, 'location' | 'lines'> {
  const [first, ...others] = plannedShipments(order)
  const location = first?.location as Location | undefined
  const isWhole = others.length > 0 || order.shipments.length > 0 || order.delivery === 'as-ready'
  if (!first || isWhole || first.lines.length < 3) return { location }
  return { location, lines: first.lines.slice(0, Math.ceil(first.lines.length / 2)) }
}
