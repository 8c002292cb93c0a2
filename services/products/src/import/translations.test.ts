import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from '@toyline/contracts'
import fc from 'fast-check'
import type { ProductDraft } from '../domain/product-draft.ts'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { sampleDrafts } from '../test-sample.ts'
import { testShop } from './test-import.ts'
import { thereAndBack } from './test-round-trip.ts'

const HEAD = [
  'Handle',
  'Title',
  'Type',
  'Category Path',
  'Option1 Name',
  'Option1 Value',
  'Variant SKU',
  'Variant Price',
  'Title / de',
  'Body (HTML) / de',
]
const MORE = ['Materials / de', 'Warnings / de', 'Terms / de', 'Title / fr']

test('a row brings what a product says in other languages; of its terms only the words that it has', async (t) => {
  const shop = await testShop(t)
  const terms = 'Size = Größe; Mini = Klein;Plush toy=Plüschtier; Plush = Plüsch; Car = Auto;'
  const file = await shop.write(
    'toys.csv',
    [
      csvLine([...HEAD, ...MORE]),
      csvLine([
        'clip',
        'Clip',
        'Plush toy',
        'Plush',
        'Size',
        'Mini',
        'C-1',
        '4.95',
        'Klammer',
        '<p>Weich<script>x</script></p>',
        'Samt',
        'Kleine Teile.',
        terms,
        '',
      ]),
      csvLine(['clip', '', '', '', '', 'Giant', 'C-2', '4.95', '', '', '', '', '', '']),
      csvLine(['dog', 'Dog', '', '', '', '', 'D-1', '4.95', '', '', '', '', '', 'Chien']),
    ].join(''),
  )
  const summary = await shop.run(file)
  assert.deepEqual([summary.created, summary.findings], [2, []])
  assert.deepEqual(
    await shop.rows(
      `select handle, language, t.title, t.description_html as html, t.materials, t.warnings, terms
       from products.translations t join products.products p on p.id = t.product_id order by handle`,
    ),
    [
      {
        handle: 'clip',
        language: 'de',
        title: 'Klammer',
        html: '<p>Weich</p>',
        materials: 'Samt',
        warnings: 'Kleine Teile.',
        terms: { Mini: 'Klein', Size: 'Größe', Plush: 'Plüsch', 'Plush toy': 'Plüschtier' },
      },
      { handle: 'dog', language: 'fr', title: 'Chien', html: null, materials: null, warnings: null, terms: {} },
    ],
  )
  const before = await shop.footprint()
  assert.equal((await shop.run(file)).unchanged, 2)
  assert.equal(await shop.footprint(), before, 'the same file again writes nothing')
})

test('terms that cannot be read are refused in words, and their product is left out', async (t) => {
  const shop = await testShop(t)
  const why = 'is no word and its translation, as in "Size = Größe".'
  for (const [terms, part] of [
    ['Size', 'Size'],
    ['Size = Größe; = Rot', '= Rot'],
    ['Size =', 'Size ='],
    ['Size = Größe = Maß', 'Size = Größe = Maß'],
  ] as const) {
    const row = csvLine(['clip', 'Clip', '', '', '', '', 'C-1', '4.95', '', '', '', '', terms, ''])
    const summary = await shop.run(await shop.write('toys.csv', csvLine([...HEAD, ...MORE]) + row))
    assert.deepEqual([summary.created, summary.failed], [0, 1], terms)
    assert.deepEqual(summary.findings, [`Row 2, column "Terms / de": "${part}" ${why}`])
  }
  assert.deepEqual(await shop.rows('select * from products.terms'), [])
})

test('a column by another name is a translation too where a map says so', async (t) => {
  const shop = await testShop(t)
  const file = await shop.write('plain.csv', 'Name,SKU,Price,Deutsch\nClip,C-1,4.95,Klammer\n')
  assert.equal((await shop.run(file, { map: { 'title/de': 'Deutsch' } })).created, 1)
  assert.deepEqual(await shop.rows('select language, title from products.translations'), [{ language: 'de', title: 'Klammer' }])
})

test('whatever the words are, translations come back from the file that they are exported to', async () => {
  const word = fc
    .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'aß;=\\ ,"é') })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !/^'/.test(text))
  await fc.assert(
    fc.asyncProperty(word, word, word, async (name, value, translation) => {
      const draft: ProductDraft = productDraft('clip', {
        options: [{ name, values: [value] }],
        variants: [variantDraft('C-1', { options: { [name]: value } })].map((one) => ({
          ...one,
          stock: { reno: 1 },
          prices: one.prices.filter(({ currency }) => currency === 'USD' || currency === 'EUR'),
        })),
        translations: {
          de: {
            title: translation,
            descriptionHtml: '<p>Weich.</p>',
            materials: null,
            warnings: translation,
            terms: { [name]: translation, [value]: translation },
          },
          es: { title: null, descriptionHtml: null, materials: translation, warnings: null, terms: {} },
        },
      })
      assert.deepEqual((await thereAndBack([draft]))[0]?.translations, draft.translations)
    }),
    { numRuns: 200 },
  )
})

test('the sample catalogue comes back from its export in all its languages', async () => {
  const drafts = await sampleDrafts()
  const back = await thereAndBack(drafts, ['reno', 'louisville', 'rotterdam'])
  assert.ok(drafts.every(({ translations }) => Object.keys(translations ?? {}).length === 3))
  assert.deepEqual(
    back.map(({ handle, translations }) => [handle, translations]),
    drafts.map(({ handle, translations }) => [handle, translations]),
  )
})
