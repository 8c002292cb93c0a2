import assert from 'node:assert/strict'
import { after, describe, type TestContext, test } from 'node:test'
import { type Language, ProductList, SearchHelp, Suggestions } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { splitCompound } from './domain/compounds.ts'
import { waysToWrite } from './domain/measures.ts'
import type { ProductDraft } from './domain/product-draft.ts'
import { countSearches, fadeSearches, readPopular } from './store/searches-store.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openSearchEngines } from './test-engines.ts'
import { openTestService } from './test-service.ts'

const TOYS = [
  productDraft('rover-cushion', { title: 'Rover Cushion', categoryPath: ['Plush', 'Cushions'], franchise: 'Rover' }),
  productDraft('paperclip-plush', {
    title: 'Paperclip Pal Plush',
    categoryPath: ['Plush', 'Desk companions'],
    franchise: 'Clippy',
    options: [{ name: 'Size', values: ['Classic 25 cm', 'Giant 60 cm'] }],
    variants: [
      variantDraft('CLP-25', { gtin: '9521234101017', options: { Size: 'Classic 25 cm' } }),
      variantDraft('CLP-60', { options: { Size: 'Giant 60 cm' } }),
    ],
  }),
  productDraft('party-game', { title: 'Party Game 10 in 1', categoryPath: ['Games'], franchise: 'Clippy' }),
  productDraft('halo-pin', { title: 'Halo Pin', categoryPath: ['Wear'], franchise: 'Halo' }),
]

const { engines, missing, close } = await openSearchEngines()
after(close)
if (missing !== null) console.error(`Search was not tested with OpenSearch: ${missing}.`)

