import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isColumn, pastedColumn } from './pasted-column.ts'

test('a column of numbers fills one row each, whatever ends its lines', () => {
  assert.deepEqual(pastedColumn('12\n24\n6\n'), [12, 24, 6])
  assert.deepEqual(pastedColumn('12\r\n24\r\n6'), [12, 24, 6])
})

test('a line without a number leaves its row as it is', () => {
  assert.deepEqual(pastedColumn('12\n\nnone\n6'), [12, null, null, 6])
  assert.deepEqual(pastedColumn('-4\n12,5\n1e3'), [null, null, null])
})

test('of several cells the last number is the quantity', () => {
  assert.deepEqual(pastedColumn('CLP-12\tClippy\t24\nNJC-09\tNinja Cat\t12\tby May'), [24, 12])
})

test('numbers are read as spreadsheets of any country write them', () => {
  assert.deepEqual(pastedColumn('1,200\n1.200\n1 200\n1\u202f200\n12.0\n"48"'), [1200, 1200, 1200, 1200, 12, 48])
})

test('one number alone is no column, also with the line end that a spreadsheet adds', () => {
  assert.equal(isColumn('12'), false)
  assert.equal(isColumn('12\r\n'), false)
  assert.equal(isColumn('12\n24'), true)
  assert.equal(isColumn('CLP-12\t24'), true)
})

test('whatever is pasted, each line gives a whole number or nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      for (const found of pastedColumn(text)) assert.ok(found === null || (Number.isSafeInteger(found) && found >= 0))
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.nat(99_999), { minLength: 1 }), (numbers) => {
      assert.deepEqual(pastedColumn(numbers.join('\n')), numbers)
    }),
  )
})
