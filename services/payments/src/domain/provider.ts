import type { Money, PaymentStatus } from '@toyline/contracts'

/** What a provider says about one of its payments, in our words. */
export type ProviderPayment = {
  id: string
  orderId: string | null
  status: 'waiting' | 'requires-action' | 'processing' | 'authorised' | 'captured' | 'cancelled'
  amount: Money
  captured: number
  refunded: number
  /** `Visa ending in 4242` */
  description: string | null
  actionUrl: string | null
  decline: PaymentStatus['decline']
}

/**
 * A payment provider. Every change carries a key that makes repeating it harmless.
 * Errors: `NotSent` when certainly nothing happened, `NoAnswer` when nobody knows; a decline is an answer.
 */
export type Provider = {
  name: string
  label: string
  /** Address of the hosted card fields. */
  fieldsUrl: string
  /** No real money moves. */
  test: boolean
  available: () => boolean
  pay: (request: {
    key: string
    orderId: string
    orderNumber: string
    amount: Money
    token: string
    returnUrl: string
    paymentId: string | null
  }) => Promise<ProviderPayment>
  find: (by: { paymentId: string | null; orderId: string }) => Promise<ProviderPayment | null>
  capture: (request: { key: string; paymentId: string; amount: number }) => Promise<ProviderPayment>
  cancel: (request: { key: string; paymentId: string }) => Promise<ProviderPayment>
  refund: (request: { key: string; paymentId: string; amount: number }) => Promise<ProviderPayment>
  /** Payments made in the last so many seconds, newest first, at most 1,000. */
  recent: (seconds: number) => Promise<ProviderPayment[]>
  /** Reads a report; null when its signature does not fit. */
  readWebhook: (
    headers: Record<string, string | string[] | undefined>,
    body: Buffer,
  ) => { eventId: string; type: string; payment: ProviderPayment | null; orderId: string | null } | null
}

/** The provider was not reached, or said that it did nothing. */
export class NotSent extends Error {}
/** The request may or may not have had its effect. */
export class NoAnswer extends Error {}