/** What every engine behind the port must do, each seen from outside through the room's routes. */
for (const { name, settingsFor } of engines)
  describe(`search by ${name}`, () => {
    async function openShop(t: TestContext, drafts = TOYS) {
      const shop = await openTestService(t, drafts, undefined, undefined, settingsFor(t))
      const ask = async (q: string, language: Language = 'en', more = '') => {
        const list = ProductList.parse((await shop.get(`/products?language=${language}&limit=48&q=${encodeURIComponent(q)}${more}`)).json())
        assert.equal(list.degraded, false, `${q}: answered by ${name} itself`)
        return list
      }
      return { ...shop, ask, found: async (q: string, language?: Language) => (await ask(q, language)).items.map(({ handle }) => handle) }
    }

    test('synonyms find the same products in the same order, also where there are too many to rank', async (t) => {
      const many = Array.from({ length: 520 }, (_, at) =>
        productDraft(`toy-${at}`, {
          title: `Toy ${at}${at % 3 === 0 ? ' soft toy' : at % 3 === 1 ? ' plushie' : ''}`,
          categoryPath: ['Plush'],
        }),
      )
      const { ask } = await openShop(t, many)
      const [plush, ...others] = await Promise.all(['plush', 'soft toy', 'stuffed animal', 'Soft Toys'].map((q) => ask(q)))
      assert.equal(plush?.total, 520)
      for (const other of others) assert.deepEqual(other.items, plush?.items)
      assert.ok(
        plush?.items.every(({ title }) => title.includes('soft toy') || title.includes('plushie')),
        'those whose titles say it come first',
      )
    })

    test('a length is found however it is written, in centimetres or inches', async (t) => {
      const { found } = await openShop(t)
      for (const q of ['25cm', '25 cm', '250 mm', '10 in', '10in', '10 inch', '10"'])
        assert.deepEqual(await found(`clippy ${q}`), ['paperclip-plush'], q)
      assert.deepEqual(await found('clippy 26 cm'), [])
      assert.deepEqual(await found('game 10 in 1'), ['party-game'])
      assert.deepEqual(waysToWrite('10in'), waysToWrite('25cm'))
      assert.deepEqual(waysToWrite('2kg'), ['2kg', '2 kg'])
      assert.equal(waysToWrite('x25cm'), null)
    })

    test('each language has its own words for what is written in English, and German its compounds', async (t) => {
      const { found } = await openShop(t)
      const plush = await found('plush paperclip')
      assert.deepEqual(plush, ['paperclip-plush'])
      const SAME: [Language, string][] = [
        ['de', 'Plüsch Büroklammer'],
        ['de', 'Plüschbüroklammer'],
        ['de', 'Büroklammerkuscheltiere'],
        ['de', 'pluesch paperclip'.replace('ue', 'ü')],
        ['fr', 'peluche trombone'],
        ['es', 'clip de peluche'],
        ['en', 'clippy soft toy'],
      ]
      for (const [language, q] of SAME) assert.deepEqual(await found(q, language), plush, q)
      assert.deepEqual(await found('Plüschbüroklammer', 'en'), [])
      assert.deepEqual(await found('Wandspiegelklammerdings', 'de'), [])
      const isKnown = (word: string) => ['weihnacht', 'kugel', 'kissen'].includes(word)
      assert.deepEqual(splitCompound('weihnachtskugel', isKnown), ['weihnacht', 'kugel'])
      assert.deepEqual(splitCompound('kugelkissen', isKnown), ['kugel', 'kissen'])
      assert.equal(splitCompound('kugelschreiber', isKnown), null)
    })

    test('what was found is filtered, sorted and counted for a market, and a count is what choosing it would show', async (t) => {
      const toy = (handle: string, franchise: string, eur: number | null, usd: number) =>
        productDraft(handle, {
          title: `Bear ${handle}`,
          franchise,
          variants: [
            variantDraft(handle.toUpperCase(), {
              prices: [
                { currency: 'USD', price: usd, msrp: null },
                ...(eur === null ? [] : [{ currency: 'EUR' as const, price: eur, msrp: null }]),
              ],
            }),
          ],
        })
      const { ask } = await openShop(t, [
        toy('a', 'Halo', 900, 100),
        toy('b', 'Halo', 300, 200),
        toy('c', 'Clippy', 600, 300),
        toy('d', 'Rover', null, 400),
        ...TOYS,
      ])
      const order = async (more: string) => (await ask('bear', 'en', more)).items.map(({ handle }) => handle).join('')
      assert.equal(await order('&market=eu&sort=price-asc&availability=in-stock'), 'bcad', 'what has no price there comes last')
      assert.equal(await order('&market=us&sort=price-desc'), 'dcba')
      assert.equal(await order('&market=eu&priceMin=500&priceMax=700'), 'c')
      const list = await ask('bear', 'en', '&market=us&facets=true&franchise=Halo')
      assert.equal(list.total, 2)
      const counts = list.facets?.find((facet) => facet.name === 'franchise')?.values.map(({ value, count }) => [value, count])
      for (const [franchise, count] of counts ?? [])
        if (franchise !== 'Halo')
          assert.equal((await ask('bear', 'en', `&market=us&franchise=Halo&franchise=${franchise}`)).total, count, String(franchise))
      assert.deepEqual(counts?.map(([value]) => value).sort(), ['Clippy', 'Halo', 'Rover'])
    })

    test('a change is found once others are told of it, and what was taken away is not', async (t) => {
      const { found, save, said } = await openShop(t)
      await waitFor(() => said.length > 0)
      assert.deepEqual(await found('moonbeam'), [])
      await save(
        { ...(TOYS[3] as ProductDraft), title: 'Moonbeam Pin' },
        { ...(TOYS[0] as ProductDraft), status: 'draft' },
        productDraft('moonbeam-bear'),
      )
      await waitFor(() => said.length > 1)
      assert.deepEqual((await found('moonbeam')).sort(), ['halo-pin', 'moonbeam-bear'])
      assert.deepEqual(await found('rover'), [])
      assert.deepEqual(await found('halo pin'), ['halo-pin'], 'its SKU and franchise are as they were')
    })

    test('a synonym that staff add is searched by from then on, and no index is made again for it', async (t) => {
      const { found, service, tokens } = await openShop(t)
      assert.deepEqual(await found('throne'), [])
      const put = await service.app.inject({
        method: 'PUT',
        url: '/staff/synonyms/en/cushion',
        headers: {
          authorization: `Bearer ${await tokens.sign({ kind: 'staff', userId: 'usr_1' })}`,
          'idempotency-key': 'key-1',
          'content-type': 'application/json',
        },
        payload: JSON.stringify({ terms: ['cushion', 'pillow', 'throne'] }),
      })
      assert.equal(put.statusCode, 200)
      await waitFor(async () => (await found('throne')).length > 0)
      assert.deepEqual(await found('thrones'), ['rover-cushion'])
    })

    test('what is typed is text, whatever it looks like', async (t) => {
      const { ask } = await openShop(t)
      for (const q of [
        '"',
        '\\',
        '*',
        'rover AND',
        '(',
        '{"match_all":{}}',
        'title.en:rover',
        "rover' | 'x",
        '🧸',
        'a'.repeat(200),
        `${'rover '.repeat(30)}`,
      ])
        assert.ok((await ask(q)).total <= 1, q)
    })

    test('a slip in a word that only a synonym has is corrected too', async (t) => {
      const { ask } = await openShop(t)
      const { items, corrected } = await ask('Kuschelteir Paperclip', 'de')
      assert.deepEqual([items.map(({ handle }) => handle), corrected], [['paperclip-plush'], 'kuscheltier paperclip'])
    })

    test('a whole SKU or GTIN is the first suggestion, a misspelled word finds its product, and synonyms their category', async (t) => {
      const { get } = await openShop(t, [...TOYS, productDraft('clp-60-case', { title: 'CLP-60 Display Case', tags: ['CLP-60'] })])
      const suggest = async (q: string, language = 'en') =>
        Suggestions.parse((await get(`/search/suggest?language=${language}&q=${encodeURIComponent(q)}`)).json())
      for (const q of ['CLP-60', 'clp-60', '9521234101017']) assert.equal((await suggest(q)).products[0]?.handle, 'paperclip-plush', q)
      assert.deepEqual(
        (await suggest('papercilp')).products.map(({ handle }) => handle),
        ['paperclip-plush', 'party-game'],
      )
      assert.deepEqual((await suggest('kissen', 'de')).categories, [{ slug: 'cushions', name: 'Cushions' }])
    })

    test('what finds nothing is answered with what it finds without one of its words, and with what others search for', async (t) => {
      const { get, pool } = await openShop(t)
      const help = async (q: string) => SearchHelp.parse((await get(`/search/help?q=${encodeURIComponent(q)}`)).json())
      const { shorter, popular } = await help('zzqx soft toy halo')
      assert.deepEqual(
        shorter.map(({ q, without, items }) => [q, without, items.map(({ handle }) => handle)]),
        [],
        'no two of the three fit together',
      )
      assert.deepEqual(popular, ['Clippy', 'Rover', 'Halo'])
      assert.deepEqual(
        (await help('zzqx soft toy')).shorter.map(({ q, without, items }) => [q, without, items.map(({ handle }) => handle).sort()]),
        [['soft toy', 'zzqx', ['paperclip-plush', 'rover-cushion']]],
      )
      assert.deepEqual((await help('zzqx')).shorter, [])
      await countSearches(pool, [{ language: 'en', term: 'halo', count: 3 }])
      assert.deepEqual((await help('other words')).popular, ['Clippy', 'Rover', 'Halo'], 'read once a minute')
    })

    test('searches that find something are counted without who searched, those that do not are not, and all of them fade', async (t) => {
      const { ask, get, pool, service } = await openShop(t)
      for (let times = 0; times < 4; times += 1) await ask('  Soft   Toy ')
      await ask('weihnacht', 'de')
      for (const q of ['ada@example.com', 'zzqx', 'papercilp', 'CLP-60', '9521234101017']) await ask(q)
      await get('/products?q=soft%20toy&language=fr')
      await service.stop()
      const { rows } = await pool.query('select * from searches order by language, term')
      assert.deepEqual(rows, [
        { language: 'en', term: 'soft toy', count: 4 },
        { language: 'fr', term: 'soft toy', count: 1 },
      ])
      assert.deepEqual(await readPopular(pool), new Map([['en', ['soft toy']]]))
      for (let days = 0; days < 2; days += 1) await fadeSearches(pool)
      assert.deepEqual(await readPopular(pool), new Map())
      for (let days = 0; days < 2; days += 1) await fadeSearches(pool)
      assert.deepEqual((await pool.query('select * from searches')).rows, [])
    })

    test('no more than so many searches are kept, whatever is asked', async (t) => {
      const { pool } = await openShop(t, [])
      const counts = Array.from({ length: 5_000 }, (_, at) => ({ language: 'en' as const, term: `term ${at}`, count: 1 }))
      await countSearches(pool, counts)
      await countSearches(pool, [
        { language: 'en', term: 'one too many', count: 9 },
        { language: 'en', term: 'term 7', count: 5 },
      ])
      const { rows } = await pool.query(`select count(*)::int as kept, max(count)::int as most from searches`)
      assert.deepEqual(rows, [{ kept: 5_000, most: 6 }])
    })
  })
