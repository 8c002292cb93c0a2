import { type Refusal, refuse } from './refusal.ts'
import type { IntentRow } from './rows.ts'

export function unexpectedState(intent: IntentRow, verb: string): Refusal {
  return refuse(
    400,
    'invalid_request_error',
    'payment_intent_unexpected_state',
    `This payment intent cannot be ${verb}: its status is ${intent.status}.`,
  )
}
