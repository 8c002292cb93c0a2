import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARKETS } from '@toyline/contracts'
import fc from 'fast-check'
import { addBusinessDays, holidays } from './business-days.ts'
import { MOST_PALLETS } from './packing-rules.ts'
import { quoteShipping, type ShippingRequest } from './quote-shipping.ts'
import { TARIFFS, type Tariff } from './tariffs.ts'
import { zoneOf } from './zones.ts'

type Changes = Partial<Omit<ShippingRequest, 'consignment'> & ShippingRequest['consignment']>

/** 8 kg of toys for 120.00 to Seattle, ordered on Monday 9 November 2026. */
function request({ weightGrams = 8_000, parcels, pallets, ...changes }: Changes = {}): ShippingRequest {
  const currency = changes.currency ?? 'USD'
  const consignment = {
    weightGrams,
    parcels: parcels ?? Math.ceil(weightGrams / 20_000),
    pallets: pallets ?? Math.ceil(weightGrams / 500_000),
  }
  return {
    shipTo: { country: 'US', area: 'WA', postcode: '98052' },
    consignment,
    date: '2026-11-09',
    merchandise: { amount: 120_00, currency },
    currency,
    ...changes,
  }
}

const offered = (changes: Changes = {}) =>
  quoteShipping(request(changes)).options.map(
    (option) => `${option.id} ${option.amount.amount} ${option.amount.currency} ${option.earliest}..${option.latest}`,
  )
const refused = (changes: Changes = {}) => quoteShipping(request(changes)).notOffered.map((one) => `${one.id} ${one.reason}`)

test('a carton to Seattle goes by ground or in two days, not on a pallet', () => {
  assert.deepEqual(offered(), ['ground 1695 USD 2026-11-12..2026-11-13', 'two-day 4695 USD 2026-11-12..2026-11-12'])
  assert.deepEqual(refused(), ['freight too-light'])
  assert.equal(quoteShipping(request()).notOffered[0]?.message, 'Freight on a pallet starts at 100 kg or 30 parcels.')
})

test('each market has its prices in its currency', () => {
  assert.deepEqual(offered({ shipTo: { country: 'CA', area: 'ON', postcode: 'M5V 3L9' }, currency: 'CAD' }), [
    'ground 2995 CAD 2026-11-13..2026-11-17',
    'two-day 6995 CAD 2026-11-12..2026-11-12',
  ])
  assert.deepEqual(offered({ shipTo: { country: 'GB', postcode: 'SW1A 1AA' }, currency: 'GBP' }), [
    'ground 1295 GBP 2026-11-13..2026-11-17',
    'two-day 2895 GBP 2026-11-12..2026-11-12',
  ])
  assert.deepEqual(offered({ shipTo: { country: 'DE', postcode: '10115' }, currency: 'EUR' }), [
    'ground 995 EUR 2026-11-11..2026-11-12',
    'two-day 2895 EUR 2026-11-11..2026-11-12',
  ])
  assert.deepEqual(refused({ shipTo: { country: 'DE', postcode: '10115' } }), ['ground currency', 'two-day currency', 'freight currency'])
})

test('a step ends at its weight, the next gram costs the next step', () => {
  const ground = (weightGrams: number) =>
    quoteShipping(request({ weightGrams })).options.find((option) => option.id === 'ground')?.amount.amount
  assert.deepEqual([ground(1), ground(2_000), ground(2_001), ground(150_000), ground(150_001)], [9_45, 9_45, 12_45, 139_00, undefined])
})

const freightOf = (changes: Changes) => quoteShipping(request(changes)).options.find((option) => option.id === 'freight')
const whyNot = (changes: Changes, id = 'freight') => quoteShipping(request(changes)).notOffered.find((one) => one.id === id)?.reason

test('freight is priced by pallets, from a hundred kilograms or thirty parcels on, and more than the table has is on request', () => {
  const freight = (changes: Changes) => freightOf(changes)?.amount.amount ?? whyNot(changes)
  assert.deepEqual(
    [freight({ weightGrams: 99_999 }), freight({ weightGrams: 100_000 }), freight({ weightGrams: 40_000, parcels: 29 })],
    ['too-light', 205_00, 'too-light'],
  )
  assert.equal(freight({ weightGrams: 40_000, parcels: 30, pallets: 1 }), 205_00)
  const pallets = [2, 8, 9, Number.POSITIVE_INFINITY].map((number) => freight({ weightGrams: 900_000, pallets: number }))
  assert.deepEqual(pallets, [353_00, 1_033_00, 'on-request', 'on-request'])
  assert.deepEqual(
    ['AK', 'AE'].map((area) => freight({ weightGrams: 200_000, shipTo: { country: 'US', area } })),
    ['on-request', 'on-request'],
  )
  assert.equal(freight({ weightGrams: 0 }), 'weight-unknown')
})

