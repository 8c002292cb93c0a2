import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Category, Language, Product, ProductList, Suggestions } from '@toyline/contracts'
import type { ProductDraft } from './domain/product-draft.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

const german = {
  title: 'Büroklammer aus Plüsch',
  descriptionHtml: '<p>Weich und geduldig.</p>',
  materials: 'Polyester',
  warnings: 'Nicht für Kinder unter 36 Monaten geeignet. Kleine Teile.',
  terms: { Plush: 'Plüsch', 'Plush toy': 'Plüschtier', Paper: 'Papier', Yellow: 'Gelb', gift: 'Geschenk' },
}

const clippy: ProductDraft = productDraft('clippy', {
  title: 'Clippy Plush',
  materials: 'Polyester',
  warnings: 'Not suitable for children under 36 months. Small parts.',
  attributes: { Type: 'Plush toy' },
  tags: ['gift'],
  seo: { title: 'Clippy wholesale', description: 'A clip.' },
  options: [{ name: 'Paper', values: ['Yellow', 'Blue'] }],
  variants: [variantDraft('CLIP-12', { options: { Paper: 'Yellow' } }), variantDraft('CLIP-60', { options: { Paper: 'Blue' } })],
  translations: { de: german },
})
const rover = productDraft('rover', { title: 'Alpha Dog', attributes: { Type: 'Plush toy' } })

type Room = Awaited<ReturnType<typeof openTestService>>
const read = async <T>({ get }: Room, url: string): Promise<T> => {
  const reply = await get(url)
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<T>()
}
const page = (room: Room, handle: string, language: Language) => read<Product>(room, `/products/${handle}?language=${language}`)

test('a product is shown in the reader’s language, and in the original where it has none', async (t) => {
  const room = await openTestService(t, [clippy, rover])
  const own = await page(room, 'clippy', 'de')
  assert.equal(own.language, 'de')
  assert.deepEqual(own.untranslated, [])
  assert.deepEqual(
    [own.title, own.descriptionHtml, own.materials, own.type, own.tags],
    ['Büroklammer aus Plüsch', '<p>Weich und geduldig.</p>', 'Polyester', 'Plüschtier', ['Geschenk']],
  )
  assert.deepEqual(own.categories, [{ slug: 'plush', name: 'Plüsch' }], 'an address is the same in all languages')
  assert.deepEqual(own.options, [{ name: 'Papier', values: ['Gelb', 'Blue'] }])
  assert.deepEqual(
    own.variants.map(({ title, options, price }) => [title, options, price?.amount]),
    [
      ['Gelb', { Papier: 'Gelb' }, 500],
      ['Blue', { Papier: 'Blue' }, 500],
    ],
  )
  assert.deepEqual(own.safety.warnings, [{ code: 'small-parts', text: german.warnings }])
  assert.deepEqual(own.collections, ['gift'], 'a collection is a tag by its original word')
  assert.deepEqual([own.seoTitle, own.seoDescription], [null, null], 'nothing in English stands for a title that is German')

  const other = await page(room, 'clippy', 'en')
  assert.deepEqual([other.language, other.title, other.seoTitle], ['en', 'Clippy Plush', 'Clippy wholesale'])
  const fallen = await page(room, 'rover', 'de')
  assert.deepEqual([fallen.language, fallen.title, fallen.untranslated], ['en', 'Alpha Dog', []])
  assert.equal((await page(room, 'clippy', 'fr')).title, 'Clippy Plush', 'French is not German')
})

test('each part of a product falls back for itself', async (t) => {
  const half = { ...german, descriptionHtml: null, warnings: null, terms: {} }
  const room = await openTestService(t, [{ ...clippy, translations: { de: half } }])
  const shown = await page(room, 'clippy', 'de')
  assert.deepEqual([shown.language, shown.title, shown.descriptionHtml], ['de', german.title, clippy.descriptionHtml])
  assert.deepEqual(shown.untranslated, ['description', 'warnings', 'type', 'categories', 'options'])
})

test('what a buyer chooses between stays apart where two words have the same translation', async (t) => {
  const terms = { Yellow: 'Plüsch', Blue: 'Plüsch', Paper: 'Papier' }
  const room = await openTestService(t, [{ ...clippy, translations: { de: { ...german, terms } } }])
  assert.deepEqual((await page(room, 'clippy', 'de')).options, [{ name: 'Papier', values: ['Yellow', 'Blue'] }])
})

