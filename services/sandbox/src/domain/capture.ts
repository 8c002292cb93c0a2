import type { CancellationReason, Metadata, RefundReason } from '../api.ts'
import { refuse } from './refusal.ts'
import type { Change, ChargeRow, IntentRow, MovementRow, NewId } from './rows.ts'
import { unexpectedState } from './unexpected-state.ts'

const disputeFee = 1_500

/** `amount` undefined takes all that is left. After the final part, which each is unless said, what is not taken is released. */
export type CaptureRequest = { amount: number | undefined; isFinal: boolean }

/** Takes money of an authorised intent, in one part or several. */
export function capture(intent: IntentRow, charge: ChargeRow | null, { amount, isFinal }: CaptureRequest, newId: NewId): Change {
  if (intent.status !== 'requires_capture' || !charge) throw unexpectedState(intent, 'captured')
  const taken = amount ?? intent.amount_capturable
  if (taken > intent.amount_capturable) {
    throw refuse(
      400,
      'invalid_request_error',
      'amount_too_large',
      `The amount to capture (${taken}) is more than is capturable (${intent.amount_capturable}).`,
      'amount_to_capture',
    )
  }
  const received = intent.amount_received + taken
  const isOver = isFinal || received === intent.amount
  const disputed = isOver && intent.behaviour === 'dispute'
  const change: Change = {
    intent: {
      ...intent,
      version: intent.version + 1,
      status: isOver ? 'succeeded' : 'requires_capture',
      amount_capturable: isOver ? 0 : intent.amount - received,
      amount_received: received,
      disputed,
    },
    charge: { ...charge, captured: true, amount_captured: received, disputed },
    movements: [movement(intent, 'charge', taken, cardFee(taken), charge.id, newId)],
    events: [{ id: newId('evt'), type: isOver ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', of: 'intent' }],
  }
  if (!disputed) return change
  const dispute = {
    id: newId('dp'),
    intent_id: intent.id,
    charge_id: charge.id,
    amount: received,
    currency: intent.currency,
    metadata: intent.metadata,
  }
  return {
    ...change,
    dispute,
    movements: [...change.movements, movement(intent, 'adjustment', -received, disputeFee, dispute.id, newId)],
    events: [...change.events, { id: newId('evt'), type: 'charge.dispute.created', of: 'dispute' }],
  }
}

/** Ends an intent: what is authorised is released. One that has taken money keeps it, and has succeeded with that. */
export function cancel(intent: IntentRow, reason: CancellationReason | null, newId: NewId): Change {
  if (intent.status === 'processing' || intent.status === 'succeeded' || intent.status === 'canceled') {
    throw unexpectedState(intent, 'cancelled')
  }
  if (intent.amount_received > 0)
    return {
      intent: { ...intent, version: intent.version + 1, status: 'succeeded', amount_capturable: 0 },
      movements: [],
      events: [{ id: newId('evt'), type: 'payment_intent.succeeded', of: 'intent' }],
    }
  return {
    intent: {
      ...intent,
      version: intent.version + 1,
      status: 'canceled',
      amount_capturable: 0,
      challenge_url: null,
      cancellation_reason: reason,
    },
    movements: [],
    events: [{ id: newId('evt'), type: 'payment_intent.canceled', of: 'intent' }],
  }
}

export type RefundRequest = { amount: number | undefined; reason: RefundReason | undefined; metadata: Metadata }

/** Gives back part or all of what was captured; never more. */
export function refund(intent: IntentRow, charge: ChargeRow | null, asked: RefundRequest, newId: NewId): Change {
  if (intent.amount_received === 0 || !charge) throw unexpectedState(intent, 'refunded')
  if (intent.disputed) {
    throw refuse(400, 'invalid_request_error', 'charge_disputed', 'A disputed charge cannot be refunded: the money went back already.')
  }
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) throw refuse(400, 'invalid_request_error', 'charge_already_refunded', 'The charge has been refunded in full.')
  const amount = asked.amount ?? left
  if (amount > left) {
    throw refuse(400, 'invalid_request_error', 'amount_too_large', `The refund (${amount}) is more than is left (${left}).`, 'amount')
  }
  const id = newId('re')
  return {
    intent: { ...intent, version: intent.version + 1, amount_refunded: intent.amount_refunded + amount },
    charge: { ...charge, amount_refunded: charge.amount_refunded + amount },
    refund: {
      id,
      intent_id: intent.id,
      charge_id: charge.id,
      amount,
      currency: intent.currency,
      reason: asked.reason ?? null,
      metadata: asked.metadata,
    },
    movements: [movement(intent, 'refund', -amount, 0, id, newId)],
    events: [{ id: newId('evt'), type: 'charge.refunded', of: 'charge' }],
  }
}

/** 2.9 % + 30 minor units, half up; the fee of a real provider's domestic card price list. */
function cardFee(amount: number): number {
  return Math.floor((amount * 29 + 500) / 1000) + 30
}

function movement(intent: IntentRow, type: MovementRow['type'], amount: number, fee: number, source: string, newId: NewId): MovementRow {
  return { id: newId('txn'), intent_id: intent.id, type, amount, fee, currency: intent.currency, source }
}
