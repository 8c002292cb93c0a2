import type { Card } from './cards.ts'

/** The objects as Stripe writes them, as far as the shop could ever look at them, with everything that its description requires. */
export type Intent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  capture_method: 'manual' | 'automatic'
  client_secret: string
  confirmation_method: 'automatic'
  created: number
  currency: string
  customer: string | null
  setup_future_usage: 'on_session' | 'off_session' | null
  canceled_at: number | null
  cancellation_reason: string | null
  description: string | null
  last_payment_error: object | null
  latest_charge: string | null
  livemode: false
  metadata: Record<string, string>
  next_action: { type: string; redirect_to_url: { url: string; return_url: string } } | null
  payment_method: string | null
  payment_method_options: object
  payment_method_types: ['card']
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled'
}
export type Charge = ReturnType<typeof newCharge>
export type Refund = ReturnType<typeof newRefund>
export type BalanceTransaction = ReturnType<typeof newBalanceTransaction>
export type StripeEvent = ReturnType<typeof newEvent>

let made = 0
export function newId(prefix: string): string {
  made += 1
  return `${prefix}_standIn${Date.now().toString(36)}${made.toString(36).padStart(6, '0')}`
}
export const now = () => Math.floor(Date.now() / 1_000)

export function newIntent(
  asked: Pick<Intent, 'amount' | 'currency' | 'capture_method' | 'description' | 'metadata'> &
    Partial<Pick<Intent, 'customer' | 'setup_future_usage'>>,
): Intent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    customer: null,
    setup_future_usage: null,
    ...asked,
    amount_capturable: 0,
    amount_received: 0,
    client_secret: `${id}_secret_standIn`,
    confirmation_method: 'automatic',
    created: now(),
    canceled_at: null,
    cancellation_reason: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    next_action: null,
    payment_method: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    status: 'requires_payment_method',
  }
}

export function newCharge(intent: Intent, { brand, last4 }: Card, { multicapture }: { multicapture: boolean }) {
  return {
    id: newId('ch'),
    object: 'charge' as const,
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    billing_details: { address: null, email: null, name: null, phone: null },
    captured: false,
    created: now(),
    currency: intent.currency,
    disputed: false,
    failure_code: null as string | null,
    livemode: false as const,
    /** Copied from the intent when the charge is made. */
    metadata: { ...intent.metadata },
    paid: true,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: {
      type: 'card',
      card: {
        brand,
        last4,
        checks: null,
        country: 'US',
        exp_month: 12,
        exp_year: 2040,
        funding: 'credit',
        installments: null,
        mandate: null,
        network: brand,
        three_d_secure: null,
        wallet: null,
        multicapture: { status: multicapture ? 'available' : 'unavailable' },
      },
    },
    refunded: false,
    status: 'succeeded' as 'succeeded' | 'failed' | 'pending',
  }
}

export function newMethod({ brand, last4 }: Card) {
  return {
    id: newId('pm'),
    object: 'payment_method' as const,
    billing_details: { address: null, email: null, name: null, phone: null },
    card: {
      brand,
      last4,
      checks: null,
      country: 'US',
      exp_month: 12,
      exp_year: 2040,
      funding: 'credit',
      networks: null,
      three_d_secure_usage: null,
      wallet: null,
      generated_from: null,
    },
    created: now(),
    customer: null as string | null,
    livemode: false as const,
    metadata: {},
    type: 'card' as const,
  }
}

export function newCustomer(metadata: Record<string, string>) {
  return { id: newId('cus'), object: 'customer' as const, created: now(), livemode: false as const, metadata }
}

export function newRefund(charge: Charge, amount: number, metadata: Record<string, string> = {}) {
  return {
    id: newId('re'),
    object: 'refund' as const,
    amount,
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    metadata,
    payment_intent: charge.payment_intent,
    reason: null,
    status: 'succeeded' as 'succeeded' | 'failed',
  }
}

export function newDispute(charge: Charge) {
  return {
    id: newId('dp'),
    object: 'dispute' as const,
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    evidence: {},
    evidence_details: { due_by: null, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: false as const,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  }
}

/** A line of the balance: what moved it, of which charge, refund or dispute, and what Stripe kept. */
export function newBalanceTransaction(
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment' | 'payout',
  moved: { id?: string; amount: number; fee?: number; currency: string; created?: number },
  source: object | null,
) {
  const { id = newId('txn'), amount, fee = 0, currency, created = now() } = moved
  return {
    id,
    object: 'balance_transaction' as const,
    amount,
    available_on: created,
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description: null, type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: type === 'adjustment' ? 'dispute' : type,
    source: source as { id: string } | null,
    status: 'available' as const,
    type,
  }
}

export function newEvent(type: string, object: object) {
  return {
    id: newId('evt'),
    object: 'event' as const,
    api_version: '2026-10-28.endive',
    created: now(),
    data: { object: structuredClone(object) },
    livemode: false as const,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  }
}
