import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CANADIAN_RATES } from './canada-rates.ts'
import { quoteTax } from './quote-tax.ts'
import { SELLERS, type Seller } from './seller.ts'
import { taxDateAt } from './tax-date.ts'
import type { TaxPlace } from './tax-request.ts'
import { US_RATES, US_WITHOUT_STATE_TAX } from './us-rates.ts'
import { inEuropeanUnion, vatAt } from './vat-rates.ts'

function percentAt(instant: string, shipTo: TaxPlace, seller: Seller) {
  const answer = quoteTax({
    date: taxDateAt(instant, shipTo),
    seller,
    shipTo,
    lines: [{ id: 'line', amount: { amount: 100_00, currency: 'EUR' }, taxCategory: 'toys' }],
    shipping: { amount: 0, currency: 'EUR' },
    pricesIncludeTax: false,
  })
  assert.ok(answer.ok)
  return answer.lines[0]?.taxes.map(({ rate }) => rate / 10_000)
}

test('a rate changes at midnight where the goods arrive, not in UTC', () => {
  const columbia: Seller = { dispatchFrom: 'US', registrations: { 'US-DC': { from: '2025-01-01', because: 'sales' } }, rounding: 'line' }
  const changes: [place: TaxPlace, seller: Seller, last: string, first: string, before: number, after: number][] = [
    [{ country: 'US', area: 'DC' }, columbia, '2026-10-01T03:59:59Z', '2026-10-01T04:00:00Z', 6, 7],
    [{ country: 'CA', area: 'NS' }, SELLERS.ca, '2025-04-01T02:59:59Z', '2025-04-01T03:00:00Z', 15, 14],
    [{ country: 'EE' }, SELLERS.eu, '2025-06-30T20:59:59Z', '2025-06-30T21:00:00Z', 22, 24],
    [{ country: 'RO' }, SELLERS.eu, '2025-07-31T20:59:59Z', '2025-07-31T21:00:00Z', 19, 21],
  ]
  for (const [place, seller, last, first, before, after] of changes) {
    assert.deepEqual(percentAt(last, place, seller), [before], `${place.area ?? place.country} at ${last}`)
    assert.deepEqual(percentAt(first, place, seller), [after], `${place.area ?? place.country} at ${first}`)
  }
})

test('the clock of a place is its own, in summer and in winter', () => {
  const day = (instant: string, country: string, area?: string) => taxDateAt(instant, { country, area })
  assert.equal(day('2026-01-01T07:59:59Z', 'US', 'WA'), '2025-12-31')
  assert.equal(day('2026-01-01T08:00:00Z', 'US', 'WA'), '2026-01-01')
  assert.equal(day('2026-07-01T06:59:59Z', 'US', 'AZ'), '2026-06-30', 'Arizona keeps its clock in summer')
  assert.equal(day('2026-07-01T06:00:00Z', 'US', 'CO'), '2026-07-01')
  assert.equal(day('2026-07-01T02:29:59Z', 'CA', 'NL'), '2026-06-30', 'half an hour from its neighbours')
  assert.equal(day('2026-06-30T23:00:00Z', 'GB'), '2026-07-01')
  assert.equal(day('2026-06-30T22:59:59Z', 'GB'), '2026-06-30')
  assert.equal(day('2026-06-30T22:59:59Z', 'AU'), '2026-06-30', 'in UTC where no tax of ours is due')
  assert.equal(day('2026-06-30T23:00:00Z', 'GB', 'Surrey'), '2026-07-01', 'a county has no clock of its own')
})

test('every place that has rates has a clock', () => {
  // Late in the evening of UTC it is another day somewhere; a place without a zone would not know.
  const inUtc = (place: TaxPlace) =>
    ['2026-01-15T00:00:00Z', '2026-01-15T23:59:59Z'].every((instant) => taxDateAt(instant, place) === instant.slice(0, 10))
  for (const jurisdiction of US_RATES.keys()) assert.equal(inUtc({ country: 'US', area: jurisdiction.slice(3) }), false, jurisdiction)
  for (const area of CANADIAN_RATES.keys()) assert.equal(inUtc({ country: 'CA', area }), false, area)
  const west = new Set(['IE', 'PT'])
  for (const country of 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')) {
    assert.ok(inEuropeanUnion(country) && vatAt({ country }, '2026-01-15') !== 'none')
    assert.equal(inUtc({ country }), west.has(country), country)
  }
  assert.equal(US_WITHOUT_STATE_TAX.has('US-PR'), true)
})
