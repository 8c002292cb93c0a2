import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { code128 } from './code-128.ts'
import { isTrackingNumber, trackingNumber } from './tracking-number.ts'

const seed = (text: string) => createHash('sha256').update(text).digest()

test('a tracking number is the same for the same seed, and a slip of one digit is noticed', () => {
  assert.equal(trackingNumber(seed('prc_1')), trackingNumber(seed('prc_1')))
  assert.equal(trackingNumber(new Uint8Array(6)), 'TL0000000000000')
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 2, max: 14 }), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
      const number = trackingNumber(seed(text))
      assert.match(number, /^TL\d{13}$/)
      assert.equal(isTrackingNumber(number), true)
      const slipped = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`
      assert.equal(isTrackingNumber(slipped), false, slipped)
    }),
  )
  for (const text of ['', 'TL', 'TL000000000000', 'tl0000000000000', '1Z0000000000000000'])
    assert.equal(isTrackingNumber(text), false, text)
})

test('a Code 128 is built of symbols of eleven modules and ends in thirteen', () => {
  // Start B, T (52), L (44), to C, 12, 34, 56, check, stop; worked by hand: 104 + 52 + 88 + 297 + 48 + 170 + 336 = 1095, 65 over.
  const widths = code128('TL123456')
  const symbols = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => widths.slice(at * 6, at * 6 + 6).join(''))
  assert.deepEqual(symbols, ['211214', '213311', '132131', '113141', '112232', '131123', '331121', '121124'])
  assert.equal(widths.slice(48).join(''), '2331112')
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{1,40}$/), (text) => {
      const bars = code128(text)
      assert.equal((bars.reduce((sum, width) => sum + width, 0) - 13) % 11, 0)
    }),
  )
  assert.throws(() => code128(''), RangeError)
  assert.throws(() => code128('Grüße'), RangeError)
})
