import type { Fulfilment, LineQuantity, Shipment, ShipmentState } from '@toyline/contracts'
import type { Refusal } from './refusal.ts'

export type Counted = { id: string; quantity: number; shipped: number; cancelled: number }

/** Pieces of a line that are neither shipped nor cancelled. */
export function openOf({ quantity, shipped, cancelled }: Counted): number {
  return quantity - shipped - cancelled
}

/** What has become of an order's goods. Pure, and the only place that says it (W60). */
export function fulfilmentOf(lines: readonly Counted[], shipments: readonly Pick<Shipment, 'state'>[]): Fulfilment {
  const isOpen = lines.some((line) => openOf(line) > 0)
  if (shipments.length === 0) return isOpen ? 'open' : 'cancelled'
  if (isOpen) return 'partly-shipped'
  const delivered = shipments.filter(({ state }) => state === 'delivered').length
  return delivered === 0 ? 'shipped' : delivered < shipments.length ? 'partly-delivered' : 'delivered'
}

/**
 * What is taken of an order: all that is open, or what is asked for, which must be open. A line that is named twice counts
 * together.
 */
export function chooseLines(
  lines: readonly Counted[],
  wanted: readonly LineQuantity[] | undefined,
): { lines: LineQuantity[] } | { refusal: Refusal } {
  const open = new Map(lines.map((line) => [line.id, openOf(line)]))
  const chosen = new Map<string, number>()
  for (const { lineId, quantity } of wanted ?? []) chosen.set(lineId, (chosen.get(lineId) ?? 0) + quantity)
  for (const [lineId, quantity] of chosen) {
    const left = open.get(lineId)
    if (left === undefined) return refuse(422, 'no-such-line', 'The order has no such line.', { lineId })
    if (quantity > left) return refuse(409, 'more-than-open', 'There is not that much of a line left.', { lineId, open: left })
  }
  const taken = lines.flatMap(({ id }) => {
    const quantity = wanted ? (chosen.get(id) ?? 0) : (open.get(id) ?? 0)
    return quantity > 0 ? [{ lineId: id, quantity }] : []
  })
  return taken.length > 0 ? { lines: taken } : refuse(409, 'nothing-to-ship', 'Everything of this order is shipped or cancelled.')
}

const refuse = (status: number, code: string, detail: string, extra?: Refusal['extra']) => ({
  refusal: { status, code, detail, ...(extra ? { extra } : {}) },
})

const STATES: readonly ShipmentState[] = ['sent', 'in-transit', 'out-for-delivery', 'delivered']

/** From where news of a carrier leads to a state: only forward, so that late and repeated news changes nothing (W63). */
export function shipmentStatesBefore(state: ShipmentState): ShipmentState[] {
  return STATES.slice(0, STATES.indexOf(state))
}
