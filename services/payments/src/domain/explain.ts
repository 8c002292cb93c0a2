import type { DifferenceKind } from '@toyline/contracts'
import type { Movement } from './movement.ts'

export type Sum = { amount: number; currency: string }

/** What our books say of a provider's payment: one transaction that moved our balance with it. Times in seconds since the epoch. */
export type Booking = { transactionId: string; kind: 'charge' | 'refund'; amount: Sum; bookedAt: number }

/** A payment of ours, as far as it tells whose money a movement is. */
export type OurPayment = { orderId: string; provider: string; paymentId: string | null; amount: Sum }

/** Everything known of one payment of a provider's, by both sides. */
export type About = {
  provider: string
  /** Empty for what belongs to no payment, as a fee of the account. */
  paymentId: string
  movements: Movement[]
  /** Captures, and refunds with those that were taken back because they failed. */
  bookings: Booking[]
  /** Fees and disputes that are booked, by the movement that they were booked for. */
  booked: Map<string, Sum>
  /** Ours of this id. */
  owner: OurPayment | null
  /** Those of the orders that the provider names. */
  named: Map<string, OurPayment>
}

export type Difference = {
  kind: DifferenceKind
  /** The movement that it is about, or else our transaction. */
  subject: string
  orderId: string | null
  paymentId: string
  theirs: Sum | null
  ours: Sum | null
  /** Minor units of `currency` of which nobody can say where they belong. */
  unexplained: number
  currency: string
  happenedAt: number
}

const DAY_SECONDS = 86_400

/**
 * Compares both sides of one payment. Pure: the same sides give the same differences, one at most for each movement or transaction.
 * @param reportedBefore what we booked later than this (seconds since the epoch) may not be in the provider's report yet
 */
export function explain(about: About, reportedBefore: number): Difference[] {
  const { movements, bookings } = about
  const charges = movements.filter(({ kind }) => kind === 'charge')
  const refunds = movements.filter(({ kind }) => kind === 'refund')
  const found = movements.flatMap((movement) => unbooked(about, movement))
  if (about.paymentId === '') return [...found, ...[...charges, ...refunds].flatMap((one) => unowned(about, [one]))]
  if (!about.owner) return [...found, ...unowned(about, [...charges, ...refunds])]
  const booked = (kind: Booking['kind']) => bookings.filter((booking) => booking.kind === kind)
  const astray = charges.filter(({ orderId }) => orderId !== null && orderId !== about.owner?.orderId)
  return [
    ...found,
    ...astray.map((movement) => difference(about, 'wrong-order', movement, null)),
    ...pair(about, charges, booked('charge'), reportedBefore).filter(({ subject }) => !astray.some(({ id }) => id === subject)),
    ...pair(about, refunds, booked('refund'), reportedBefore),
  ]
}

/** Fees and disputes are booked for one movement each. */
function unbooked(about: About, movement: Movement): Difference[] {
  if (movement.kind !== 'fee' && movement.kind !== 'dispute') return []
  const ours = about.booked.get(movement.id)
  if (!ours) return [difference(about, movement.kind === 'fee' ? 'fee-not-booked' : 'dispute', movement, null)]
  return unlike(about, movement, ours)
}

/** A payment that no order of ours counts on. What it took and gave back again needs no explanation. */
function unowned(about: About, moved: Movement[]): Difference[] {
  if (isNothing(moved)) return []
  const charges = moved.filter(({ kind }) => kind === 'charge')
  if (charges.length === 0) return moved.map((movement) => difference(about, 'refund-unknown', movement, null))
  return charges.map((movement) => {
    const order = about.named.get(movement.orderId ?? '')
    const isPaidOtherwise = order !== undefined && (order.provider !== about.provider || order.paymentId !== null)
    return difference(about, isPaidOtherwise ? 'double' : 'missing-here', movement, null)
  })
}

function pair(about: About, theirs: Movement[], ours: Booking[], reportedBefore: number): Difference[] {
  const bookings = [...ours].sort((one, other) => one.bookedAt - other.bookedAt)
  const found: Difference[] = []
  const left: Movement[] = []
  let paired = 0
  for (const movement of [...theirs].sort((one, other) => one.movedAt - other.movedAt)) {
    const at = bookings.findIndex(({ amount }) => isSame(amount, movement.amount))
    const [booking] = at < 0 ? [] : bookings.splice(at, 1)
    if (!booking) left.push(movement)
    else {
      paired += movement.amount.amount
      if (Math.abs(booking.bookedAt - movement.movedAt) > DAY_SECONDS) found.push(difference(about, 'late', movement, booking.amount))
    }
  }
  // What moved in parts may be booked as one, and the other way round; what was undone on one side need not be seen by the other.
  if (isNothing([...left, ...bookings.map(({ amount }) => ({ amount: { ...amount, amount: -amount.amount } }))])) return found
  for (const movement of left) {
    const like = bookings.findIndex(({ amount }) => amount.currency === movement.amount.currency)
    const [booking] = bookings.splice(Math.max(like, 0), 1)
    if (booking) found.push(...unlike(about, movement, booking.amount))
    else {
      const isTooMuch = about.owner !== null && paired + movement.amount.amount > about.owner.amount.amount
      found.push(difference(about, movement.kind === 'refund' ? 'refund-unknown' : isTooMuch ? 'double' : 'missing-here', movement, null))
    }
  }
  for (const { transactionId, amount, bookedAt } of bookings)
    if (bookedAt < reportedBefore)
      found.push({
        kind: 'missing-there',
        subject: transactionId,
        orderId: about.owner?.orderId ?? null,
        paymentId: about.paymentId,
        theirs: null,
        ours: amount,
        unexplained: Math.abs(amount.amount),
        currency: amount.currency,
        happenedAt: bookedAt,
      })
  return found
}

function unlike(about: About, movement: Movement, ours: Sum): Difference[] {
  if (isSame(movement.amount, ours)) return []
  if (movement.amount.currency !== ours.currency) return [difference(about, 'wrong-currency', movement, ours)]
  return [{ ...difference(about, 'wrong-amount', movement, ours), unexplained: Math.abs(movement.amount.amount - ours.amount) }]
}

function difference(about: About, kind: DifferenceKind, movement: Movement, ours: Sum | null): Difference {
  return {
    kind,
    subject: movement.id,
    orderId: about.owner?.orderId ?? movement.orderId,
    paymentId: about.paymentId,
    theirs: movement.amount,
    ours,
    unexplained: kind === 'late' ? 0 : Math.abs(movement.amount.amount),
    currency: movement.amount.currency,
    happenedAt: movement.movedAt,
  }
}

function isSame(one: Sum, other: Sum): boolean {
  return one.amount === other.amount && one.currency === other.currency
}

/** Whether these add up to zero in each currency. */
function isNothing(of: { amount: Sum }[]): boolean {
  const sums = new Map<string, number>()
  for (const { amount } of of) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount)
  return [...sums.values()].every((sum) => sum === 0)
}
