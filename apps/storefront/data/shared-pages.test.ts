import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '@toyline/contracts/locales'
import { sharedPageHeaders } from './shared-pages.ts'

const keysOf = (path: string) => sharedPageHeaders(LOCALES['de-eu'], path)?.['surrogate-key']

test('a page of the catalogue names everything that makes it old', () => {
  assert.equal(keysOf('/'), 'page locale:de-eu products')
  assert.equal(keysOf('/products'), 'page locale:de-eu products')
  assert.equal(keysOf('/c/plush'), 'page locale:de-eu products category:plush')
  assert.equal(keysOf('/p/clippy-classic-plush'), 'page locale:de-eu products product:clippy-classic-plush')
  assert.equal(keysOf('/p/caf%C3%A9'), 'page locale:de-eu products product:caf%C3%A9')
  assert.equal(keysOf('/feeds/products.xml'), 'page locale:de-eu products')
  assert.equal(keysOf('/help'), 'page locale:de-eu')
})

test('a page of one person is never offered to a cache, nor is what does not exist', () => {
  const personal = ['/cart', '/cart/add', '/checkout', '/checkout/return', '/orders/ord_1', '/account', '/account/orders', '/sign-in']
  for (const path of [
    ...personal,
    '/register',
    '/reset-password',
    '/c',
    '/p',
    '/p/a/b',
    '/feeds',
    '/feeds/other.xml',
    '/nothing',
    '/constructor',
    '/toString',
  ])
    assert.equal(sharedPageHeaders(LOCALES['en-us'], path), null, path)
})
