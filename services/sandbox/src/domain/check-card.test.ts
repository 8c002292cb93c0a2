import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brandOf, checkCard, passesLuhn } from './check-card.ts'
import { Refusal } from './refusal.ts'

const today = { year: 2026, month: 6 }
const good = { number: '4242 4242 4242 4242', exp_month: 6, exp_year: 2026, cvc: '123' }

test('of a card only brand, last four digits, expiry and behaviour are kept', () => {
  assert.deepEqual(checkCard(good, today), {
    card: { brand: 'visa', last4: '4242', exp_month: 6, exp_year: 2026 },
    behaviour: 'succeed',
  })
})

test('a card is good to the end of its month and no longer', () => {
  assert.doesNotThrow(() => checkCard({ ...good, exp_month: 6 }, today))
  assert.throws(() => checkCard({ ...good, exp_month: 5 }, today), { code: 'invalid_expiry' })
})

const wrong: [object, string][] = [
  [{ number: '4242 4242 4242 4241' }, 'incorrect_number'],
  [{ number: '4242' }, 'incorrect_number'],
  [{ number: '４２４２４２４２４２４２４２４２' }, 'incorrect_number'],
  [{ exp_month: 13, exp_year: 2030 }, 'invalid_expiry'],
  [{ exp_month: 0, exp_year: 2030 }, 'invalid_expiry'],
  [{ exp_year: 2025 }, 'invalid_expiry'],
  [{ exp_year: 2900 }, 'invalid_expiry'],
  [{ cvc: '12' }, 'invalid_cvc'],
  [{ cvc: '1234' }, 'invalid_cvc'],
  [{ number: '378282246310005', cvc: '123' }, 'invalid_cvc'],
  // A valid number outside the table could be somebody's card.
  [{ number: '4111111111111111' }, 'live_card_refused'],
]

test('a wrong card is refused with its code, and the refusal does not repeat the number', () => {
  for (const [change, code] of wrong) {
    const typed = { ...good, ...change }
    assert.throws(
      () => checkCard(typed, today),
      (error: unknown) => error instanceof Refusal && error.code === code && !error.message.includes(typed.number),
      JSON.stringify(change),
    )
  }
})

test('brands are told by their leading digits', () => {
  const numbers = { visa: '4', mastercard: '2221', amex: '37', discover: '6011', jcb: '3528', diners: '36', unionpay: '62', unknown: '9' }
  for (const [brand, number] of Object.entries(numbers)) assert.equal(brandOf(number), brand)
  assert.equal(brandOf('2720'), 'mastercard')
  assert.equal(brandOf('2721'), 'unknown')
})

test('one changed digit, or two neighbours swapped, fails the check digit', () => {
  const number = '4000000000003220'
  assert.ok(passesLuhn(number))
  for (let place = 0; place < number.length; place += 1) {
    const other = (Number(number[place]) + 1) % 10
    assert.ok(!passesLuhn(number.slice(0, place) + other + number.slice(place + 1)), `digit ${place}`)
  }
  assert.ok(!passesLuhn('4000000000002320'))
})
