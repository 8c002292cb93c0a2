/** The exact JSON of the sandbox provider's API. Amounts are integer minor units, times are Unix seconds. */

export type PaymentIntentStatus =
  | 'requires_payment_method'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled'

export type CaptureMethod = 'manual' | 'automatic'
export type CancellationReason = 'duplicate' | 'fraudulent' | 'requested_by_customer' | 'abandoned' | 'automatic'
/** When a kept card will be used: while the buyer is there, or also without them. */
export type FutureUsage = 'on_session' | 'off_session'
export type RefundReason = 'duplicate' | 'fraudulent' | 'requested_by_customer'
export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'jcb' | 'diners' | 'unionpay' | 'unknown'
export type Metadata = Record<string, string>

export type DeclineCode =
  | 'generic_decline'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'processing_error'
  | 'lost_card'
  | 'stolen_card'
  | 'authentication_failed'

export type ErrorType = 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'authentication_error' | 'api_error'

export type ApiErrorBody = {
  error: {
    type: ErrorType
    code: string
    message: string
    param?: string
    decline_code?: DeclineCode
    /** On a card_error: the intent as it is after the decline. */
    payment_intent?: PaymentIntent
  }
}

export type LastPaymentError = { type: 'card_error'; code: string; decline_code: DeclineCode; message: string }

export type Card = { brand: CardBrand; last4: string; exp_month: number; exp_year: number }

export type PaymentIntent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  amount_refunded: number
  /** Lower case ISO 4217. */
  currency: string
  status: PaymentIntentStatus
  capture_method: CaptureMethod
  client_secret: string
  description: string | null
  metadata: Metadata
  customer: string | null
  /** Set: once it is authorised its card stays with the customer. */
  setup_future_usage: FutureUsage | null
  payment_method: string | null
  card: Card | null
  latest_charge: string | null
  last_payment_error: LastPaymentError | null
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string | null } } | null
  return_url: string | null
  /** True when everything received has been refunded. */
  refunded: boolean
  disputed: boolean
  canceled_at: number | null
  cancellation_reason: CancellationReason | null
  created: number
  livemode: false
}

export type Charge = {
  id: string
  object: 'charge'
  payment_intent: string
  amount: number
  amount_captured: number
  amount_refunded: number
  currency: string
  captured: boolean
  refunded: boolean
  disputed: boolean
  status: 'succeeded' | 'pending' | 'failed'
  failure_code: string | null
  failure_message: string | null
  card: Card
  metadata: Metadata
  created: number
  livemode: false
}

export type Refund = {
  id: string
  object: 'refund'
  amount: number
  currency: string
  charge: string
  payment_intent: string
  reason: RefundReason | null
  metadata: Metadata
  status: 'succeeded'
  created: number
}

export type Dispute = {
  id: string
  object: 'dispute'
  amount: number
  currency: string
  charge: string
  payment_intent: string
  reason: 'fraudulent'
  status: 'needs_response'
  metadata: Metadata
  created: number
  livemode: false
}

export type BalanceTransaction = {
  id: string
  object: 'balance_transaction'
  type: 'charge' | 'refund' | 'adjustment'
  /** Signed: what moved. `net = amount - fee`. */
  amount: number
  fee: number
  net: number
  currency: string
  /** The charge (`ch_`), refund (`re_`) or dispute (`dp_`) that moved it. */
  source: string
  payment_intent: string
  /** The intent's. */
  metadata: Metadata
  created: number
}

export type EventObjects = {
  'payment_intent.created': PaymentIntent
  'payment_intent.processing': PaymentIntent
  'payment_intent.requires_action': PaymentIntent
  'payment_intent.amount_capturable_updated': PaymentIntent
  'payment_intent.succeeded': PaymentIntent
  'payment_intent.payment_failed': PaymentIntent
  'payment_intent.canceled': PaymentIntent
  'charge.refunded': Charge
  'charge.dispute.created': Dispute
}
export type EventType = keyof EventObjects

export type Event = {
  [T in EventType]: {
    id: string
    object: 'event'
    api_version: '2026-01-01'
    type: T
    created: number
    data: { object: EventObjects[T] }
    request: { id: string | null; idempotency_key: string | null }
    livemode: false
  }
}[EventType]

export type Customer = { id: string; object: 'customer'; metadata: Metadata; created: number; livemode: false }
export type PaymentMethodToken = { id: string; object: 'payment_method'; type: 'card'; card: Card; created: number; livemode: false }

export type List<T> = { object: 'list'; url: string; has_more: boolean; data: T[] }

export type CreatePaymentIntent = {
  amount: number
  currency: string
  capture_method?: CaptureMethod
  description?: string
  metadata?: Metadata
  return_url?: string
  /** Create and confirm in one call; `payment_method` is then required. */
  confirm?: boolean
  payment_method?: string
  customer?: string
  setup_future_usage?: FutureUsage
}
export type CreateCustomer = { metadata?: Metadata }
export type ConfirmPaymentIntent = {
  payment_method: string
  return_url?: string
  /** A browser sends this in place of the API key. */
  client_secret?: string
  customer?: string
  setup_future_usage?: FutureUsage
}
export type CapturePaymentIntent = {
  amount_to_capture?: number
  /** The last part, which it is unless said: what is not taken is released. */
  final_capture?: boolean
}
export type CancelPaymentIntent = { cancellation_reason?: Exclude<CancellationReason, 'automatic'> }
export type CreateRefund = {
  payment_intent?: string
  charge?: string
  amount?: number
  reason?: RefundReason
  metadata?: Metadata
}
export type CreateToken = {
  card: { number: string; exp_month: number; exp_year: number; cvc: string; postal_code?: string }
}
