import { NOT_RETURNED, type Returnable, type ReturnableLine, type ReturnClass, type ReturnPolicy } from '@toyline/contracts'

/** A line of an order as far as its return is decided by it. */
export type LineFacts = {
  id: string
  /** Pieces that have left, and of those the ones that have arrived. */
  shipped: number
  delivered: number
  /** Pieces in returns and claims that are not rejected or withdrawn. */
  returned: number
  returnClass: ReturnClass
}

export type Facts = {
  lines: readonly LineFacts[]
  /** ISO time of the last delivery; null where nothing is delivered yet. */
  deliveredAt: string | null
  /** ISO time at which goods left last: what never arrived can be claimed as well. */
  sentAt: string | null
  isFirstOrder: boolean
  /** Goods that replaced others: they can be claimed, and not returned. */
  isReplacement: boolean
}

const DAY_MS = 86_400_000

/**
 * What may be returned or claimed now, until when and at what cost (W64). Pure. The last day counts as a whole, in UTC, so that nobody
 * loses a window to the hour of a delivery.
 */
export function returnableOf(policy: ReturnPolicy, facts: Facts, now: Date): Returnable {
  const { isFirstOrder, deliveredAt, sentAt } = facts
  const returnBy = deliveredAt && dayAfter(deliveredAt, isFirstOrder ? policy.firstOrderDays : policy.days)
  const claimFrom = deliveredAt ?? sentAt
  const claimBy = claimFrom && dayAfter(claimFrom, policy.claimDays)
  const today = now.toISOString().slice(0, 10)
  const mayClaim = claimBy !== null && today <= claimBy
  return {
    returnBy,
    claimBy,
    isFirstOrder,
    freight: isFirstOrder ? 'seller' : policy.freight,
    lines: facts.lines.map((line): ReturnableLine => {
      const refusal = refusalOf(policy, line, { isTooLate: returnBy !== null && today > returnBy, isReplacement: facts.isReplacement })
      return {
        lineId: line.id,
        returnable: refusal ? 0 : Math.min(line.delivered, line.shipped - line.returned),
        claimable: mayClaim ? Math.max(0, line.shipped - line.returned) : 0,
        refusal,
        fee: isFirstOrder ? 0 : policy.fee,
      }
    }),
  }
}

function refusalOf(
  policy: ReturnPolicy,
  { shipped, delivered, returned, returnClass }: LineFacts,
  { isTooLate, isReplacement }: { isTooLate: boolean; isReplacement: boolean },
): ReturnableLine['refusal'] {
  if (delivered === 0) return 'not-delivered'
  if (shipped - returned <= 0) return 'all-returned'
  const excluded = NOT_RETURNED.find((kind) => kind === returnClass && policy.excluded.includes(kind))
  if (excluded) return excluded
  return isTooLate || isReplacement ? 'too-late' : null
}

function dayAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * DAY_MS).toISOString().slice(0, 10)
}
