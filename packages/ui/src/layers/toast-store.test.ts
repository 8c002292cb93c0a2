import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeToast, currentToasts, showToast, subscribeToasts } from './toast-store.ts'

test('notes stand in the order in which they came, and each goes by itself', (t) => {
  let told = 0
  t.after(subscribeToasts(() => void told++))
  const first = showToast({ text: 'Clippy was removed' })
  showToast({ text: 'Ninja Cat was removed' })
  assert.deepEqual(
    currentToasts().map(({ text }) => text),
    ['Clippy was removed', 'Ninja Cat was removed'],
  )
  first()
  assert.deepEqual(
    currentToasts().map(({ text }) => text),
    ['Ninja Cat was removed'],
  )
  assert.equal(told, 3)
  first()
  assert.equal(told, 3, 'closing what is closed is told to nobody')
  for (const { id } of currentToasts()) closeToast(id)
})

test('the list keeps its identity until something changes, as React asks of a store', () => {
  const before = currentToasts()
  closeToast(-1)
  assert.equal(currentToasts(), before)
})
