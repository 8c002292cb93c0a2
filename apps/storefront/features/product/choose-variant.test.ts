import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Product, Variant } from '@toyline/contracts'
import { chooseVariant, variantWith } from './choose-variant.ts'

const variant = (id: string, options: Record<string, string>, state: Variant['availability']['state'] = 'in-stock') =>
  ({ id, sku: id.toUpperCase(), options, price: { amount: 100, currency: 'USD' }, availability: { state, quantity: null } }) as Variant
const variants = [
  variant('a', { Size: 'S', Colour: 'Red' }, 'out-of-stock'),
  variant('b', { Size: 'S', Colour: 'Blue' }),
  variant('c', { Size: 'L', Colour: 'Red' }),
]
const product = { variants } as Product

test('the address decides, by id or by SKU', () => {
  assert.equal(chooseVariant(product, 'c')?.id, 'c')
  assert.equal(chooseVariant(product, 'C')?.id, 'c')
})

test('without a word in the address the first variant that can be ordered is shown', () => {
  assert.equal(chooseVariant(product, undefined)?.id, 'b')
  assert.equal(chooseVariant(product, 'gone')?.id, 'b')
  assert.equal(chooseVariant({ variants: [variants[0]] } as Product, undefined)?.id, 'a')
  assert.equal(chooseVariant({ variants: [] } as unknown as Product, undefined), null)
})

test('choosing one option keeps the others where that variant exists', () => {
  assert.equal(variantWith(product, variants[1]!, 'Colour', 'Red')?.id, 'a')
  assert.equal(variantWith(product, variants[1]!, 'Size', 'L')?.id, 'c')
  assert.equal(variantWith(product, variants[1]!, 'Size', 'XL'), null)
})
