import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkAddress, printAddress } from './form.ts'
import { addressFormat, countries, formatAddress, validateAddress } from './index.ts'
import { placeOfZip } from './us-places.ts'

const shop = {
  name: 'Ann Lee',
  company: 'Pine Toys',
  line1: '1 Microsoft Way',
  city: 'Redmond',
  area: 'WA',
  postcode: '98052',
  country: 'US',
}
const problems = (input: object) => validateAddress(input).issues.map((issue) => `${issue.field} ${issue.code}`)

test('a complete address has no issues and comes back unchanged', () => {
  assert.deepEqual(validateAddress(shop), { issues: [], address: shop })
})

test('every country has a name and a format, and its own example is a valid postcode', () => {
  assert.equal(countries().length, 252)
  for (const { code, name } of countries()) {
    const format = addressFormat(code)
    assert.ok(format && name !== '', code)
    if (!format.postcode?.example) continue
    const { issues, address } = validateAddress({ country: code, postcode: format.postcode.example })
    assert.deepEqual(
      issues.filter((issue) => issue.field === 'postcode'),
      [],
      code,
    )
    assert.equal(address.postcode, format.postcode.example)
  }
})

test('a format survives JSON, so that a server can hand it to a form', () => {
  const format = addressFormat('CA')
  assert.ok(format)
  const sent = JSON.parse(JSON.stringify(format))
  assert.deepEqual(sent, format)
  const address = { name: 'Jo', line1: '1 King St', city: 'Toronto', area: 'ontario', postcode: 'm5v3l9', country: 'CA' }
  assert.deepEqual(checkAddress(sent, address), validateAddress(address))
  assert.deepEqual(printAddress(sent, validateAddress(address).address), ['Jo', '1 King St', 'Toronto ON M5V 3L9', 'Canada'])
})

test('the part for the browser reaches no data of countries', () => {
  const seen = new Set<string>()
  const visit = (file: URL) => {
    if (seen.has(file.pathname)) return
    seen.add(file.pathname)
    if (!file.pathname.endsWith('.ts')) return
    for (const found of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) visit(new URL(found[1] as string, file))
  }
  visit(new URL('./form.ts', import.meta.url))
  assert.ok(seen.size > 3)
  assert.deepEqual(
    [...seen].filter((file) => file.endsWith('.json')),
    [],
  )
})

test('the fields are those that the country writes, in its order', () => {
  const fields = (country: string) => addressFormat(country)?.fields.map((field) => `${field.label}${field.required ? '*' : ''}`)
  assert.deepEqual(fields('US'), ['Full name*', 'Company', 'Address*', 'Building, floor or unit', 'City*', 'State*', 'ZIP code*', 'Phone'])
  assert.deepEqual(fields('GB'), ['Full name*', 'Company', 'Address*', 'Building, floor or unit', 'Town or city*', 'Postcode*', 'Phone'])
  assert.deepEqual(fields('DE'), ['Full name*', 'Company', 'Address*', 'Building, floor or unit', 'Postcode*', 'City*', 'Phone'])
  assert.deepEqual(fields('SG'), ['Full name*', 'Company', 'Address*', 'Building, floor or unit', 'Postcode*', 'Phone'])
})

test('postcodes get the capitals and separators of their country', () => {
  const cases: [country: string, typed: string, kept: string][] = [
    ['US', '980526399', '98052-6399'],
    ['US', ' 98052 ', '98052'],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['CA', 'K1A-0B1', 'K1A 0B1'],
    ['GB', 'm25bq', 'M2 5BQ'],
    ['GB', 'ec1a1hq', 'EC1A 1HQ'],
    ['GB', 'bfpo61', 'BFPO 61'],
    ['DE', 'D-10115', '10115'],
    ['SE', '11455', '114 55'],
    ['GR', '15124', '151 24'],
    ['CZ', '11000', '110 00'],
    ['NL', '1234ab', '1234 AB'],
    ['PL', '00950', '00-950'],
    ['PT', '1250096', '1250-096'],
    ['LV', '1010', 'LV-1010'],
    ['LU', 'L-4750', '4750'],
    ['IE', 'd02af30', 'D02 AF30'],
    ['JP', '１００ー０００１', '100-0001'],
  ]
  for (const [country, typed, kept] of cases) {
    const { issues, address } = validateAddress({ country, postcode: typed })
    assert.equal(address.postcode, kept)
    assert.deepEqual(
      issues.filter((issue) => issue.field === 'postcode'),
      [],
      `${country} ${typed}`,
    )
  }
})

