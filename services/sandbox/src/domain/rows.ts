import type {
  CancellationReason,
  CaptureMethod,
  Card,
  EventType,
  FutureUsage,
  LastPaymentError,
  Metadata,
  PaymentIntentStatus,
  RefundReason,
} from '../api.ts'
import type { Behaviour } from './test-cards.ts'

/** A row of `sandbox.intents` as the rules see it; `created` and `canceled_at` belong to the database's clock. */
export type IntentRow = {
  id: string
  version: number
  status: PaymentIntentStatus
  amount: number
  amount_capturable: number
  amount_received: number
  amount_refunded: number
  currency: string
  capture_method: CaptureMethod
  client_secret: string
  description: string | null
  metadata: Metadata
  customer: string | null
  setup_future_usage: FutureUsage | null
  payment_method: string | null
  card: Card | null
  behaviour: Behaviour | null
  latest_charge: string | null
  last_payment_error: LastPaymentError | null
  challenge: string | null
  challenge_url: string | null
  return_url: string | null
  disputed: boolean
  cancellation_reason: CancellationReason | null
}

export type ChargeRow = {
  id: string
  intent_id: string
  status: 'succeeded' | 'pending' | 'failed'
  amount: number
  amount_captured: number
  amount_refunded: number
  currency: string
  captured: boolean
  disputed: boolean
  failure_code: string | null
  failure_message: string | null
  card: Card
  metadata: Metadata
}

export type RefundRow = {
  id: string
  intent_id: string
  charge_id: string
  amount: number
  currency: string
  reason: RefundReason | null
  metadata: Metadata
}

export type DisputeRow = { id: string; intent_id: string; charge_id: string; amount: number; currency: string; metadata: Metadata }

export type MovementRow = {
  id: string
  intent_id: string
  type: 'charge' | 'refund' | 'adjustment'
  amount: number
  fee: number
  currency: string
  source: string
}

/** `customer`: with whom the card stays. */
export type TokenRow = { id: string; card: Card; behaviour: Behaviour; customer: string | null }

/** What one decision writes, all of it or nothing. `intent.version` is one more than the version it was decided from. */
export type Change = {
  intent: IntentRow
  charge?: ChargeRow
  refund?: RefundRow
  dispute?: DisputeRow
  movements: MovementRow[]
  events: { id: string; type: EventType; of: 'intent' | 'charge' | 'dispute' }[]
  /** The card stays with the intent's customer. */
  attaches?: boolean
  /** The intent is `processing` and settles later. */
  settlesLater?: boolean
  /** Set when the answer is a 402. */
  declined?: LastPaymentError
}

export type NewId = (prefix: 'ch' | 're' | 'dp' | 'txn' | 'evt') => string
