import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApi } from './openapi.ts'
import { readmeWithSettings } from './settings-table.ts'

test('docs/openapi.json says what the cards say; `npm run papers` writes it anew', () => {
  const { committed, current } = openApi()
  assert.equal(committed, current)
})

test('the README lists every setting as the configuration has it; `npm run papers` writes it anew', () => {
  const { committed, current } = readmeWithSettings()
  assert.equal(committed, current)
})
