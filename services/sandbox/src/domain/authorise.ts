import type { DeclineCode } from '../api.ts'
import { capture } from './capture.ts'
import { declineError } from './declines.ts'
import type { Change, ChargeRow, IntentRow, NewId, TokenRow } from './rows.ts'
import type { Behaviour } from './test-cards.ts'
import { unexpectedState } from './unexpected-state.ts'

export type Challenge = { token: string; url: string }

/**
 * Confirms an intent with a card: authorises it, declines it, sets it processing, or asks for a challenge.
 * Allowed while `requires_payment_method` or `requires_action` (the buyer left the challenge and took another card).
 */
export function confirm(
  intent: IntentRow,
  method: TokenRow,
  options: { returnUrl: string | undefined; challenge: Challenge; newId: NewId },
): Change {
  if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_action') throw unexpectedState(intent, 'confirmed')
  const named: IntentRow = {
    ...intent,
    payment_method: method.id,
    card: method.card,
    behaviour: method.behaviour,
    return_url: options.returnUrl ?? intent.return_url,
    last_payment_error: null,
    challenge: null,
    challenge_url: null,
  }
  if (!method.behaviour.startsWith('challenge')) return charge(named, method.behaviour, options.newId)
  return {
    intent: {
      ...next(named),
      status: 'requires_action',
      challenge: options.challenge.token,
      challenge_url: options.challenge.url,
    },
    movements: [],
    events: [{ id: options.newId('evt'), type: 'payment_intent.requires_action', of: 'intent' }],
  }
}

/** The buyer's answer to the challenge. */
export function answerChallenge(intent: IntentRow, approved: boolean, newId: NewId): Change {
  if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticated')
  // The token stays: whoever answered may come back to its page and be led on.
  const answered = { ...intent, challenge_url: null }
  if (!approved) return decline(answered, undefined, 'authentication_failed', newId)
  return charge(answered, intent.behaviour === 'challenge:generic_decline' ? 'decline:generic_decline' : 'succeed', newId)
}

/** The end of `processing`: success or failure, as the card says. */
export function settle(intent: IntentRow, pending: ChargeRow, newId: NewId): Change {
  if (intent.status !== 'processing') throw unexpectedState(intent, 'settled')
  if (intent.behaviour === 'settle_fail') return decline(intent, pending, 'generic_decline', newId)
  return authorised(intent, { ...pending, status: 'succeeded' }, newId)
}

function charge(intent: IntentRow, behaviour: Behaviour, newId: NewId): Change {
  if (behaviour.startsWith('decline:')) return decline(intent, undefined, behaviour.slice('decline:'.length) as DeclineCode, newId)
  const fresh = newCharge(intent, newId)
  if (behaviour !== 'settle_succeed' && behaviour !== 'settle_fail') return authorised(intent, fresh, newId)
  return {
    intent: { ...next(intent), status: 'processing', latest_charge: fresh.id },
    charge: { ...fresh, status: 'pending' },
    movements: [],
    events: [{ id: newId('evt'), type: 'payment_intent.processing', of: 'intent' }],
    settlesLater: true,
  }
}

function authorised(intent: IntentRow, made: ChargeRow, newId: NewId): Change {
  const held: IntentRow = { ...intent, status: 'requires_capture', amount_capturable: intent.amount, latest_charge: made.id }
  const attaches = intent.customer !== null && intent.setup_future_usage !== null
  if (intent.capture_method === 'automatic') return { ...capture(held, made, { amount: undefined, isFinal: true }, newId), attaches }
  return {
    intent: next(held),
    charge: made,
    attaches,
    movements: [],
    events: [{ id: newId('evt'), type: 'payment_intent.amount_capturable_updated', of: 'intent' }],
  }
}

function decline(intent: IntentRow, pending: ChargeRow | undefined, code: DeclineCode, newId: NewId): Change {
  const error = declineError(code)
  const failed: ChargeRow = {
    ...(pending ?? newCharge(intent, newId)),
    status: 'failed',
    failure_code: error.code,
    failure_message: error.message,
  }
  return {
    intent: { ...next(intent), status: 'requires_payment_method', last_payment_error: error, latest_charge: failed.id },
    charge: failed,
    movements: [],
    events: [{ id: newId('evt'), type: 'payment_intent.payment_failed', of: 'intent' }],
    declined: error,
  }
}

function newCharge(intent: IntentRow, newId: NewId): ChargeRow {
  if (!intent.card) throw new Error(`intent ${intent.id} has no card to charge`)
  return {
    id: newId('ch'),
    intent_id: intent.id,
    status: 'succeeded',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    currency: intent.currency,
    captured: false,
    disputed: false,
    failure_code: null,
    failure_message: null,
    card: intent.card,
    metadata: intent.metadata,
  }
}

function next(intent: IntentRow): IntentRow {
  return { ...intent, version: intent.version + 1 }
}
