import type { LineQuantity, LocatedQuantity, Location, PlannedShipment } from '@toyline/contracts'
import { type Counted, chooseLines, openOf } from './fulfilment.ts'
import type { Refusal } from './refusal.ts'

/** An order as far as it says what of it is open, and where that lies. */
export type Allocated = { lines: readonly (Counted & { snapshot: { ready?: number } })[]; allocated: readonly LocatedQuantity[] }

/** What is still to be sent from each location, the one with the most pieces first. Never more of a line than is open of it. */
export function plannedShipments({ lines, allocated }: Omit<Allocated, 'lines'> & { lines: readonly Counted[] }): PlannedShipment[] {
  const left = new Map(lines.map((line) => [line.id, openOf(line)]))
  const planned = [...Map.groupBy(allocated, ({ location }) => location)].map(([location, pieces]) => {
    const there = new Map(pieces.map(({ lineId, quantity }) => [lineId, quantity]))
    return {
      location,
      lines: takeUpTo(
        left,
        lines.map(({ id }) => ({ lineId: id, quantity: there.get(id) ?? 0 })),
      ),
    }
  })
  return planned
    .filter((one) => one.lines.length > 0)
    .sort((one, other) => piecesIn(other) - piecesIn(one) || (one.location < other.location ? -1 : 1))
}

/**
 * What a shipment takes of an order, all of it from one location: what is asked for, or everything that the location has still to send, or
 * as much of that as was there when it was ordered, where its buyer need not wait for the rest. The location may be left out where only
 * one holds all of it.
 */
export function chooseShipment(
  order: Allocated & { delivery: 'together' | 'as-ready' },
  wanted: { location?: Location | undefined; lines?: readonly LineQuantity[] | undefined },
): { location: string; lines: LineQuantity[] } | { refusal: Refusal } {
  const chosen = chooseLines(order.lines, wanted.lines)
  if ('refusal' in chosen) return chosen
  const planned = plannedShipments(order)
  const asked = wanted.lines ? chosen.lines : []
  const possible = planned.filter((one) => (wanted.location ? one.location === wanted.location : asked.every((line) => holds(one, line))))
  const [from] = possible
  if (!from || possible.length > 1)
    return wanted.location
      ? notThere({ location: wanted.location })
      : {
          refusal: {
            status: 409,
            code: 'several-locations',
            detail: 'This lies at several locations, and each sends its own shipment: say which.',
            extra: { planned },
          },
        }
  const missing = asked.find((line) => !holds(from, line))
  if (missing) return notThere({ location: from.location, lineId: missing.lineId })
  return { location: from.location, lines: wanted.lines ? chosen.lines : readyLines(order, from) }
}

/** Where pieces that will not be sent are given up: at the location with the fewest of the order first, so that a shipment may fall away. */
export function giveUp(
  order: Omit<Allocated, 'lines'> & { lines: readonly Counted[] },
  unwanted: readonly LineQuantity[],
): LocatedQuantity[] {
  const left = new Map(unwanted.map(({ lineId, quantity }) => [lineId, quantity]))
  return plannedShipments(order)
    .reverse()
    .flatMap(({ location, lines }) => takeUpTo(left, lines).map((piece) => ({ ...piece, location })))
}

/** Of what a location has to send, what need not wait: what was there when it was ordered and has not left. Everything where that is nothing. */
function readyLines({ delivery, lines }: Allocated & { delivery: 'together' | 'as-ready' }, planned: PlannedShipment): LineQuantity[] {
  if (delivery === 'together') return planned.lines
  const ready = new Map(lines.map(({ id, shipped, snapshot }) => [id, (snapshot.ready ?? 0) - shipped]))
  const first = planned.lines
    .map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, ready.get(lineId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0)
  return first.length > 0 ? first : planned.lines
}

/** Of each of these as much as is left, which is less by that afterwards. */
function takeUpTo(left: Map<string, number>, pieces: readonly LineQuantity[]): LineQuantity[] {
  return pieces.flatMap(({ lineId, quantity: wanted }) => {
    const quantity = Math.min(wanted, left.get(lineId) ?? 0)
    left.set(lineId, (left.get(lineId) ?? 0) - quantity)
    return quantity > 0 ? [{ lineId, quantity }] : []
  })
}

function holds({ lines }: PlannedShipment, wanted: LineQuantity): boolean {
  return lines.some(({ lineId, quantity }) => lineId === wanted.lineId && quantity >= wanted.quantity)
}

function notThere(extra: { location: string; lineId?: string }): { refusal: Refusal } {
  return { refusal: { status: 409, code: 'not-at-location', detail: 'The location does not hold that much of this order.', extra } }
}

function piecesIn({ lines }: PlannedShipment): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}
