import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCountry, readGtin, readHsCode } from './identifiers.ts'
import { readCentimetres, readGrams, readWhole } from './measures.ts'
import { readPrice } from './price.ts'

test('prices are read exactly, in the currency they name', () => {
  const cases: [string, number, string?][] = [
    ['4.95', 495],
    ['4,95', 495],
    ['0.1', 10],
    ['.5', 50],
    ['12', 1200],
    ['12,5', 1250],
    ['1,299', 129900],
    ['$1,299', 129900],
    ['1,299.00', 129900],
    ['1.299,00', 129900],
    ['1.234,56', 123456],
    ['1 234,56', 123456],
    ["1'234.56", 123456],
    ['1,234,567.89', 123456789],
    ['1.234.567,89', 123456789],
    ['10.000', 1000],
    ['£3.42', 342, 'GBP'],
    ['3,42 €', 342, 'EUR'],
    ['USD 12.00', 1200],
    ['12.00 CAD', 1200, 'CAD'],
    ['CA$5', 500, 'CAD'],
    ['¥500', 500, 'JPY'],
    ['70368744.17', 7036874417],
  ]
  for (const [text, amount, currency = 'USD'] of cases)
    assert.deepEqual(readPrice(text, 'USD'), { kind: 'price', amount, currency, note: null }, text)
  assert.deepEqual(readPrice('$5', 'CAD'), { kind: 'price', amount: 500, currency: 'CAD', note: null })
})

test('what is no price is said to be none, and nothing is ever sold for 0', () => {
  for (const text of ['', '-', 'n/a', 'TBA']) assert.deepEqual(readPrice(text, 'USD'), { kind: 'none', note: null }, text)
  for (const text of ['0', '0.00', '£0'])
    assert.deepEqual(readPrice(text, 'USD'), { kind: 'none', note: 'is taken as "no price", for nothing is sold for 0.' }, text)
  for (const text of ['12,3,4', '1.2.3', 'abc', '1e5', '-5', '1,23.456,7', '5 apples', '٣', '1..2'])
    assert.deepEqual(readPrice(text, 'USD'), { kind: 'bad', why: 'is not a price.' }, text)
  assert.deepEqual(readPrice('4.999', 'USD'), {
    kind: 'bad',
    why: 'can be read in two ways; write thousands without a point, and cents with two digits.',
  })
  assert.deepEqual(readPrice('4.9999', 'USD'), { kind: 'bad', why: 'has more decimals than USD has.' })
  assert.deepEqual(readPrice('123456789', 'USD'), { kind: 'bad', why: 'is too high to be a price.' })
  assert.deepEqual(readPrice('5 PLN', 'USD'), { kind: 'bad', why: 'is in a currency that is not traded here.' })
})

test('of a range the higher price is taken', () => {
  for (const text of ['£3.42 - £4.99', '£3.42-£4.99', '£4.99 – £3.42', '£3.42 to £4.99'])
    assert.deepEqual(
      readPrice(text, 'USD'),
      { kind: 'price', amount: 499, currency: 'GBP', note: 'is a range; the higher price is taken.' },
      text,
    )
})

test('barcodes are kept only with the right check digit', () => {
  for (const [text, gtin] of [
    ['9521234101017', '9521234101017'],
    ['="9521234101017"', '9521234101017'],
    ['0 36000 29145 2', '036000291452'],
    ['96385074', '96385074'],
    ['10614141000415', '10614141000415'],
  ])
    assert.deepEqual(readGtin(text as string), { gtin }, text)
  assert.deepEqual(readGtin('9521234101018'), { why: 'has a wrong check digit; the barcode is left out.' })
  assert.deepEqual(readGtin('9.52E+12'), { why: 'was spoiled by a spreadsheet; format the column as text. It is left out.' })
  assert.deepEqual(readGtin('12345'), { why: 'is not a barcode number (8, 12, 13 or 14 digits); it is left out.' })
})

test('weights, lengths and counts come in the units that shops use', () => {
  assert.deepEqual(
    [
      readGrams('1.2 Kg', 'g'),
      readGrams('19.8', 'lb'),
      readGrams('3,5', 'oz'),
      readGrams('358 g', 'kg'),
      readGrams('x', 'g'),
      readGrams('1', 'stone'),
    ],
    [1200, 8981, 99, 358, null, null],
  )
  assert.deepEqual(
    [
      readCentimetres('11.8', 'in'),
      readCentimetres('25 mm', 'cm'),
      readCentimetres('1,5 m', 'cm'),
      readCentimetres('3”', 'cm'),
      readCentimetres('wide', 'cm'),
    ],
    [30, 2.5, 150, 7.6, null],
  )
  assert.deepEqual(['5', '5.0', '1,200', '1.200', '5 new', '12 pcs', '', '2.5', 'many', '-1'].map(readWhole), [
    5,
    5,
    1200,
    1200,
    5,
    12,
    null,
    null,
    null,
    null,
  ])
})

test('tariff numbers and countries are recognised', () => {
  assert.deepEqual(['9503', '9503.00', '9503.00.49', '950300', '95', 'toys'].map(readHsCode), [
    '9503',
    '9503.00',
    '9503.00.49',
    '950300',
    null,
    null,
  ])
  assert.deepEqual(['CN', 'cn', 'China', 'USA', 'uk', 'Germany', 'Vietnam', 'XX', 'Atlantis', 'EU'].map(readCountry), [
    'CN',
    'CN',
    'CN',
    'US',
    'GB',
    'DE',
    'VN',
    null,
    null,
    null,
  ])
})
