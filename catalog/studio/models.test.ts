import assert from 'node:assert/strict'
import { test } from 'node:test'
import { products } from '../products/index.ts'
import { families } from './toys/index.ts'

test('every toy has one model, and every model is of a toy', () => {
  const modelled = Object.values(families).flatMap((toys) => Object.keys(toys))
  assert.deepEqual(modelled.sort(), products.map((product) => product.handle).sort())
})