test('what one collection of parcels cannot be goes on pallets alone', () => {
  const many = { weightGrams: 40_000, parcels: 61, pallets: 3 }
  assert.deepEqual([whyNot(many, 'ground'), whyNot(many, 'two-day')], ['too-many-parcels', 'too-many-parcels'])
  assert.deepEqual(
    quoteShipping(request(many)).options.map((option) => option.id),
    ['freight'],
  )
  assert.equal(whyNot({ ...many, parcels: 60 }, 'ground'), undefined)
})

test('what a driver does besides has its price, once, and is nothing that parcels have', () => {
  const order = { weightGrams: 200_000, pallets: 2 }
  const { amount, extras } = freightOf(order) ?? {}
  assert.deepEqual(
    [amount?.amount, extras?.map(({ id, chosen }) => [id, chosen])],
    [
      353_00,
      [
        ['lift-gate', false],
        ['residential', false],
        ['appointment', false],
      ],
    ],
  )
  const both = freightOf({ ...order, extras: ['lift-gate', 'appointment', 'lift-gate'] })
  assert.equal(both?.amount.amount, 353_00 + 95_00 + 35_00)
  assert.deepEqual(
    both?.extras?.filter(({ chosen }) => chosen).map(({ id }) => id),
    ['lift-gate', 'appointment'],
  )
  const [ground] = quoteShipping(request({ extras: ['lift-gate'] })).options
  assert.deepEqual([ground?.amount.amount, ground?.extras], [16_95, undefined])
})

test('ground is free from the threshold, near enough, and nothing else ever is', () => {
  const at = (amount: number, area = 'WA') =>
    quoteShipping(request({ merchandise: { amount, currency: 'USD' }, shipTo: { country: 'US', area } }))
  assert.deepEqual(
    at(499_99).options.map((option) => option.amount.amount),
    [16_95, 46_95],
  )
  const usd = (amount: number) => ({ amount, currency: 'USD' })
  assert.deepEqual(at(499_99).freeFreight, { threshold: usd(500_00), missing: usd(1), met: false })
  assert.deepEqual(at(500_00).freeFreight, { threshold: usd(500_00), missing: usd(0), met: true })
  assert.deepEqual(
    at(500_00).options.map((option) => option.amount.amount),
    [0, 46_95],
  )
  assert.deepEqual(
    at(500_00, 'AK').options.map((option) => option.amount.amount),
    [58_95],
  )
  assert.equal(at(500_00, 'AK').freeFreight, null)
})

test('a price missing in the table is not offered, and neither is 0', () => {
  const tariff: Tariff = {
    ...TARIFFS.us,
    methods: [
      {
        id: 'ground',
        name: 'Ground',
        carrier: 'X',
        stepsKg: [5, 10, 20, 30],
        toKg: 40,
        toParcels: 60,
        zones: { 2: { days: [1, 2], byWeight: [5_00, 0, null] } },
      },
    ],
  }
  const quote = (weightGrams: number) => quoteShipping(request({ weightGrams }), { ...TARIFFS, us: tariff })
  assert.equal(quote(5_000).options[0]?.amount.amount, 5_00)
  for (const [grams, reason] of [
    [10_000, 'no-rate'],
    [20_000, 'too-heavy'],
    [30_000, 'no-rate'],
    [40_000, 'no-rate'],
  ] as const) {
    assert.deepEqual(quote(grams).options, [])
    assert.deepEqual(
      quote(grams).notOffered.map((one) => one.reason),
      [reason],
    )
  }
})

test('goods without a weight are not sent for the price of the lightest', () => {
  assert.deepEqual(offered({ weightGrams: 0 }), [])
  assert.deepEqual(refused({ weightGrams: 0 }), ['ground weight-unknown', 'two-day weight-unknown', 'freight weight-unknown'])
})

test('places that nobody serves say so', () => {
  assert.deepEqual(refused({ shipTo: { country: 'AU', postcode: '2060' } }), [
    'ground not-served',
    'two-day not-served',
    'freight not-served',
  ])
  assert.deepEqual(refused({ shipTo: { country: 'US', area: 'MH' } }), ['ground not-served', 'two-day not-served', 'freight not-served'])
  assert.deepEqual(refused({ shipTo: { country: 'US' } }), [
    'ground address-incomplete',
    'two-day address-incomplete',
    'freight address-incomplete',
  ])
  assert.deepEqual(refused({ shipTo: { country: 'US', area: 'AE' }, weightGrams: 40_000 }), [
    'ground too-heavy',
    'two-day not-served',
    'freight too-light',
  ])
  assert.deepEqual(refused({ shipTo: { country: 'FR', postcode: '97110' }, currency: 'EUR' }), [
    'ground not-served',
    'two-day not-served',
    'freight not-served',
  ])
})

