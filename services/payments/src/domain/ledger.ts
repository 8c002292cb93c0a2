import { type Currency, Currency as CurrencySchema, type Money, money } from '@toyline/contracts'

type Entry = { account: string; amount: Money }
export type LedgerTransaction = {
  orderId: string
  kind:
    | 'capture'
    | 'refund'
    | 'on-account'
    | 'on-account-reversed'
    | 'credit'
    | 'fee'
    | 'dispute'
    | 'refund-bounced'
    | 'refund-by-hand'
    | 'credit-applied'
  source: string
  entries: Entry[]
}

/** What goods were promised against: negative while we owe them. */
const ORDERS = 'orders'
const RECEIVABLE = 'receivable'
/** What was credited beyond what a customer still owed: theirs, to be taken off what they owe next. Never paid out (W67). */
const UNAPPLIED = 'unapplied-credit'

/** What was to be given back and did not reach the buyer: theirs, until a person has given it back in another way. */
const REFUNDS_OWED = 'refunds-owed'
/** Our own account, as far as it is used by hand. */
const BANK = 'bank'

/** What providers keep for their work. */
const FEES = 'fees'
/** What buyers' banks took back. */
const DISPUTES = 'disputes'

/** Money that a provider holds for us. */
export function held(provider: string): string {
  return `provider:${provider}`
}

/**
 * The transactions that lead from what was captured and refunded before to what is now. Each is named after its cumulative
 * amount, so that two who find the same change book it once.
 */
export function cardTransactions(
  payment: { orderId: string; provider: string; currency: string },
  before: { captured: number; refunded: number },
  now: { captured: number; refunded: number },
): LedgerTransaction[] {
  const { orderId, provider } = payment
  const currency: Currency = CurrencySchema.parse(payment.currency)
  const booked: LedgerTransaction[] = []
  if (now.captured > before.captured)
    booked.push({
      orderId,
      kind: 'capture',
      source: `${orderId}:capture:${now.captured}`,
      entries: move(held(provider), ORDERS, money(now.captured - before.captured, currency)),
    })
  if (now.refunded > before.refunded)
    booked.push({
      orderId,
      kind: 'refund',
      source: `${orderId}:refund:${now.refunded}`,
      entries: move(ORDERS, held(provider), money(now.refunded - before.refunded, currency)),
    })
  return booked
}

/**
 * A refund that failed late: its money is with the provider again, and owed to the buyer. The credit note stands.
 * @param upTo all of the refund that has failed so far; each sum is booked once
 */
export function refundBounced(
  { orderId, provider, refundId }: { orderId: string; provider: string; refundId: string },
  amount: Money,
  upTo: number,
): LedgerTransaction {
  const source = `${refundId}:bounced:${upTo}`
  return { orderId, kind: 'refund-bounced', source, entries: move(held(provider), REFUNDS_OWED, amount) }
}

/** What was owed from failed refunds is given back in another way; `upTo` as of `refundBounced`, of the order. */
export function refundByHand(orderId: string, amount: Money, upTo: number): LedgerTransaction {
  return { orderId, kind: 'refund-by-hand', source: `${orderId}:by-hand:${upTo}`, entries: move(REFUNDS_OWED, BANK, amount) }
}

/** A shipment's share is charged to the account. */
export function onAccount(orderId: string, shipmentId: string, amount: Money): LedgerTransaction {
  return { orderId, kind: 'on-account', source: `${orderId}:on-account:${shipmentId}`, entries: move(RECEIVABLE, ORDERS, amount) }
}

export function onAccountReversed(orderId: string, amount: Money): LedgerTransaction {
  return { orderId, kind: 'on-account-reversed', source: `${orderId}:on-account-reversed`, entries: move(ORDERS, RECEIVABLE, amount) }
}

/**
 * A credit note of an order on account: first it lowers what is still owed for the order, then it is unapplied credit.
 * @param owed for the order, before
 */
export function credited(orderId: string, refundId: string, amount: Money, owed: number): LedgerTransaction {
  const applied = amount.amount - unappliedOf(amount, owed)
  const parts = [
    { account: RECEIVABLE, amount: -applied },
    { account: UNAPPLIED, amount: applied - amount.amount },
  ]
  return {
    orderId,
    kind: 'credit',
    source: refundId,
    entries: [
      { account: ORDERS, amount },
      ...parts.filter((part) => part.amount !== 0).map((part) => ({ ...part, amount: money(part.amount, amount.currency) })),
    ],
  }
}

/** What of a credit note is beyond what is owed. */
export function unappliedOf(amount: Money, owed: number): number {
  return Math.max(0, amount.amount - Math.max(0, owed))
}

/** Credit is taken off an invoice: less is owed to us, and less by us. */
export function creditApplied(orderId: string, invoiceSource: string, amount: Money): LedgerTransaction {
  return { orderId, kind: 'credit-applied', source: `${invoiceSource}:credit`, entries: move(UNAPPLIED, RECEIVABLE, amount) }
}

/** What a fee or a dispute of a provider's is booked under: each once. */
export function movementSource(provider: string, movementId: string): string {
  return `${provider}:${movementId}`
}

/**
 * What a provider kept or had to give back, as its report says.
 * @param amount as it moves our balance, so usually negative
 */
export function movementBooked(
  { provider, movementId, orderId }: { provider: string; movementId: string; orderId: string },
  kind: 'fee' | 'dispute',
  amount: Money,
): LedgerTransaction {
  const source = movementSource(provider, movementId)
  return { orderId, kind, source, entries: move(held(provider), kind === 'fee' ? FEES : DISPUTES, amount) }
}

function move(to: string, from: string, amount: Money): Entry[] {
  return [
    { account: to, amount },
    { account: from, amount: money(-amount.amount, amount.currency) },
  ]
}
