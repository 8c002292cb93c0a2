import type { Card, CardBrand, DeclineCode } from '../api.ts'

export type Behaviour =
  | 'succeed'
  | `decline:${DeclineCode}`
  | 'challenge'
  | 'challenge:generic_decline'
  | 'dispute'
  | 'slow_answer'
  | 'lost_answer'
  | 'settle_succeed'
  | 'settle_fail'

type TestCard = { number: string; token: string; brand: CardBrand; behaviour: Behaviour }

const testCards: readonly TestCard[] = [
  { number: '4242424242424242', token: 'pm_card_visa', brand: 'visa', behaviour: 'succeed' },
  { number: '5555555555554444', token: 'pm_card_mastercard', brand: 'mastercard', behaviour: 'succeed' },
  { number: '2223003122003222', token: 'pm_card_mastercard_2series', brand: 'mastercard', behaviour: 'succeed' },
  { number: '378282246310005', token: 'pm_card_amex', brand: 'amex', behaviour: 'succeed' },
  { number: '6011111111111117', token: 'pm_card_discover', brand: 'discover', behaviour: 'succeed' },
  { number: '4000000000000002', token: 'pm_card_declined', brand: 'visa', behaviour: 'decline:generic_decline' },
  { number: '4000000000009995', token: 'pm_card_insufficient_funds', brand: 'visa', behaviour: 'decline:insufficient_funds' },
  { number: '4000000000009987', token: 'pm_card_lost', brand: 'visa', behaviour: 'decline:lost_card' },
  { number: '4000000000009979', token: 'pm_card_stolen', brand: 'visa', behaviour: 'decline:stolen_card' },
  { number: '4000000000000069', token: 'pm_card_expired', brand: 'visa', behaviour: 'decline:expired_card' },
  { number: '4000000000000127', token: 'pm_card_incorrect_cvc', brand: 'visa', behaviour: 'decline:incorrect_cvc' },
  { number: '4000000000000119', token: 'pm_card_processing_error', brand: 'visa', behaviour: 'decline:processing_error' },
  { number: '4000000000003220', token: 'pm_card_3ds', brand: 'visa', behaviour: 'challenge' },
  { number: '4000008400001629', token: 'pm_card_3ds_declined', brand: 'visa', behaviour: 'challenge:generic_decline' },
  { number: '4000000000000259', token: 'pm_card_dispute', brand: 'visa', behaviour: 'dispute' },
  { number: '4000000000012007', token: 'pm_card_slow_answer', brand: 'visa', behaviour: 'slow_answer' },
  { number: '4000000000005001', token: 'pm_card_lost_answer', brand: 'visa', behaviour: 'lost_answer' },
  { number: '4000000000006009', token: 'pm_card_processing_succeeds', brand: 'visa', behaviour: 'settle_succeed' },
  { number: '4000000000006108', token: 'pm_card_processing_fails', brand: 'visa', behaviour: 'settle_fail' },
]

const byNumber = new Map(testCards.map((card) => [card.number, card]))
const byToken = new Map(testCards.map((card) => [card.token, card]))

/** The behaviour behind a card number; undefined for any number that is not a test card. */
export function behaviourOf(number: string): Behaviour | undefined {
  return byNumber.get(number)?.behaviour
}

/** The ready-made token `pm_card_…`, usable for ever; undefined when `id` is not one. */
export function readyToken(id: string): { id: string; card: Card; behaviour: Behaviour; customer: null } | undefined {
  const card = byToken.get(id)
  if (!card) return undefined
  return {
    id,
    card: { brand: card.brand, last4: card.number.slice(-4), exp_month: 12, exp_year: 2040 },
    behaviour: card.behaviour,
    customer: null,
  }
}
