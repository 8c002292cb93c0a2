import type { Card, CardBrand } from '../api.ts'
import { refuse } from './refusal.ts'
import { type Behaviour, behaviourOf } from './test-cards.ts'

export type TypedCard = { number: string; exp_month: number; exp_year: number; cvc: string }

// Issuer ranges: ISO/IEC 7812 and the networks' published BIN tables.
const brands: readonly [CardBrand, RegExp][] = [
  ['visa', /^4/],
  ['mastercard', /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
  ['amex', /^3[47]/],
  ['discover', /^(6011|64[4-9]|65)/],
  ['jcb', /^35(2[89]|[3-8])/],
  ['diners', /^3(0[0-5]|[68])/],
  ['unionpay', /^62/],
]

/** The brand by the leading digits. */
export function brandOf(number: string): CardBrand {
  return brands.find(([, range]) => range.test(number))?.[0] ?? 'unknown'
}

/** The check digit of ISO/IEC 7812-1 (Luhn). */
export function passesLuhn(number: string): boolean {
  let sum = 0
  for (let place = 0; place < number.length; place += 1) {
    const digit = Number(number[number.length - 1 - place])
    const weighted = place % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/**
 * What may be kept of a typed card: brand, last four digits, expiry and the behaviour.
 * Refuses with 402 `incorrect_number`, `invalid_expiry`, `invalid_cvc` or, for a number that could be a real card, `live_card_refused`.
 */
export function checkCard(typed: TypedCard, today: { year: number; month: number }): { card: Card; behaviour: Behaviour } {
  const number = typed.number.replace(/[ -]/g, '')
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) {
    throw refuse(402, 'card_error', 'incorrect_number', 'The card number is not valid.', 'card[number]')
  }
  const inThePast = typed.exp_year < today.year || (typed.exp_year === today.year && typed.exp_month < today.month)
  if (typed.exp_month < 1 || typed.exp_month > 12 || inThePast || typed.exp_year > today.year + 50) {
    throw refuse(402, 'card_error', 'invalid_expiry', 'The expiry date is in the past or not a date.', 'card[exp_year]')
  }
  const brand = brandOf(number)
  if (!(brand === 'amex' ? /^\d{4}$/ : /^\d{3}$/).test(typed.cvc)) {
    throw refuse(402, 'card_error', 'invalid_cvc', 'The security code has the wrong length.', 'card[cvc]')
  }
  const behaviour = behaviourOf(number)
  if (!behaviour) {
    throw refuse(402, 'card_error', 'live_card_refused', 'Only test cards are taken here. Try 4242 4242 4242 4242.', 'card[number]')
  }
  return { card: { brand, last4: number.slice(-4), exp_month: typed.exp_month, exp_year: typed.exp_year }, behaviour }
}
