import type { Money, PaymentFields, PaymentStatus } from '@toyline/contracts'
import type { Movement } from './movement.ts'

/** What a provider says about one of its payments, in our words. */
export type ProviderPayment = {
  id: string
  orderId: string | null
  /**
   * `waiting` for a card: none was tried yet, or the last one was declined. `approved` by the buyer: the provider waits for our word,
   * which `authorise` gives.
   */
  status: 'waiting' | 'requires-action' | 'approved' | 'processing' | 'authorised' | 'captured' | 'cancelled'
  /** The currency is whatever the provider says, not only one of ours. */
  amount: { amount: number; currency: string }
  captured: number
  /** What was given back, without what did not arrive. */
  refunded: number
  /** The card that was tried last. */
  token: string | null
  /** Where the provider says so much about it. */
  card?: ProviderCard | null
  /** `Visa ending in 4242` */
  description: string | null
  actionUrl: string | null
  decline: PaymentStatus['decline']
  /** The buyer's bank took the money back. */
  disputed: boolean
}

/** A card as a provider keeps it, by its own id; never its number. */
export type ProviderCard = { id: string; brand: string; last4: string; expMonth: number; expYear: number }

export type PayRequest = {
  /** Makes repeating the request harmless, for a day. */
  key: string
  orderId: string
  orderNumber: string
  amount: Money
  token: string
  /** Whose the card is at the provider: one that is kept, or, where `isNew`, is to be kept for them. */
  keeping: { customer: string; isNew: boolean } | null
  returnUrl: string
  /** The order's payment, when an earlier attempt made one. */
  paymentId: string | null
}

/**
 * A payment provider. What moves money has a key that makes repeating it harmless, for a day. Cancelling, and giving back all that
 * is left, happen once however often they are asked for, and need none. Every answer says what the payment is afterwards.
 * Errors: `NotSent` when certainly nothing happened, `NoAnswer` when nobody knows, `Failed` when the provider is done with
 * this request and its key, without a payment to show for it. A decline is an answer; the refusal of a refund that has a key is
 * `Failed`, with `declined` where another key would not help.
 */
export type Provider = {
  name: string
  label: string
  fields: PaymentFields
  /** No real money moves. */
  test: boolean
  /**
   * What is authorised may be taken in several parts. Where it may not, or not of this payment, the first part is the last: the
   * payment is `captured` afterwards, and what was left of it is the buyer's again.
   */
  capturesInParts: boolean
  available: () => boolean
  /** Keeps cards for later orders. Absent where it keeps none. */
  keeping?: {
    /** Makes somebody known to it; the same key is the same customer, for a day. Answers the customer's id there. */
    newCustomer: (request: { key: string; userId: string }) => Promise<string>
    /** Forgets a card, once however often it is asked to. */
    forget: (cardId: string) => Promise<void>
  }
  pay: (request: PayRequest) => Promise<ProviderPayment>
  /** `token`: the card of an attempt of which it is not known whether it arrived; what is found says whether it was tried. */
  find: (by: { paymentId: string | null; orderId: string; token?: string | null }) => Promise<ProviderPayment | null>
  /** Has the money reserved that the buyer approved, once however often it is asked for. Absent where their approval is enough. */
  authorise?: (request: { paymentId: string }) => Promise<ProviderPayment>
  /** `isLast`: what is not taken is the buyer's again, and the payment `captured`; until then it stays `authorised`. */
  capture: (request: { paymentId: string; amount: number; key: string; isLast: boolean }) => Promise<ProviderPayment>
  /** Gives back what is reserved and not taken. A payment of which some is taken is `captured` afterwards. */
  cancel: (request: { paymentId: string }) => Promise<ProviderPayment>
  refund: (request: { paymentId: string; amount: number; key?: string }) => Promise<ProviderPayment>
  /**
   * Of the refunds that were asked for with a key, what the provider accepted and could not hand over; `refundId` is the key without the
   * number of its try, null for a refund that was not asked for by us.
   */
  failedRefunds?: (of: { paymentId: string }) => Promise<{ refundId: string | null; amount: number }[]>
  /**
   * Payments made between two times (seconds since the epoch, inclusive), a page at a time. Absent where money only ever moves by a
   * word of ours about a payment that we know.
   */
  made?: (between: { from: number; to: number; after: string | null }) => Promise<{ payments: ProviderPayment[]; next: string | null }>
  /**
   * What moved our balance with it between two times (seconds since the epoch, inclusive), a page at a time. Absent where a provider
   * has no such report; then its money is not reconciled.
   */
  movements?: (between: { from: number; to: number; after: string | null }) => Promise<MovementsPage>
  /**
   * Which of its payments a movement of its report belongs to, null where it does not say. Present where the report names the order
   * alone, by which two payments of one order look like one.
   */
  paymentOf?: (movementId: string) => Promise<string | null>
  /** Reads a report; null when its signature does not fit. */
  readWebhook: (
    headers: Record<string, string | string[] | undefined>,
    body: Buffer,
  ) => ProviderReport | null | Promise<ProviderReport | null>
}

/** `reportedTo`: until when the report is complete, in seconds since the epoch, where the provider says that. */
export type MovementsPage = { movements: Movement[]; next: string | null; reportedTo?: number }

/** `orderId` or else `paymentId` say which payment a report is about. */
export type ProviderReport = {
  eventId: string
  type: string
  payment: ProviderPayment | null
  orderId: string | null
  paymentId: string | null
}

/** The provider was not reached, or said that it did nothing. */
export class NotSent extends Error {}
/** The request may or may not have had its effect. */
export class NoAnswer extends Error {}
/** The request was ended by the provider; sent again with its key it ends the same way. */
export class Failed extends Error {
  readonly decline: 'declined' | 'try-again'
  constructor(message: string, decline: 'declined' | 'try-again') {
    super(message)
    this.decline = decline
  }
}
