import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharedAnswers } from './shared-answers.ts'

test('within its time an answer is asked for once, and afterwards anew', async () => {
  let time = 0
  let asked = 0
  const share = sharedAnswers({ most: 10, now: () => time })
  const ask = async () => ++asked
  assert.deepEqual(await Promise.all([share('a', 60, ask), share('a', 60, ask)]), [1, 1])
  time = 59_999
  assert.equal(await share('a', 60, ask), 1)
  time = 60_000
  assert.equal(await share('a', 60, ask), 2)
})

test('a failure is not kept', async () => {
  const share = sharedAnswers({ most: 10 })
  await assert.rejects(
    share('a', 60, () => Promise.reject(new Error('down'))),
    /down/,
  )
  assert.equal(await share('a', 60, async () => 'up'), 'up')
})

test('no more answers are kept than allowed, the oldest go first', async () => {
  let asked = 0
  const share = sharedAnswers({ most: 2 })
  const ask = async () => ++asked
  for (const key of ['a', 'b', 'c', 'b', 'a']) await share(key, 60, ask)
  assert.equal(asked, 4)
})