test('lists, families and whole portions speak the language, and nothing of it stays behind for others', async (t) => {
  const room = await openTestService(t, [
    { ...clippy, franchise: 'Office' },
    { ...rover, franchise: 'Office' },
  ])
  const titles = async (path: string, language: Language) =>
    (await read<ProductList>(room, `${path}language=${language}`)).items.map(({ title, language: own }) => `${own} ${title}`)
  // Twice, so that the second answer comes from what the first has kept.
  for (const _ of [1, 2]) {
    assert.deepEqual(await titles('/products?', 'de'), ['de Büroklammer aus Plüsch', 'en Alpha Dog'])
    assert.deepEqual(await titles('/products?', 'en'), ['en Clippy Plush', 'en Alpha Dog'])
    assert.deepEqual(await titles('/products/rover/related?', 'de'), ['de Büroklammer aus Plüsch'])
    assert.deepEqual(await titles('/products/rover/related?', 'en'), ['en Clippy Plush'])
    assert.deepEqual(await titles('/products/rover/family?', 'de'), ['de Büroklammer aus Plüsch'])
    assert.deepEqual(await titles('/catalogue?', 'de'), ['de Büroklammer aus Plüsch', 'en Alpha Dog'])
    assert.deepEqual(await titles('/catalogue?', 'en'), ['en Clippy Plush', 'en Alpha Dog'])
  }
  assert.deepEqual(await titles('/products?sort=title&', 'de'), ['en Alpha Dog', 'de Büroklammer aus Plüsch'])
  const sheet = await read<ProductList>(room, '/products?variants=all&language=de')
  assert.deepEqual(
    sheet.items[0]?.variants?.map(({ title }) => title),
    ['Gelb', 'Blue'],
  )
})

test('facets are labelled in the language and chosen by the same words in all', async (t) => {
  const room = await openTestService(t, [clippy, rover])
  const facets = async (language: Language, chosen = '') => {
    const { facets, total } = await read<ProductList>(room, `/products?facets=true&language=${language}${chosen}`)
    const of = (name: string) => facets?.find((facet) => facet.name === name)
    return { total, paper: of('Paper'), type: of('type'), category: of('category') }
  }
  const here = await facets('de')
  assert.equal(here.paper?.label, 'Papier')
  assert.deepEqual(
    [here.type, here.category].map((facet) => facet?.values.map(({ value, label, count }) => [value, label, count])),
    [[['Plush toy', 'Plüschtier', 2]], [['plush', 'Plüsch', 2]]],
  )
  assert.deepEqual(
    (await facets('en')).type?.values.map(({ label }) => label),
    ['Plush toy'],
  )
  assert.equal((await facets('de', '&type=Plush%20toy')).total, 2)
  const tree = async (language: Language) => (await read<{ items: Category[] }>(room, `/categories?language=${language}`)).items
  assert.deepEqual([(await tree('de'))[0]?.name, (await tree('en'))[0]?.name], ['Plüsch', 'Plush'])
})

test('a translation that is taken away is gone from every answer', async (t) => {
  const room = await openTestService(t, [clippy])
  assert.equal((await page(room, 'clippy', 'de')).title, german.title)
  const { translations: _, ...plain } = clippy
  await room.save(plain)
  await room.service.app.inject({ method: 'GET', url: '/livez' })
  const shown = async () => (await page(room, 'clippy', 'de')).title
  const { waitFor } = await import('@toyline/testing')
  await waitFor(async () => (await shown()) === 'Clippy Plush')
  const { items } = await read<ProductList>(room, '/products?q=B%C3%BCroklammer&language=de')
  assert.deepEqual(
    items.map(({ handle }) => handle),
    ['clippy'],
    'still by the synonyms of its English name',
  )
  assert.deepEqual((await room.pool.query('select count(*)::int as n from translated_search')).rows, [{ n: 0 }])
})

test('saving the same translations again writes nothing, and other words are a change', async (t) => {
  const { save } = await openTestService(t, [clippy])
  assert.equal((await save(clippy))[0]?.outcome, 'unchanged')
  const [changed] = await save({ ...clippy, translations: { de: { ...german, title: 'Karl Klammer' } } })
  assert.equal(changed?.outcome, 'updated')
})