test('a postcode of the wrong form is named with an example of the right one', () => {
  for (const [country, typed] of [
    ['US', '9805'],
    ['US', '98052-63'],
    ['GB', 'ZZ1 1AA'],
    ['CA', 'D1A 0B1'],
    ['DE', '1011'],
    ['NL', '0123456'],
  ]) {
    assert.ok(problems({ ...shop, area: '', country, postcode: typed }).includes('postcode invalid'), `${country} ${typed}`)
  }
  const [issue] = validateAddress({ ...shop, postcode: '9805' }).issues
  assert.equal(issue?.message, 'Check the ZIP code, for example 95014.')
})

test('a ZIP code belongs to its state', () => {
  assert.deepEqual(validateAddress({ ...shop, area: 'OR' }).issues, [
    { field: 'postcode', code: 'elsewhere', message: 'ZIP code 98052 is in Washington, not in Oregon. Check the ZIP code and the state.' },
  ])
  const belongs = (postcode: string, area: string) => problems({ ...shop, postcode, area }).length === 0
  assert.deepEqual([belongs('06390', 'NY'), belongs('06390', 'CT'), belongs('06830', 'CT')], [true, false, true])
  assert.deepEqual([belongs('83414', 'WY'), belongs('83414', 'ID'), belongs('83415', 'ID')], [true, false, true])
  assert.deepEqual(
    [belongs('09012', 'AE'), belongs('00901', 'PR'), belongs('20588', 'MD'), belongs('73301', 'TX')],
    [true, true, true, true],
  )
  assert.ok(belongs('42223', 'KY') && belongs('42223', 'TN'), 'Fort Campbell is delivered in two states')
  assert.ok(problems({ ...shop, country: 'CA', area: 'BC', postcode: 'K1A 0B1' }).includes('postcode elsewhere'))
})

test('an empty state is filled in where the postcode allows only one', () => {
  assert.equal(validateAddress({ ...shop, area: '' }).address.area, 'WA')
  assert.deepEqual(problems({ ...shop, area: '', postcode: '42223' }), ['area required'])
})

test('areas are understood by code, name, accent-free name and county prefix', () => {
  const area = (country: string, typed: string) => validateAddress({ country, area: typed }).address.area
  assert.equal(area('US', 'new york'), 'NY')
  assert.equal(area('CA', 'québec'), 'QC')
  assert.equal(area('ES', 'Cadiz'), 'CA')
  assert.equal(area('IE', 'County Cork'), 'C')
  assert.equal(area('JP', '東京都'), '13')
  assert.equal(area('BR', 'sao paulo'), 'SP')
  assert.deepEqual(problems({ ...shop, area: 'Cascadia' }), ['area unknown'])
})

test('what is missing is said field by field', () => {
  assert.deepEqual(problems({ country: 'US' }), ['name required', 'line1 required', 'city required', 'area required', 'postcode required'])
  assert.deepEqual(problems({ name: 'A', line1: '1 Road', country: 'HK', area: 'Kowloon' }), [])
  assert.deepEqual(problems({}), ['country required'])
  assert.deepEqual(problems({ country: 'QQ' }), ['country unknown'])
  assert.deepEqual(problems({ country: '__proto__' }), ['country unknown'])
})

test('fields are limited in characters, not in bytes or code units', () => {
  assert.deepEqual(problems({ ...shop, name: `A${'🧸'.repeat(99)}`, line1: 'é'.repeat(100) }), [])
  assert.deepEqual(problems({ ...shop, name: `${'🧸'.repeat(101)}a`, line1: 'x'.repeat(101) }), ['name too-long', 'line1 too-long'])
})

test('punctuation alone is no name and no street', () => {
  assert.deepEqual(problems({ ...shop, name: '--', line1: '...', city: '?' }), ['name invalid', 'line1 invalid', 'city invalid'])
})

test('a phone number may be left empty but must be callable', () => {
  for (const phone of ['', '+1 (425) 882-8080', '020 7946 0000', '425.882.8080 ext 12'])
    assert.deepEqual(problems({ ...shop, phone }), [], phone)
  for (const phone of ['12', 'call me', '+1'.repeat(15), '1'.repeat(21)])
    assert.deepEqual(problems({ ...shop, phone }), ['phone invalid'], phone)
})

test('control, direction and half characters never reach an address, joiners do', () => {
  const { address } = validateAddress({
    ...shop,
    name: '\u202Eeda\u0000\uFEFF \uD800Ann\tLee\r\n',
    line1: 'می\u200Cخواهم 1',
    city: 'Zu\u0308rich',
  })
  assert.equal(address.name, 'eda Ann Lee')
  assert.equal(address.line1, 'می\u200Cخواهم 1')
  assert.equal(address.city, 'Zürich')
})

