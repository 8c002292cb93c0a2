import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CartLine } from '@toyline/contracts'
import { cartCsv } from './cart-csv.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const line = (sku: string, title: string) =>
  ({ sku, title, variantTitle: 'Mini', quantity: 24, casePack: 12, unitPrice: usd(495), lineTotal: usd(11_880) }) as CartLine

test('a cart becomes a table with its figures, and quotes what would break it', () => {
  const [heads, row, end] = cartCsv({ lines: [line('CLP-12', 'Clippy, "classic"')], subtotal: usd(11_880) }).split('\r\n')
  assert.equal(heads, '\uFEFFSKU,Product,Version,Units,Cases,Case pack,Unit price,Line total,Currency')
  assert.equal(row, 'CLP-12,"Clippy, ""classic""",Mini,24,2,12,4.95,118.80,USD')
  assert.equal(end, '')
})

test('no text becomes a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r'])
    assert.match(cartCsv({ lines: [line('A', `${start}1+1`)], subtotal: usd(0) }), new RegExp(`A,"?'\\${start}1\\+1`))
})

test('a line without a price leaves its cells empty', () => {
  const csv = cartCsv({ lines: [{ ...line('A', 'Toy'), unitPrice: null, lineTotal: null }], subtotal: usd(0) })
  assert.match(csv, /A,Toy,Mini,24,2,12,,,USD\r\n$/)
})