test('zones follow the warehouse, the state and the postcode', () => {
  const zone = (...asked: Parameters<typeof zoneOf>) => {
    const answer = zoneOf(...asked)
    return 'zone' in answer ? answer.zone : answer.reason
  }
  assert.deepEqual(
    ['NV', 'WA', 'KY', 'NY', 'TX', 'HI', 'AP'].map((area) => zone('us', { country: 'US', area })),
    ['1', '2', '1', '3', '4', 'remote', 'forces'],
  )
  assert.deepEqual(
    [
      zone('us', { country: 'US', area: 'NY' }, 'reno'),
      zone('us', { country: 'US', area: 'CA' }, 'louisville'),
      zone('us', { country: 'US', area: 'CA' }, 'mars'),
    ],
    ['5', '5', 'not-served'],
  )
  const gb = ['SW1A 1AA', 'IV1 1AA', 'KA27 8AB', 'KA2 7AB', 'PH50 4AA', 'PH1 1AA', 'BT1 1AA', 'PO30 1AA', 'JE1 1AA', 'BFPO 61', '']
  assert.deepEqual(
    gb.map((postcode) => zone('gb', { country: 'GB', postcode })),
    ['mainland', 'far', 'far', 'mainland', 'far', 'mainland', 'over-sea', 'far', 'not-served', 'not-served', 'address-incomplete'],
  )
  assert.deepEqual(
    [
      zone('ca', { country: 'CA', area: 'ON', postcode: 'M5V 3L9' }),
      zone('ca', { country: 'CA', area: 'ON', postcode: 'P0T 1A0' }),
      zone('ca', { country: 'CA', area: 'NU', postcode: 'X0A 0H0' }),
    ],
    ['1', '3', 'remote'],
  )
  const eu: [string, string, string][] = [
    ['ES', '28001', '3'],
    ['ES', '07001', 'islands'],
    ['IT', '00144', '2'],
    ['IT', '90100', 'islands'],
    ['PT', '9000-001', 'islands'],
    ['FR', '20000', 'islands'],
    ['MT', 'VLT 1117', 'islands'],
  ]
  for (const [country, postcode, wanted] of eu) assert.equal(zone('eu', { country, postcode }), wanted, `${country} ${postcode}`)
})

test('every state, province and country that a market serves can be sent a carton by ground', () => {
  const states =
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
      ' ',
    )
  for (const area of states) assert.equal(offered({ shipTo: { country: 'US', area } })[0]?.split(' ')[0], 'ground', area)
  for (const from of ['reno', 'louisville'])
    for (const area of states) assert.ok('zone' in zoneOf('us', { country: 'US', area }, from), `${from} ${area}`)
  for (const area of 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '))
    assert.equal(offered({ shipTo: { country: 'CA', area, postcode: 'X1X 1X1' }, currency: 'CAD' })[0]?.split(' ')[0], 'ground', area)
  for (const country of MARKETS.eu.countries)
    assert.equal(offered({ shipTo: { country }, currency: 'EUR' })[0]?.split(' ')[0], 'ground', country)
})

test('tables are whole: each zone has a price for each step, dearer with weight', () => {
  for (const { methods } of Object.values(TARIFFS)) {
    for (const method of methods) {
      for (const [zone, prices] of Object.entries(method.zones)) {
        assert.ok(prices.days[0] <= prices.days[1])
        if ('byPallets' in prices) {
          const each = prices.byPallets.map((price, at) => price / (at + 1))
          assert.ok(prices.byPallets.length > 0 && prices.byPallets.length <= MOST_PALLETS)
          assert.ok(prices.byPallets.every((price, at) => Number.isSafeInteger(price) && price > (prices.byPallets[at - 1] ?? 0)))
          assert.ok(
            each.every((price, at) => at === 0 || price < (each[at - 1] ?? 0)),
            `${method.carrier} ${zone}: together is cheaper`,
          )
          continue
        }
        const known = prices.byWeight.filter((price) => price !== null)
        assert.equal(prices.byWeight.length, method.stepsKg?.length, `${method.carrier} ${method.id} ${zone}`)
        assert.deepEqual(
          known,
          known.toSorted((a, b) => a - b),
          `${method.carrier} ${method.id} ${zone}`,
        )
        assert.equal(method.stepsKg?.at(-1), method.toKg)
      }
      assert.equal(method.extras !== undefined, method.id === 'freight')
      assert.ok(Object.values(method.extras ?? {}).every((price) => Number.isSafeInteger(price) && price > 0))
    }
  }
})

