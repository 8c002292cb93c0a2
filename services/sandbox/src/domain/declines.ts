import type { DeclineCode, LastPaymentError } from '../api.ts'

const messages: Record<DeclineCode, string> = {
  generic_decline: 'The card was declined.',
  insufficient_funds: 'The card has insufficient funds.',
  expired_card: 'The card has expired.',
  incorrect_cvc: 'The security code is incorrect.',
  processing_error: 'The card could not be processed. Try again in a moment.',
  lost_card: 'The card was declined.',
  stolen_card: 'The card was declined.',
  authentication_failed: 'The card issuer could not confirm that it was you.',
}

const ownCodes = new Set<DeclineCode>(['expired_card', 'incorrect_cvc', 'processing_error'])

/** The error a decline is reported with. Lost and stolen cards read like any decline: the message may reach a thief. */
export function declineError(decline: DeclineCode): LastPaymentError {
  const code =
    decline === 'authentication_failed' ? 'payment_intent_authentication_failure' : ownCodes.has(decline) ? decline : 'card_declined'
  return { type: 'card_error', code, decline_code: decline, message: messages[decline] }
}
