import type { OrderReturn, ReturnReason, ReturnState } from '@toyline/contracts'

/** Where a return may go from each state (W65). Every change in the database is guarded by this table. */
export const RETURN_TRANSITIONS: Record<ReturnState, readonly ReturnState[]> = {
  requested: ['approved', 'rejected', 'withdrawn'],
  approved: ['in-transit', 'received', 'withdrawn', 'refunded', 'replaced'],
  'in-transit': ['received'],
  received: ['refunded', 'replaced'],
  refunded: [],
  replaced: [],
  rejected: [],
  withdrawn: [],
}

export function returnStatesBefore(to: ReturnState): ReturnState[] {
  return (Object.keys(RETURN_TRANSITIONS) as ReturnState[]).filter((from) => RETURN_TRANSITIONS[from].includes(to))
}

const FAULTS: readonly ReturnReason[] = ['damaged', 'short', 'wrong']
export function isFault(reason: ReturnReason): boolean {
  return FAULTS.includes(reason)
}

/** Whether goods travel back at all. What never arrived does not, and neither does what is credited or replaced at once. */
export function comesBack({ kind, outcome }: Pick<OrderReturn, 'kind' | 'outcome'>): boolean {
  return kind === 'return' || outcome === 'return'
}

/** Whether a return has its credit note. Its money may not have arrived, which is nothing that it can do about. */
export function isCredited(refund: OrderReturn['refund']): boolean {
  return refund === 'done' || refund === 'bounced' || refund === 'by-hand'
}
