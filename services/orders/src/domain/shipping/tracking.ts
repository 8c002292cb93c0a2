import type { ParcelState } from '@toyline/contracts'

/** One thing that a carrier says happened to a parcel. */
export type TrackingEvent = {
  /** The same for the same event, however often and in whatever order it is told. */
  key: string
  state: ParcelState
  /** ISO 8601 in UTC. */
  at: string
  /** The carrier's own words; empty where there are none. */
  message: string
  place: string | null
}

/** Ends of a parcel's way. What is told after one, of an earlier time or a later, changes nothing (W63). */
const ENDS: readonly ParcelState[] = ['delivered', 'returned']
/** Of two events of one instant, the one that is further on its way counts. */
const PROGRESS: readonly ParcelState[] = [
  'announced',
  'in-transit',
  'exception',
  'ready-for-pickup',
  'out-for-delivery',
  'returned',
  'delivered',
]

/**
 * Where a parcel is by all that its carrier has told, in whatever order and however often. A function of the set of events: it
 * cannot go back from `delivered`. Null while nothing was told.
 */
export function parcelState(events: Iterable<TrackingEvent>): { state: ParcelState; at: string } | null {
  let found: TrackingEvent | null = null
  for (const event of events) if (!found || isFurther(event, found)) found = event
  return found && { state: found.state, at: found.at }
}

/** Delivered before returned before all else; the first report of an end is its time, the last of anything else. */
function isFurther(one: TrackingEvent, other: TrackingEvent): boolean {
  const end = ENDS.indexOf(one.state)
  const otherEnd = ENDS.indexOf(other.state)
  if (end !== otherEnd) return end >= 0 && (otherEnd < 0 || end < otherEnd)
  if (end >= 0) return one.at < other.at
  if (one.at !== other.at) return one.at > other.at
  return PROGRESS.indexOf(one.state) > PROGRESS.indexOf(other.state)
}

/**
 * What carriers call these, in the code tables of their own APIs. A code that is not here says nothing of where the parcel is: null,
 * and the event is left out.
 */
export const CARRIER_STATES = {
  /** `status` of a tracker and of its details. */
  easypost: {
    unknown: null,
    pre_transit: 'announced',
    in_transit: 'in-transit',
    out_for_delivery: 'out-for-delivery',
    available_for_pickup: 'ready-for-pickup',
    delivered: 'delivered',
    return_to_sender: 'returned',
    failure: 'exception',
    cancelled: 'exception',
    error: 'exception',
  },
  /**
   * `type` of an activity's status, with its `code` where that says more: type D is all that has to do with the delivery, from loading
   * the van on.
   */
  ups: {
    'I OT': 'out-for-delivery',
    'D FS': 'delivered',
    M: 'announced',
    MV: 'exception',
    P: 'in-transit',
    I: 'in-transit',
    U: null,
    O: 'out-for-delivery',
    D: 'out-for-delivery',
    X: 'exception',
    RS: 'returned',
    NA: null,
  },
  /** `status_code` of a tracking event. */
  shipengine: {
    UN: null,
    NY: 'announced',
    AC: 'in-transit',
    IT: 'in-transit',
    AT: 'exception',
    EX: 'exception',
    SP: 'ready-for-pickup',
    DE: 'delivered',
  },
} as const satisfies Record<string, Record<string, ParcelState | null>>

/** The first of these codes that says anything: the more exact one comes first. */
export function stateOf(carrier: keyof typeof CARRIER_STATES, ...codes: string[]): ParcelState | null {
  const table = new Map<string, ParcelState | null>(Object.entries(CARRIER_STATES[carrier]))
  return codes.map((code) => table.get(code)).find((state) => state !== undefined) ?? null
}
