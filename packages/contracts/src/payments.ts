import { card } from '@toyline/http/card'
import { z } from 'zod'
import { accountingCards } from './accounting.ts'
import { Address } from './address.ts'
import { DocumentFormat } from './documents.ts'
import { Id } from './ids.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { PaymentChoice } from './orders.ts'
import { refundCards } from './refunds.ts'
import { reviewCards } from './reviews.ts'
import { savedMethodCards } from './saved-methods.ts'

/** What a payment is now, as the order needs to know it. */
export const PaymentStatus = z.strictObject({
  orderId: z.string(),
  paymentId: z.string().nullable(),
  state: z.enum([
    'none',
    'requires-action',
    'processing',
    'authorised',
    'captured',
    'declined',
    'on-account',
    'voided',
    'refunded',
    'unknown',
  ]),
  amount: Money.nullable(),
  /** What was taken or charged to the account so far, and what of it was given back; null for events of before they were told. */
  captured: Money.nullable().default(null),
  refunded: Money.nullable().default(null),
  /** What of `refunded` did not reach the buyer; absent where all did. Each of these sums only grows. */
  bounced: Money.optional(),
  description: z.string().nullable(),
  actionUrl: z.string().nullable(),
  decline: z.enum(['declined', 'insufficient-funds', 'expired-card', 'wrong-details', 'authentication-failed', 'try-again']).nullable(),
})
export type PaymentStatus = z.infer<typeof PaymentStatus>

export const PaymentFields = z
  .discriminatedUnion('kind', [
    /** A page of the provider's, in a frame. */
    z.strictObject({ kind: z.literal('frame'), url: z.string() }),
    /** The provider's own script draws them: Stripe's Payment Element. */
    z.strictObject({ kind: z.literal('stripe'), publishableKey: z.string() }),
    /** The buyer approves at the provider: PayPal's buttons. */
    z.strictObject({ kind: z.literal('paypal'), clientId: z.string() }),
  ])
  .meta({ id: 'PaymentFields' })
export type PaymentFields = z.infer<typeof PaymentFields>

export const PaymentMethod = z
  .strictObject({
    method: z.enum(['card', 'invoice']),
    provider: z.string(),
    label: z.string(),
    /** How the browser asks for what is needed, in the provider's own fields; null where nothing is. */
    fields: PaymentFields.nullable(),
    /** Whether its cards can be kept for later orders. */
    keeps: z.boolean(),
    /** True while this is not real money, so that the shop can say so. */
    test: z.boolean(),
    /** In how many days after an invoice it is to be paid, where that is later. */
    dueDays: z.int().nullable(),
  })
  .meta({ id: 'PaymentMethod' })
export type PaymentMethod = z.infer<typeof PaymentMethod>

const orderParams = z.strictObject({ orderId: Id('ord') })

