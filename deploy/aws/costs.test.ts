import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { costsOf, costTable, sizeTable, totalOf } from './costs.ts'
import { PRICED_REGION, PRICES } from './prices.ts'
import { SIZES } from './sizes.ts'

test('the smallest costs at most 500 US dollars a month, the middle one 2,000, also in the dearer region', () => {
  assert.ok(totalOf(SIZES.small).usdInEurope <= 500, String(totalOf(SIZES.small).usdInEurope))
  assert.ok(totalOf(SIZES.middle).usdInEurope <= 2_000, String(totalOf(SIZES.middle).usdInEurope))
})

test('a budget alarms before a size costs more than was said', () => {
  for (const [name, size] of Object.entries(SIZES)) assert.ok(totalOf(size).usdInEurope <= size.budget, name)
  const grown = { ...SIZES.small, nodes: { ...SIZES.small.nodes, count: 5 } }
  assert.ok(totalOf(grown).usdInEurope > SIZES.small.budget)
})

test('a total is the sum of its lines, each a price times a quantity', () => {
  assert.deepEqual(costsOf(SIZES.small)[1], {
    group: 'Kubernetes',
    price: 't3a.large',
    quantity: 2_190,
    usd: 0.0752 * 2_190,
    usdInEurope: 0.0752 * 2_190 * 1.2,
  })
  assert.equal(
    totalOf(SIZES.small).usd,
    costsOf(SIZES.small).reduce((sum, { price, quantity }) => sum + PRICES[price]!.usd * quantity, 0),
  )
})

test('what has no price is refused', () => {
  const unpriced = { ...SIZES.small, cache: { type: 'cache.r9g.large', nodes: 2 } }
  assert.throws(() => costsOf(unpriced), /cache\.r9g\.large has no price/)
})

test('every price has beside it the public page that lists it, of one region and of a day that was, and is used', () => {
  const used = new Set(Object.values(SIZES).flatMap((size) => costsOf(size).map(({ price }) => price)))
  for (const [name, { usd, source }] of Object.entries(PRICES)) {
    assert.ok(usd > 0, name)
    assert.match(source.page, /^https:\/\/aws\.amazon\.com\/.+\/pricing\//, name)
    assert.equal(source.region, PRICED_REGION, name)
    assert.match(source.on, /^\d{4}-\d\d-\d\d$/, name)
    assert.ok(new Date(source.on) <= new Date(), `${name} is of ${source.on}`)
    assert.ok(used.has(name), `${name} is not used`)
  }
})

test('docs/operations.md has these tables', () => {
  const docs = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  assert.ok(docs.includes(costTable()), `docs/operations.md needs:\n${costTable()}`)
  assert.ok(docs.includes(sizeTable()), `docs/operations.md needs:\n${sizeTable()}`)
})
