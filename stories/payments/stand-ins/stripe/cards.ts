export type Behaviour =
  | 'succeeds'
  | 'challenge'
  | 'challenge-declined'
  | 'settles'
  | 'settles-declined'
  | 'disputed'
  | 'slow'
  | 'cut'
  | Decline
type Decline = { code: string; decline_code: string }

const declined = (code: string, decline_code = code): Decline => ({ code, decline_code })

/** By the names of the sandbox's cards, so that one suite tests both; `pm_card_visa` and some others are Stripe's own names too. */
const CARDS: Record<string, [brand: string, last4: string, behaviour: Behaviour]> = {
  pm_card_visa: ['visa', '4242', 'succeeds'],
  pm_card_mastercard: ['mastercard', '4444', 'succeeds'],
  pm_card_mastercard_2series: ['mastercard', '3222', 'succeeds'],
  pm_card_amex: ['amex', '0005', 'succeeds'],
  pm_card_discover: ['discover', '1117', 'succeeds'],
  pm_card_declined: ['visa', '0002', declined('card_declined', 'generic_decline')],
  pm_card_insufficient_funds: ['visa', '9995', declined('card_declined', 'insufficient_funds')],
  pm_card_lost: ['visa', '9987', declined('card_declined', 'lost_card')],
  pm_card_stolen: ['visa', '9979', declined('card_declined', 'stolen_card')],
  pm_card_expired: ['visa', '0069', declined('expired_card')],
  pm_card_incorrect_cvc: ['visa', '0127', declined('incorrect_cvc')],
  pm_card_processing_error: ['visa', '0119', declined('processing_error')],
  pm_card_3ds: ['visa', '3220', 'challenge'],
  pm_card_3ds_declined: ['visa', '1629', 'challenge-declined'],
  pm_card_dispute: ['visa', '0259', 'disputed'],
  pm_card_slow_answer: ['visa', '2007', 'slow'],
  pm_card_lost_answer: ['visa', '5001', 'cut'],
  pm_card_processing_succeeds: ['visa', '6009', 'settles'],
  pm_card_processing_fails: ['visa', '6108', 'settles-declined'],
}

export type Card = { method: string; brand: string; last4: string; behaviour: Behaviour }

export function cardOf(name: string): Card | undefined {
  const card = CARDS[name]
  return card && { method: name, brand: card[0], last4: card[1], behaviour: card[2] }
}
