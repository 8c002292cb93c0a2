import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Currency } from '@toyline/contracts'
import { quoteTax, type TaxQuote, type TaxRequest } from './quote-tax.ts'
import { SELLERS, type Seller } from './seller.ts'

type Plain = Omit<Partial<TaxRequest>, 'lines' | 'shipping'> & {
  currency?: Currency
  amounts?: number[]
  shipping?: number
  category?: string
  exemptIn?: string[][]
  rounding?: Seller['rounding']
}

/** A seller who has always been registered in these places. */
function registered(dispatchFrom: string, ...jurisdictions: string[]): Seller {
  const always = { from: '2000-01-01', because: 'sales' } as const
  return { dispatchFrom, registrations: Object.fromEntries(jurisdictions.map((one) => [one, always])), rounding: 'line' }
}

/** A request in USD to Washington unless said otherwise; lines are named line-00, line-01. */
function request({
  currency = 'USD',
  amounts = [10_000],
  shipping = 0,
  category = 'toys',
  exemptIn = [],
  rounding = 'line',
  ...rest
}: Plain): TaxRequest {
  return {
    date: '2026-11-22',
    shipTo: { country: 'US', area: 'WA' },
    pricesIncludeTax: false,
    ...rest,
    seller: { ...(rest.seller ?? SELLERS.us), rounding },
    lines: amounts.map((amount, i) => ({
      id: `line-${String(i).padStart(2, '0')}`,
      amount: { amount, currency },
      taxCategory: category,
      exemptIn: exemptIn[i],
    })),
    shipping: { amount: shipping, currency },
  }
}

function quoted(plain: Plain): TaxQuote {
  const answer = quoteTax(request(plain))
  assert.ok(answer.ok, JSON.stringify(answer))
  return answer
}

/** `CA GST 5% 163 standard` */
function taxes(plain: Plain): string[] {
  return quoted(plain).total.taxes.map((tax) => `${tax.jurisdiction} ${tax.name} ${tax.rate / 10_000}% ${tax.amount.amount} ${tax.reason}`)
}

const ca = (area: string): Plain => ({ seller: SELLERS.ca, shipTo: { country: 'CA', area }, currency: 'CAD' })
const eu = (country: string, postcode?: string): Plain => ({ seller: SELLERS.eu, shipTo: { country, postcode }, currency: 'EUR' })

test('a state with nexus is charged at its own rate, others at 0 with the reason', () => {
  assert.deepEqual(taxes({}), ['US-WA Washington sales tax 6.5% 650 standard'])
  assert.deepEqual(taxes({ shipTo: { country: 'US', area: 'MN' } }), ['US-MN Minnesota sales tax 0% 0 not-collecting'])
  for (const [area, state] of Object.entries({ AK: 'Alaska', DE: 'Delaware', MT: 'Montana', NH: 'New Hampshire', OR: 'Oregon' })) {
    const wanted = [`US-${area} ${state} sales tax 0% 0 zero`]
    assert.deepEqual(taxes({ shipTo: { country: 'US', area } }), wanted, 'it has no sales tax to collect')
    assert.deepEqual(taxes({ shipTo: { country: 'US', area }, seller: registered('US', `US-${area}`) }), wanted)
  }
  assert.deepEqual(taxes({ shipTo: { country: 'US', area: 'PR' } }), ['US-PR Sales tax 0% 0 not-collecting'])
})

test('a seller collects from the first day of a registration up to its end', () => {
  const seller: Seller = {
    ...SELLERS.us,
    registrations: { 'US-WA': { from: '2026-02-01', to: '2026-05-01', because: 'sales' } },
  }
  const reasons = ['2026-01-31', '2026-02-01', '2026-04-30', '2026-05-01'].map((date) => quoted({ seller, date }).total.taxes[0]?.reason)
  assert.deepEqual(reasons, ['not-collecting', 'standard', 'standard', 'not-collecting'])
})

