import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readVatId } from './vat-id.ts'

/** Numbers that stand in published examples of each rule. */
const GOOD = [
  'ATU13585627',
  'BE0428759497',
  'BG175074752',
  'CY10259033P',
  'CZ25123891',
  'DE136695976',
  'DK13585628',
  'EE100931558',
  'EL094259216',
  'ESA13585625',
  'FI20774740',
  'FR40303265045',
  'FR83404833048',
  'GB980780684',
  'HR33392005961',
  'HU12892312',
  'IE6433435F',
  'IE6433435OA',
  'IE8D79739I',
  'IT00743110157',
  'LT119511515',
  'LU15027442',
  'LV40003521600',
  'MT11679112',
  'NL004495445B01',
  'NL123456789B13',
  'PL8567346215',
  'PT501964843',
  'RO18547290',
  'SE556042722001',
  'SI50223054',
  'SK2022749619',
  'XI980780684',
]
/** No check digit that we know. */
const FORM_ALONE = new Set(['BG', 'CZ', 'ES', 'LT', 'LV'])

test('a VAT number is read as people write it', () => {
  for (const number of GOOD) {
    const country = number.startsWith('EL') ? 'GR' : number.slice(0, 2)
    assert.deepEqual(readVatId(number), { country, number })
  }
  assert.deepEqual(readVatId(' be 0428.759-497 '), { country: 'BE', number: 'BE0428759497' })
})

test('one digit changed is another number, which the check digit refuses', () => {
  for (const number of GOOD.filter((one) => !FORM_ALONE.has(one.slice(0, 2)))) {
    const changed = `${number.slice(0, 6)}${(Number(number[6]) + 1) % 10}${number.slice(7)}`
    assert.equal(readVatId(changed), null, `${changed} from ${number}`)
  }
})

test('what has not the form of its country is none', () => {
  for (const text of [
    '',
    'DE',
    '136695976',
    'DE13669597',
    'DE1366959760',
    'US136695976',
    'GR094259216',
    'ATX13585627',
    'NL004495445C01',
    'DE١٣٦٦٩٥٩٧٦',
  ])
    assert.equal(readVatId(text), null, text)
  assert.equal(readVatId('constructor'), null)
})