export const paymentsCards = {
  ...accountingCards,
  ...refundCards,
  ...reviewCards,
  ...savedMethodCards,
  listPaymentMethods: card({
    name: 'listPaymentMethods',
    method: 'GET',
    path: '/payment-methods',
    query: z.strictObject({ market: MarketId.default('us') }),
    reply: z.strictObject({ items: z.array(PaymentMethod) }),
    who: 'anyone',
    audience: 'public',
    summary: 'How one can pay here now; a provider that is down is left out',
  }),
  receiveWebhook: card({
    name: 'receiveWebhook',
    method: 'POST',
    path: '/payments/webhooks/:provider',
    params: z.strictObject({ provider: z.string().max(40) }),
    rawBody: true,
    body: z.any(),
    reply: z.strictObject({ received: z.literal(true) }),
    who: 'anyone',
    audience: 'public',
    summary: 'Where payment providers report; signed, stored, answered at once',
    problems: ['bad-signature'],
  }),
  authorisePayment: card({
    name: 'authorisePayment',
    method: 'POST',
    path: '/internal/payments/authorise',
    body: z.strictObject({
      orderId: Id('ord'),
      orderNumber: z.string(),
      /** Rises with each new choice of the buyer; the same attempt is the same charge. */
      attempt: z.int().min(1).max(20),
      amount: Money,
      market: MarketId,
      choice: PaymentChoice,
      poNumber: z.string().max(60).nullable().default(null),
      email: z.string(),
      billTo: Address,
      returnUrl: z.string(),
      customer: z.strictObject({ userId: z.string().nullable(), guestId: z.string().nullable() }),
    }),
    reply: PaymentStatus,
    who: 'service',
    audience: 'internal',
    summary: 'Authorise an order’s payment; a decline is an answer, not an error',
    problems: ['payment-unavailable', 'too-many-declines', 'no-such-payment-method'],
    budgetMs: 15_000,
  }),
  refreshPayment: card({
    name: 'refreshPayment',
    method: 'POST',
    path: '/internal/payments/:orderId/refresh',
    params: orderParams,
    reply: PaymentStatus,
    who: 'service',
    audience: 'internal',
    summary: 'Ask the provider what became of this payment and keep the answer',
    budgetMs: 15_000,
  }),
  voidPayment: card({
    name: 'voidPayment',
    method: 'POST',
    path: '/internal/payments/:orderId/void',
    params: orderParams,
    body: z.strictObject({ reason: z.string().max(200) }),
    reply: PaymentStatus,
    who: 'service',
    audience: 'internal',
    summary:
      'Give back whatever was authorised or captured for an order that will not be; safe to repeat; a later authorisation of this order is refused',
    budgetMs: 15_000,
  }),
  paymentFacts: card({
    name: 'paymentFacts',
    method: 'GET',
    path: '/internal/payment-facts',
    query: z.strictObject({ after: z.string().max(60).optional() }),
    reply: z.strictObject({
      items: z.array(
        z.strictObject({ orderId: z.string(), state: PaymentStatus.shape.state, amount: Money.nullable(), captured: Money.nullable() }),
      ),
      next: z.string().nullable(),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Payments in order-id order, 1,000 at a time, for reconciliation',
  }),
  readDocument: card({
    name: 'readDocument',
    method: 'GET',
    path: '/internal/documents/:id/:format',
    params: z.strictObject({ id: z.string().max(60), format: DocumentFormat }),
    reply: z.strictObject({ orderId: z.string(), fileName: z.string(), type: z.string(), base64: z.string() }),
    who: 'service',
    audience: 'internal',
    summary: 'An invoice or credit note as a file; always the same bytes',
    problems: ['no-such-document'],
    budgetMs: 10_000,
  }),
  invoiceFacts: card({
    name: 'invoiceFacts',
    method: 'GET',
    path: '/internal/invoice-facts',
    query: z.strictObject({ after: z.string().max(60).optional() }),
    reply: z.strictObject({
      items: z.array(z.strictObject({ id: z.string(), orderId: z.string(), number: z.string(), total: Money })),
      next: z.string().nullable(),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Invoices in the order of their ids, 1,000 at a time, for reconciliation',
  }),
  documentReport: card({
    name: 'documentReport',
    method: 'GET',
    path: '/internal/document-report',
    reply: z.strictObject({
      /** Orders that were placed before have no invoice. */
      since: z.string(),
      drift: z.array(z.string()),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Gaps in the numbers of invoices and credit notes, and credit notes that are more than their invoice',
    budgetMs: 30_000,
  }),
  ledgerReport: card({
    name: 'ledgerReport',
    method: 'GET',
    path: '/internal/ledger-report',
    reply: z.strictObject({
      balances: z.array(z.strictObject({ account: z.string(), balance: Money })),
      unbalanced: z.array(z.string()),
      drift: z.array(z.string()),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Sums of the ledger; every currency adds up to zero',
    budgetMs: 30_000,
  }),
} as const