test('rates change on their day', () => {
  const seller = registered('US', 'US-DC', 'US-SD')
  assert.deepEqual(taxes({ seller, shipTo: { country: 'US', area: 'DC' }, date: '2026-09-30' }), [
    'US-DC District of Columbia sales tax 6% 600 standard',
  ])
  assert.deepEqual(taxes({ seller, shipTo: { country: 'US', area: 'DC' }, date: '2026-10-01' }), [
    'US-DC District of Columbia sales tax 7% 700 standard',
  ])
  assert.deepEqual(taxes({ ...ca('NS'), date: '2025-03-31' }), ['CA HST 15% 1500 standard'])
  assert.deepEqual(taxes({ ...ca('NS'), date: '2025-04-01' }), ['CA HST 14% 1400 standard'])
  assert.deepEqual(taxes({ ...eu('EE'), date: '2025-06-30' }), ['EE VAT 22% 2200 standard'])
  assert.deepEqual(taxes({ ...eu('EE'), date: '2025-07-01' }), ['EE VAT 24% 2400 standard'])
  assert.deepEqual(taxes({ ...eu('DE'), seller: registered('DE', 'DE'), date: '2020-07-01' }), ['DE VAT 16% 1600 standard'])
})

test('every Canadian province has its taxes', () => {
  const expected: Record<string, string[]> = {
    AB: ['CA GST 5% 500 standard'],
    BC: ['CA GST 5% 500 standard', 'CA-BC PST 7% 700 standard'],
    MB: ['CA GST 5% 500 standard', 'CA-MB RST 7% 700 standard'],
    NB: ['CA HST 15% 1500 standard'],
    NL: ['CA HST 15% 1500 standard'],
    NS: ['CA HST 14% 1400 standard'],
    NT: ['CA GST 5% 500 standard'],
    NU: ['CA GST 5% 500 standard'],
    ON: ['CA HST 13% 1300 standard'],
    PE: ['CA HST 15% 1500 standard'],
    QC: ['CA GST 5% 500 standard', 'CA-QC QST 9.975% 998 standard'],
    SK: ['CA GST 5% 500 standard', 'CA-SK PST 6% 600 standard'],
    YT: ['CA GST 5% 500 standard'],
  }
  for (const [area, wanted] of Object.entries(expected)) assert.deepEqual(taxes(ca(area)), wanted, area)
})

test('registrations are asked for one by one: GST without QST', () => {
  assert.deepEqual(taxes({ ...ca('QC'), seller: registered('US', 'CA') }), ['CA GST 5% 500 standard', 'CA-QC QST 0% 0 not-collecting'])
  assert.deepEqual(taxes({ ...ca('QC'), seller: registered('US') }), ['CA GST 0% 0 export', 'CA-QC QST 0% 0 not-collecting'])
})

test('every member state has today’s standard rate', () => {
  const percent: Record<string, number> = {
    AT: 20,
    BE: 21,
    BG: 20,
    CY: 19,
    CZ: 21,
    DE: 19,
    DK: 25,
    EE: 24,
    ES: 21,
    FI: 25.5,
    FR: 20,
    GR: 24,
    HR: 25,
    HU: 27,
    IE: 23,
    IT: 22,
    LT: 21,
    LU: 17,
    LV: 21,
    MT: 18,
    NL: 21,
    PL: 23,
    PT: 23,
    RO: 21,
    SE: 25,
    SI: 22,
    SK: 23,
  }
  for (const [country, rate] of Object.entries(percent))
    assert.deepEqual(taxes(eu(country)), [`${country} VAT ${rate}% ${rate * 100} standard`])
})

