import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addKey, formKey, nextAddKey } from './form-key.ts'

const BODY = { variantId: 'var_1', quantity: 6 }
const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? ''

test('until the cart was shown the same form is the same wish, and afterwards a new one', () => {
  const before = pairOf(nextAddKey(false))
  const after = pairOf(nextAddKey(false))
  assert.equal(addKey(null, BODY), addKey('other=1', BODY))
  assert.equal(addKey(before, BODY), addKey(`a=b; ${before}; c=d`, BODY))
  assert.notEqual(addKey(before, BODY), addKey(null, BODY))
  assert.notEqual(addKey(before, BODY), addKey(after, BODY))
  assert.notEqual(addKey(before, BODY), addKey(before, { ...BODY, quantity: 12 }))
})

test('a cookie that is not ours to read gives no key', () => {
  const mine = pairOf(nextAddKey(true))
  for (const forged of [`x${mine}`, mine.replace('.', 'x'), `${mine}longer`, 'toyline.form=a b'])
    assert.equal(addKey(forged, BODY), addKey(null, BODY))
  assert.match(addKey(mine, BODY), /^[\x21-\x7e]{1,255}$/)
})

test('a form of a page made for one visitor has the key that it was rendered with', () => {
  const rendered = crypto.randomUUID()
  assert.equal(formKey(rendered, BODY), formKey(rendered, BODY))
  assert.notEqual(formKey(rendered, BODY), formKey(rendered, { ...BODY, quantity: 7 }))
  assert.notEqual(formKey(null, BODY), formKey(null, BODY))
})
