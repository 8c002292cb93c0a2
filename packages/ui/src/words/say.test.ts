import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from './say.ts'

test('places are filled, and numbers are written as the locale writes them', () => {
  assert.equal(say('{shown} of {total} shown', { shown: 48, total: 1234 }, 'en'), '48 of 1,234 shown')
  assert.equal(say('{shown} von {total}', { shown: 48, total: 1234 }, 'de'), '48 von 1.234')
})

test('the form follows the number, in languages with more than two forms too', () => {
  const cases = { one: '{count} case', other: '{count} cases' }
  assert.equal(say(cases, { count: 1 }, 'en'), '1 case')
  assert.equal(say(cases, { count: 0 }, 'en'), '0 cases')
  const kartony = { one: '{count} karton', few: '{count} kartony', other: '{count} kartonów' }
  assert.equal(say(kartony, { count: 3 }, 'pl'), '3 kartony')
  assert.equal(say(kartony, { count: 5 }, 'pl'), '5 kartonów')
})

test('words that are handed in are not searched for places themselves', () => {
  assert.equal(say('{name} was removed', { name: '{count} Robots', count: 3 }, 'en'), '{count} Robots was removed')
  assert.equal(say('{missing} stays', {}, 'en'), '{missing} stays')
})