test('places with their own VAT are told by postcode, or by their own country code', () => {
  const cases: [country: string, postcode: string, tax: string][] = [
    ['ES', '35001', 'ES VAT (Canary Islands) 0% 0 export'],
    ['ES', '28001', 'ES VAT 21% 2100 standard'],
    ['ES', '51001', 'ES VAT (Ceuta) 0% 0 export'],
    ['DE', '27498', 'DE VAT (Heligoland) 0% 0 export'],
    ['DE', '78266', 'DE VAT (Büsingen am Hochrhein) 0% 0 export'],
    ['GR', '630 86', 'GR VAT (Mount Athos) 0% 0 export'],
    ['IT', '23041', 'IT VAT (Livigno) 0% 0 export'],
    ['IT', '22061', "IT VAT (Campione d'Italia) 0% 0 export"],
    ['AT', '6691', 'AT VAT (Jungholz) 19% 1900 standard'],
    ['AT', '6992', 'AT VAT (Mittelberg) 19% 1900 standard'],
    ['PT', '9000-001', 'PT VAT (Madeira) 22% 2200 standard'],
    ['PT', '9500-001', 'PT VAT (Azores) 16% 1600 standard'],
    ['FR', '97110', 'FR VAT (Guadeloupe) 0% 0 export'],
    ['FR', '97300', 'FR VAT (Guyane) 0% 0 export'],
    ['FI', '22100', 'FI VAT (Åland) 0% 0 export'],
    ['AX', '22100', 'FI VAT (Åland) 0% 0 export'],
    ['FR', '97150', 'FR VAT (Guadeloupe) 0% 0 export'],
    ['FR', '98800', 'FR VAT (French overseas territories) 0% 0 export'],
    ['FR', '98000', 'FR VAT 20% 2000 standard'],
    ['DK', '3900', 'DK VAT (Greenland) 0% 0 export'],
    ['DK', '4000', 'DK VAT 25% 2500 standard'],
    ['MC', '98000', 'FR VAT 20% 2000 standard'],
    ['RE', '', 'FR VAT (Réunion) 0% 0 export'],
  ]
  for (const [country, postcode, tax] of cases) assert.deepEqual(taxes(eu(country, postcode)), [tax], `${country} ${postcode}`)
})

test('a verified VAT number of another member state moves the VAT to the buyer', () => {
  const numbers = { DE: 'DE136695976', EL: 'EL094259216', NL: 'NL004495445B01', GB: 'GB980780684', XI: 'XI980780684' }
  const buyer = (country: keyof typeof numbers, confirmedOn = '2026-11-22') => ({
    buyer: { vatId: { number: numbers[country], confirmedOn } },
  })
  assert.deepEqual(taxes({ ...eu('DE'), ...buyer('DE') }), ['DE VAT 0% 0 reverse-charge'])
  assert.deepEqual(taxes({ ...eu('GR'), ...buyer('EL') }), ['GR VAT 0% 0 reverse-charge'])
  assert.deepEqual(taxes({ ...eu('NL'), ...buyer('NL') }), ['NL VAT 21% 2100 standard'])
  assert.deepEqual(taxes({ ...eu('NL'), ...buyer('DE') }), ['NL VAT 21% 2100 standard'], 'goods that stay in the country are taxed there')
  assert.deepEqual(
    taxes({ ...eu('DE'), ...buyer('NL') }),
    ['DE VAT 19% 1900 standard'],
    'a number of the seller’s own country does not count',
  )
  const athens = registered('GR', 'GR', 'EU-OSS')
  assert.deepEqual(taxes({ ...eu('DE'), ...buyer('EL'), seller: athens }), ['DE VAT 19% 1900 standard'])
  assert.deepEqual(taxes({ ...eu('DE'), ...buyer('GB') }), ['DE VAT 19% 1900 standard'])
  assert.deepEqual(taxes({ ...eu('DE'), ...buyer('XI') }), ['DE VAT 0% 0 reverse-charge'], 'Northern Ireland counts for goods')
  for (const [confirmedOn, tax] of [
    ['2026-10-23', 'DE VAT 0% 0 reverse-charge'],
    ['2026-10-22', 'DE VAT 19% 1900 standard'],
    ['2026-11-24', 'DE VAT 19% 1900 standard'],
    ['never', 'DE VAT 19% 1900 standard'],
  ] as const)
    assert.deepEqual(taxes({ ...eu('DE'), ...buyer('DE', confirmedOn) }), [tax], `confirmed on ${confirmedOn}`)
  assert.deepEqual(
    taxes({ ...eu('DE'), seller: registered('NL', 'NL') }),
    ['NL VAT 21% 2100 standard'],
    'without the one-stop shop the origin taxes',
  )
})

test('goods that leave the tax area are exports unless the seller is registered where they arrive', () => {
  assert.deepEqual(taxes({ seller: SELLERS.gb, shipTo: { country: 'GB', postcode: 'SW1A 1AA' }, currency: 'GBP' }), [
    'GB VAT 20% 2000 standard',
  ])
  assert.deepEqual(taxes({ ...eu('GB') }), ['GB VAT 0% 0 export'])
  assert.deepEqual(taxes({ ...eu('AU') }), ['AU Tax 0% 0 export'])
  assert.deepEqual(taxes({ ...eu('DE'), seller: SELLERS.us }), ['DE VAT 0% 0 export'])
})

