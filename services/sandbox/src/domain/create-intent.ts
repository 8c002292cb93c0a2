import type { CaptureMethod, FutureUsage, Metadata } from '../api.ts'
import type { Change, IntentRow, NewId } from './rows.ts'

export type Asked = {
  amount: number
  currency: string
  capture_method: CaptureMethod
  description: string | null
  metadata: Metadata
  return_url: string | null
  customer: string | null
  setup_future_usage: FutureUsage | null
}

/** An intent that waits for a card. */
export function createIntent(asked: Asked, identity: { id: string; clientSecret: string }, newId: NewId): Change {
  const intent: IntentRow = {
    ...asked,
    id: identity.id,
    version: 1,
    status: 'requires_payment_method',
    amount_capturable: 0,
    amount_received: 0,
    amount_refunded: 0,
    client_secret: identity.clientSecret,
    payment_method: null,
    card: null,
    behaviour: null,
    latest_charge: null,
    last_payment_error: null,
    challenge: null,
    challenge_url: null,
    disputed: false,
    cancellation_reason: null,
  }
  return { intent, movements: [], events: [{ id: newId('evt'), type: 'payment_intent.created', of: 'intent' }] }
}

/** Two decisions on a new intent written as one: it is inserted as the second leaves it, and both are told. */
export function together(created: Change, confirmed: Change): Change {
  return { ...confirmed, intent: { ...confirmed.intent, version: 1 }, events: [...created.events, ...confirmed.events] }
}
