import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsOf } from './formats.ts'

/** Intl writes spaces that do not break; which of them is not what is tested here. */
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ')

test('money and numbers follow the locale, the currency follows the money', () => {
  const price = { amount: 123_450, currency: 'EUR' } as const
  assert.equal(plain(formatsOf('de-eu').money(price)), '1.234,50 €')
  assert.equal(plain(formatsOf('fr-eu').money(price)), '1 234,50 €')
  assert.equal(plain(formatsOf('en-eu').money(price)), '€1,234.50')
  assert.equal(plain(formatsOf('fr-ca').money({ amount: 500, currency: 'CAD' })), '5,00 $')
  assert.equal(formatsOf('de-eu').number(12_345), '12.345')
  assert.equal(plain(formatsOf('de-eu').percent(0.19)), '19 %')
  assert.equal(formatsOf('en-us').percent(0.06625), '6.625%')
})

test('what is written without tables is written as the tables would', () => {
  for (const [id, tag] of [
    ['en-us', 'en-US'],
    ['de-eu', 'de-DE'],
    ['fr-eu', 'fr-FR'],
    ['es-eu', 'es-ES'],
  ] as const)
    for (const value of [0, 7, 42, 999, 1_000, 0.5]) assert.equal(formatsOf(id).number(value), new Intl.NumberFormat(tag).format(value))
})

test('days are written out, and a range says no more than it must', () => {
  assert.equal(formatsOf('en-us').day('2026-03-04'), 'Mar 4, 2026')
  assert.equal(formatsOf('de-eu').day('2026-03-04T23:30:00Z'), '4. März 2026')
  assert.equal(formatsOf('en-us').days('2026-03-04', '2026-03-06'), 'Mar 4 – 6, 2026')
  assert.equal(formatsOf('en-us').days('2026-03-04', '2026-03-04'), 'Mar 4, 2026')
})

test('measures are inches and pounds in the United States, centimetres and kilograms elsewhere', () => {
  assert.equal(plain(formatsOf('de-eu').size(25, 12.5, 8)), '25 × 12,5 × 8 cm')
  assert.equal(plain(formatsOf('en-us').size(25.4, 12.7)), '10 × 5 in')
  assert.equal(plain(formatsOf('es-us').size(25.4)), '10 in')
  assert.equal(plain(formatsOf('de-eu').weight(1_250)), '1,25 kg')
  assert.equal(plain(formatsOf('en-gb').weight(250)), '250 g')
  assert.equal(plain(formatsOf('en-us').weight(250)), '8.8 oz')
  assert.equal(plain(formatsOf('en-us').weight(1_250)), '2.76 lb')
})

test('countries and the European Union have their names in every language', () => {
  assert.equal(formatsOf('de-eu').region('US'), 'Vereinigte Staaten')
  assert.equal(formatsOf('es-eu').region('EU'), 'Unión Europea')
  assert.equal(formatsOf('en-us').region('nowhere'), 'nowhere')
})
