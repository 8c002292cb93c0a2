import assert from 'node:assert/strict'
import { test } from 'node:test'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { testShop } from './test-import.ts'
import { thereAndBack } from './test-round-trip.ts'

const HEAD = 'Handle,Title,Variant SKU,Variant Price,Case Pack,Price / EUR,Tiers,Tiers / EUR'

test('volume prices are read in every currency, in whatever order and decimals they are written', async (t) => {
  const shop = await testShop(t)
  const file = await shop.write('toys.csv', `${HEAD}\nclippy,Clippy,C-1,4.95,6,"4,45",72: 4.35; 24: 4.65,"24: 4,20 | 72: 3,95"\n`)
  const summary = await shop.run(file)
  assert.deepEqual([summary.created, summary.findings], [1, []])
  assert.deepEqual(await shop.rows('select currency, amount, tiers from products.prices order by currency'), [
    {
      currency: 'EUR',
      amount: 445,
      tiers: [
        [24, 420],
        [72, 395],
      ],
    },
    {
      currency: 'USD',
      amount: 495,
      tiers: [
        [24, 465],
        [72, 435],
      ],
    },
  ])
  const before = await shop.footprint()
  assert.equal((await shop.run(file)).unchanged, 1)
  assert.equal(await shop.footprint(), before)
})

test('volume prices that cannot be are refused in words, and their product is left out', async (t) => {
  const shop = await testShop(t)
  const cases: [tiers: string, why: string][] = [
    ['24 for 4.65', 'is no list of volume prices like "24: 4.65; 72: 4.35".'],
    ['24: 4.65; 72', 'is no list of volume prices like "24: 4.65; 72: 4.35".'],
    ['24: €4.65', 'is no list of volume prices like "24: 4.65; 72: 4.35".'],
    ['24: 0', 'is no list of volume prices like "24: 4.65; 72: 4.35".'],
    ['20: 4.65', 'begins a volume price at 20, which is no whole number of cases of 6.'],
    ['6: 4.65', 'begins a volume price at 6, which is not above 6.'],
    ['24: 4.65; 24: 4.35', 'begins a volume price at 24, which is not above 24.'],
    ['24: 4.95', 'has a price from 24 on that is not lower than the one before.'],
    ['24: 4.35; 72: 4.65', 'has a price from 72 on that is not lower than the one before.'],
  ]
  const rows = cases.map(([tiers], at) => `toy-${at},Toy,T-${at},4.95,6,,${tiers},`)
  const summary = await shop.run(await shop.write('toys.csv', [HEAD, ...rows, 'bare,Bare,B-1,4.95,6,,,24: 4.20'].join('\n')), {
    report: `${shop.folder}/report.csv`,
  })
  assert.deepEqual([summary.created, summary.failed, summary.errors], [0, cases.length + 1, cases.length + 1])
  for (const [at, [tiers, why]] of cases.entries()) {
    const one = await shop.run(await shop.write('one.csv', `${HEAD}\n${rows[at]}\n`))
    assert.deepEqual(one.findings, [`Row 2, column "Tiers": "${tiers}" ${why}`])
  }
  assert.ok(
    summary.findings.includes('Row 11, column "Tiers / EUR": "24: 4.20" is a volume price without a price in EUR.'),
    summary.findings.join('\n'),
  )
})

test('volume prices come back from an export as they were', async () => {
  const drafts = [
    productDraft('clippy', {
      vendor: null,
      ageGrade: null,
      variants: [
        variantDraft('CLIPPY', {
          casePack: 6,
          stock: { reno: 5 },
          prices: [
            {
              currency: 'USD',
              price: 495,
              msrp: 999,
              tiers: [
                { minQuantity: 24, price: 465 },
                { minQuantity: 72, price: 435 },
              ],
            },
            { currency: 'EUR', price: 445, msrp: null, tiers: [{ minQuantity: 48, price: 5 }] },
          ],
        }),
      ],
    }),
  ]
  assert.deepEqual(await thereAndBack(drafts), drafts)
})