test('envelopes follow the country', () => {
  assert.deepEqual(formatAddress(shop, { capitals: true }), [
    'Ann Lee',
    'Pine Toys',
    '1 Microsoft Way',
    'REDMOND WA 98052',
    'UNITED STATES',
  ])
  assert.deepEqual(
    formatAddress(
      { name: 'Eva', company: 'Spiel', line1: 'Hauptstr. 1', line2: 'Hof 2', city: 'Berlin', postcode: '10115', country: 'DE' },
      { country: false },
    ),
    ['Eva', 'Spiel', 'Hauptstr. 1', 'Hof 2', '10115 Berlin'],
  )
  assert.deepEqual(formatAddress({ name: 'Léa', line1: '1 rue A', city: 'Lyon', postcode: '69001', country: 'FR' }, { capitals: true }), [
    'Léa',
    '1 rue A',
    '69001 LYON',
    'FRANCE',
  ])
  assert.deepEqual(formatAddress({ name: 'A', line1: '1-1', city: '千代田区', area: '13', postcode: '100-0001', country: 'JP' }), [
    '〒100-0001',
    '東京都千代田区',
    '1-1',
    'A',
    'Japan',
  ])
  assert.deepEqual(formatAddress({ name: 'A', line1: '1 Road', city: 'X', country: 'QQ' }), ['A', '1 Road', 'X', 'QQ'])
})

test('a checked address checks clean again and stays the same', () => {
  for (const input of [
    shop,
    { ...shop, country: 'GB', postcode: 'ec1a1hq', area: '' },
    { ...shop, country: 'IE', area: 'co. cork', postcode: 't12x8ke' },
  ]) {
    const once = validateAddress(input)
    assert.deepEqual(validateAddress(once.address), once)
  }
})

test('a ZIP code names its post town', () => {
  assert.deepEqual(placeOfZip('98052-6399'), { city: 'Redmond', state: 'WA' })
  assert.deepEqual(placeOfZip('83414'), { city: 'Alta', state: 'WY' })
  assert.deepEqual(placeOfZip('00544'), { city: 'Holtsville', state: 'NY' })
  for (const zip of ['', '00000', '98O52', '9805', '98052x', '980526']) assert.equal(placeOfZip(zip), undefined)
})

const naughty = new URL('../../../../shared/data/bad-input/blns/blns.json', import.meta.url)

test('naughty strings never throw, never leave control characters and are stable', {
  skip: existsSync(naughty) ? false : 'the shared test data is not on this machine',
}, () => {
  const strings = JSON.parse(readFileSync(naughty, 'utf8')) as string[]
  assert.ok(strings.length > 400)
  for (const text of strings) {
    for (const country of ['US', 'GB', 'JP', 'IE', text]) {
      const { address } = validateAddress({
        name: text,
        company: text,
        line1: text,
        line2: text,
        city: text,
        area: text,
        postcode: text,
        phone: text,
        country,
      })
      assert.doesNotMatch(Object.values(address).join(''), /[\p{Cc}\p{Cs}]/u)
      assert.deepEqual(validateAddress(address).address, address)
      assert.ok(formatAddress(address).every((line) => !line.includes('\n')))
    }
  }
})

test('anything but text counts as empty', () => {
  assert.deepEqual(problems({ name: 5, line1: null, city: ['x'], area: {}, postcode: Number.NaN, country: 'US' }), [
    'name required',
    'line1 required',
    'city required',
    'area required',
    'postcode required',
  ])
})

const zipList = new URL('../../../../shared/data/tax-address/us-zipcodes/all_us_zipcodes.csv.gz', import.meta.url)

test('every listed ZIP code belongs to its listed state', {
  skip: existsSync(zipList) ? false : 'the shared test data is not on this machine',
}, async () => {
  const { gunzipSync } = await import('node:zlib')
  const rows = gunzipSync(readFileSync(zipList))
    .toString()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const format = addressFormat('US')
  assert.ok(format && rows.length > 42_000)
  const rules = new Map(format.areas.map((area) => [area.code, new RegExp(`^(?:${area.postcodes})`)]))
  // 93737 is a known mistake of the list: a code of Fresno, California.
  const strangers = rows.filter(([zip, , state]) => zip !== '93737' && !rules.get(state as string)?.test(zip as string))
  assert.deepEqual(strangers, [])
})