test('a translation’s HTML is cleaned as the original’s is', async (t) => {
  const descriptionHtml = '<p onclick="x()">Weich<script>alert(1)</script></p>'
  const room = await openTestService(t, [{ ...clippy, translations: { de: { ...german, descriptionHtml } } }])
  assert.equal((await page(room, 'clippy', 'de')).descriptionHtml, '<p>Weich</p>')
})

test('variants are resolved with the titles of a language', async (t) => {
  const { products } = await openTestService(t, [clippy, rover])
  const resolve = async (language: Language) => {
    const { items } = await products.resolveVariants({ body: { market: 'us', language, variantIds: [], skus: ['CLIP-12', 'ROVER'] } })
    return items.map(({ sku, title, variantTitle, language: own }) => [sku, title, variantTitle, own]).sort()
  }
  assert.deepEqual(await resolve('de'), [
    ['CLIP-12', german.title, 'Gelb', 'de'],
    ['ROVER', 'Alpha Dog', 'Alpha Dog', 'en'],
  ])
  assert.deepEqual(await resolve('en'), [
    ['CLIP-12', 'Clippy Plush', 'Yellow', 'en'],
    ['ROVER', 'Alpha Dog', 'Alpha Dog', 'en'],
  ])
})

test('a buyer finds what is written in their language, by its stems and without its accents, and by the original', async (t) => {
  const french = { ...german, title: 'Trombone en peluche bleue', descriptionHtml: '<p>Des yeux rêveurs.</p>', terms: {} }
  const room = await openTestService(t, [{ ...clippy, translations: { de: german, fr: french } }, rover])
  const found = async (q: string, language: Language) =>
    (await read<ProductList>(room, `/products?q=${encodeURIComponent(q)}&language=${language}`)).items.map(({ handle }) => handle)
  for (const q of [
    'geduldig',
    'geduldige',
    'Büroklammer',
    'BUROKLAMMER',
    'Bueroklammer',
    'gelbe',
    'Geschenke',
    'Clippy',
    'clippy geduldig',
    'CLIP-60',
  ])
    assert.deepEqual(await found(q, 'de'), ['clippy'], q)
  assert.deepEqual(await found('geduldig', 'en'), [], 'German words are no English ones')
  assert.deepEqual(await found('geduldig', 'fr'), [])
  for (const q of ['rêveur', 'reveurs', 'trombones', 'bleu']) assert.deepEqual(await found(q, 'fr'), ['clippy'], q)
  const corrected = await read<ProductList>(room, '/products?q=Geshenk&language=de')
  assert.deepEqual([corrected.corrected, corrected.items.map(({ handle }) => handle)], ['geschenk', ['clippy']])
})

test('a German compound is found by its last part, in whatever way that is said', async (t) => {
  const translated = { ...german, title: 'Weihnachtsmütze', descriptionHtml: null, terms: {} }
  const room = await openTestService(t, [{ ...clippy, translations: { de: translated, fr: translated } }, rover])
  const found = async (q: string, language: Language) =>
    (await read<ProductList>(room, `/products?q=${encodeURIComponent(q)}&language=${language}`)).items.map(({ handle }) => handle)
  // Kappe is a synonym of Mütze.
  for (const q of ['Mütze', 'muetze', 'Kappe']) assert.deepEqual(await found(q, 'de'), ['clippy'], q)
  assert.deepEqual(await found('Mütze', 'fr'), [], 'French writes no such words')
})

test('suggestions are in the language, and complete its words', async (t) => {
  const room = await openTestService(t, [clippy, rover])
  const suggested = (q: string, language: Language) =>
    read<Suggestions>(room, `/search/suggest?q=${encodeURIComponent(q)}&language=${language}`)
  const here = await suggested('Bürok', 'de')
  assert.deepEqual([here.products.map(({ title }) => title), here.searches], [['Büroklammer aus Plüsch'], ['buroklammer']])
  assert.deepEqual((await suggested('plü', 'de')).categories, [{ slug: 'plush', name: 'Plüsch' }])
  assert.deepEqual((await suggested('Bürok', 'en')).searches, [])
})