test('books and children’s clothing have their own rates, an unknown category has the standard one', () => {
  const gb: Plain = { seller: SELLERS.gb, shipTo: { country: 'GB' }, currency: 'GBP' }
  assert.deepEqual(taxes({ ...gb, category: 'books' }), ['GB VAT 0% 0 zero'])
  assert.deepEqual(taxes({ ...gb, category: 'childrens-clothing' }), ['GB VAT 0% 0 zero'])
  assert.deepEqual(taxes({ ...eu('DE'), category: 'books' }), ['DE VAT 7% 700 reduced'])
  assert.deepEqual(taxes({ ...gb, category: 'space-elevators' }), ['GB VAT 20% 2000 standard'])
})

test('a certificate exempts its lines in its jurisdiction and nothing else', () => {
  assert.deepEqual(taxes({ amounts: [10_000, 10_000], exemptIn: [['US-WA'], ['US-OR']] }), [
    'US-WA Washington sales tax 0% 0 exempt',
    'US-WA Washington sales tax 6.5% 650 standard',
  ])
  const { lines } = quoted({ amounts: [10_000, 10_000], exemptIn: [['US-WA'], []] })
  assert.deepEqual(
    lines.map((line) => line.tax.amount),
    [0, 650],
  )
  assert.deepEqual(taxes({ ...ca('BC'), exemptIn: [['CA-BC']] }), ['CA GST 5% 500 standard', 'CA-BC PST 0% 0 exempt'])
  assert.deepEqual(taxes({ shipTo: { country: 'US', area: 'MN' }, exemptIn: [['US-MN']] }), [
    'US-MN Minnesota sales tax 0% 0 not-collecting',
  ])
})

test('freight is taxed like the goods it carries, in proportion', () => {
  assert.equal(quoted({ shipping: 2_000 }).shipping.tax.amount, 130)
  const mixed = quoted({ amounts: [30_000, 10_000], shipping: 2_000, exemptIn: [['US-WA'], []] })
  assert.deepEqual(
    mixed.shipping.taxes.map((tax) => [tax.reason, tax.amount.amount]),
    [
      ['exempt', 0],
      ['standard', 33],
    ],
  ) // 6.5 % of 5.00 is 0.325
  assert.equal(quoted({ shipping: 2_000, exemptIn: [['US-WA']] }).shipping.tax.amount, 0)
  const california = quoted({ shipTo: { country: 'US', area: 'CA' }, shipping: 2_000 })
  assert.deepEqual(
    [california.lines[0]?.tax.amount, california.shipping.tax.amount, california.shipping.taxes[0]?.reason],
    [725, 0, 'exempt'],
  )
  assert.deepEqual(taxes({ shipTo: { country: 'US', area: 'CA' } }), ['US-CA California sales tax 7.25% 725 standard'], 'free delivery')
  const elsewhere = quoted({ shipTo: { country: 'US', area: 'CA' }, shipping: 2_000, seller: registered('US') })
  assert.equal(elsewhere.shipping.taxes[0]?.reason, 'not-collecting')
})

test('a quote says what each tax was reckoned on', () => {
  const bases = (plain: Plain) => quoted(plain).total.taxes.map(({ rate, base, reason }) => [rate / 10_000, base, reason])
  const usd = (amount: number) => ({ amount, currency: 'USD' })
  assert.deepEqual(bases({ shipTo: { country: 'US', area: 'CA' }, shipping: 2_000 }), [
    [0, usd(2_000), 'exempt'],
    [7.25, usd(10_000), 'standard'],
  ])
  assert.deepEqual(bases({ amounts: [30_000, 10_000], shipping: 2_000, exemptIn: [['US-WA'], []] }), [
    [0, usd(31_500), 'exempt'],
    [6.5, usd(10_500), 'standard'],
  ])
  const contained = quoted({ ...ca('QC'), amounts: [114_975], shipping: 11_498, pricesIncludeTax: true })
  assert.deepEqual(
    contained.total.taxes.map(({ base }) => base.amount),
    [110_000, 110_000],
    'without any of the taxes that the price contains',
  )
})