test('promises skip weekends and holidays of both ends', () => {
  assert.equal(addBusinessDays('2026-11-20', 1, ['us']), '2026-11-23')
  assert.equal(addBusinessDays('2026-11-25', 1, ['us']), '2026-11-27') // Thanksgiving
  assert.equal(addBusinessDays('2026-12-31', 1, ['us']), '2027-01-04')
  assert.equal(addBusinessDays('2026-06-30', 1, ['us', 'ca']), '2026-07-02')
  assert.deepEqual(
    offered({ date: '2026-12-23', shipTo: { country: 'GB', postcode: 'SW1A 1AA' }, currency: 'GBP' })[1],
    'two-day 2895 GBP 2026-12-30..2026-12-30',
  )
})

test('holidays fall where the calendars say', () => {
  assert.deepEqual(holidays('us', 2026), ['2026-01-01', '2026-05-25', '2026-07-04', '2026-09-07', '2026-11-26', '2026-12-25'])
  assert.deepEqual(holidays('ca', 2026), [
    '2026-01-01',
    '2026-04-03',
    '2026-05-18',
    '2026-07-01',
    '2026-09-07',
    '2026-10-12',
    '2026-12-25',
    '2026-12-26',
    '2026-12-28',
  ])
  assert.deepEqual(holidays('gb', 2026), [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-26',
    '2026-12-28',
  ])
  assert.deepEqual(holidays('gb', 2022).slice(-3), ['2022-12-25', '2022-12-26', '2022-12-27'])
  assert.deepEqual(holidays('gb', 2027).slice(-4), ['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28'])
  assert.deepEqual(holidays('nl', 2027), ['2027-01-01', '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-17', '2027-12-25', '2027-12-26'])
  const easterMondays = [2024, 2025, 2026, 2027, 2028, 2038].map((year) => holidays('nl', year)[1])
  assert.deepEqual(easterMondays, ['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17', '2038-04-26'])
})

test('what cannot be is a bug', () => {
  assert.throws(() => quoteShipping(request({ parcels: 0 })), RangeError)
  assert.throws(() => quoteShipping(request({ weightGrams: 0, pallets: 1 })), RangeError)
  for (const weightGrams of [-1, 0.5, Number.NaN]) assert.throws(() => quoteShipping(request({ weightGrams })), RangeError)
  assert.throws(() => quoteShipping(request({ merchandise: { amount: 1, currency: 'EUR' } })), RangeError)
  for (const date of ['', '2026-13-01', '9.11.2026']) assert.throws(() => quoteShipping(request({ date })), RangeError)
})

test('any consignment is offered or refused with a reason, never at 0 below the threshold, and more weight never costs less', () => {
  const shipTo = fc.constantFrom(
    { country: 'US', area: 'FL' },
    { country: 'US', area: 'HI' },
    { country: 'CA', area: 'BC', postcode: 'V8X 3X4' },
    { country: 'GB', postcode: 'IV1 1AA' },
    { country: 'FR', postcode: '69001' },
    { country: 'MT' },
  )
  fc.assert(
    fc.property(
      shipTo,
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 399_99 }),
      fc.integer({ min: 1, max: 50_000 }),
      (place, weightGrams, amount, more) => {
        const market = Object.values(MARKETS).find((one) => one.countries.includes(place.country))
        assert.ok(market)
        const sent = { shipTo: place, currency: market.currency, merchandise: { amount, currency: market.currency } }
        const asked = request({ ...sent, weightGrams })
        const quote = quoteShipping(asked)
        assert.deepEqual([...quote.options, ...quote.notOffered].map((one) => one.id).sort(), ['freight', 'ground', 'two-day'])
        assert.deepEqual(quoteShipping(asked), quote)
        const heavier = quoteShipping(request({ ...sent, weightGrams: weightGrams + more }))
        for (const option of quote.options) {
          assert.ok(option.amount.amount > 0 && option.amount.currency === market.currency)
          assert.ok(asked.date < option.earliest && option.earliest <= option.latest)
          const same = heavier.options.find((one) => one.id === option.id)
          assert.ok(same === undefined || same.amount.amount >= option.amount.amount)
        }
      },
    ),
    { numRuns: 500 },
  )
})