test('rounding by line and by document differ as they should', () => {
  // 6.5 % of 0.10 is 0.0065: a cent on each line, two cents on the three together.
  const amounts = [10, 10, 10]
  assert.deepEqual(
    quoted({ amounts, rounding: 'line' }).lines.map((line) => line.tax.amount),
    [1, 1, 1],
  )
  const document = quoted({ amounts, rounding: 'document' })
  assert.equal(document.total.tax.amount, 2)
  assert.deepEqual(
    document.lines.map((line) => line.tax.amount),
    [1, 1, 0],
  )
  // 0.52 and 1.95 cents are 2.47 together: the unit left over belongs to the larger remainder.
  assert.deepEqual(
    quoted({ amounts: [8, 30], rounding: 'document' }).lines.map((line) => line.tax.amount),
    [0, 2],
  )
})

test('half a cent rounds up, less is dropped', () => {
  const alberta = ca('AB')
  assert.equal(quoted({ ...alberta, amounts: [10] }).total.tax.amount, 1) // 5 % of 0.10 is 0.005
  assert.equal(quoted({ ...alberta, amounts: [9] }).total.tax.amount, 0) // 0.0045
})

test('tax inside a price is taken out of it', () => {
  const german = quoted({ ...eu('DE'), amounts: [11_900], shipping: 595, pricesIncludeTax: true })
  assert.deepEqual([german.lines[0]?.net.amount, german.lines[0]?.tax.amount, german.lines[0]?.gross.amount], [10_000, 1_900, 11_900])
  assert.deepEqual([german.shipping.net.amount, german.shipping.tax.amount], [500, 95])
  const quebec = quoted({ ...ca('QC'), amounts: [114_975], pricesIncludeTax: true })
  assert.deepEqual(
    quebec.lines[0]?.taxes.map((tax) => tax.amount.amount),
    [5_000, 9_975],
  )
  assert.equal(quoted({ ...eu('FI'), amounts: [999], pricesIncludeTax: true }).total.tax.amount, 203) // 999 x 255 / 1255 = 202.98
})

test('two taxes handed back to lines of one cent leave no net price below zero', () => {
  const { lines, total } = quoted({
    ...ca('QC'),
    amounts: Array.from({ length: 23 }, () => 1),
    pricesIncludeTax: true,
    rounding: 'document',
  })
  assert.deepEqual(
    total.taxes.map((tax) => tax.amount.amount),
    [1, 2],
  )
  assert.deepEqual(
    lines.map((line) => line.tax.amount).filter((tax) => tax > 0),
    [1, 1, 1],
  )
})

test('what is not known is refused, never 0', () => {
  const code = (plain: Plain) => {
    const answer = quoteTax(request(plain))
    return answer.ok ? 'quoted' : answer.problem.code
  }
  assert.equal(code({ shipTo: { country: 'US' } }), 'tax-address-incomplete')
  assert.equal(code({ shipTo: { country: 'US', area: 'XX' } }), 'tax-address-incomplete')
  assert.equal(code({ ...ca('XX') }), 'tax-address-incomplete')
  assert.equal(code({ date: '2024-12-31' }), 'tax-rate-unknown')
  assert.equal(code({ shipTo: { country: 'AU' }, seller: registered('AU', 'AU') }), 'tax-rate-unknown')
  assert.equal(code({ shipTo: { country: 'GB' }, seller: SELLERS.gb, date: '2010-01-01' }), 'tax-rate-unknown')
})

test('amounts that cannot be are bugs', () => {
  for (const amounts of [[-1], [0.5], [Number.NaN], [2 ** 53]]) assert.throws(() => quoteTax(request({ amounts })), RangeError)
  assert.throws(() => quoteTax({ ...request({}), shipping: { amount: 0, currency: 'EUR' } }), RangeError)
  assert.throws(() => quoteTax(request({ date: '22.11.2026' })), RangeError)
})

test('an order without lines or with free lines has its reason too', () => {
  assert.deepEqual(taxes({ amounts: [] }), ['US-WA Washington sales tax 6.5% 0 standard'])
  assert.deepEqual(taxes({ amounts: [0, 0], shipping: 100, exemptIn: [['US-WA']] }), [
    'US-WA Washington sales tax 0% 0 exempt',
    'US-WA Washington sales tax 6.5% 3 standard',
  ])
})
