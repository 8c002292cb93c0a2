import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FACETS, Product, ProductCard, ProductFamily, ProductList, Suggestions, WholeProducts } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type { ProductDraft } from '../domain/product-draft.ts'
import { syntheticProduct } from '../seed/synthetic-product.ts'
import { upsertMedia } from '../store/media-store.ts'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { openTestService } from '../test-service.ts'

const clippy = productDraft('clippy-classic-plush', {
  title: 'Clippy Classic Plush Paperclip',
  franchise: 'Clippy',
  categoryPath: ['Plush', 'Desk companions'],
  attributes: { Material: 'Velboa' },
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: [
    variantDraft('CLP-PL-12-YEL', { gtin: '9521234101017', options: { Size: 'S' } }),
    variantDraft('CLP-PL-25-YEL', { options: { Size: 'L' }, casePack: 6 }),
  ],
})
const halo = productDraft('halo-keychain', {
  title: 'Halo Energy Keychain',
  franchise: 'Halo',
  categoryPath: ['Accessories'],
  ageGrade: '14+',
})
const rover = productDraft('rover-soft-toy', { title: 'Rover Cuddle', franchise: 'Rover', descriptionHtml: '<p>A soft toy dog.</p>' })

const titles = (list: { items: { title: string }[] }) => list.items.map((item) => item.title)

test('a list, a product and related products are what their schemas promise, in every market', async (t) => {
  const { get, products } = await openTestService(t, [], async (room) => {
    await upsertMedia(room.db, { key: 'k'.repeat(32), width: 1600, height: 1600, widths: [320, 640], blur: 'data:image/webp;base64,AAAA' })
    await room.save(
      ...Array.from({ length: 30 }, (_, at) => syntheticProduct(at + 1)),
      clippy,
      halo,
      productDraft('pic', { pictures: [{ source: 'a', alt: 'A "quoted" alt', view: null, position: 1, mediaKey: 'k'.repeat(32) }] }),
    )
  })
  for (const market of ['us', 'ca', 'gb', 'eu'] as const) {
    const list = ProductList.parse((await get(`/products?market=${market}&facets=true&limit=48`)).json())
    assert.equal(list.total, 33)
    assert.equal(list.items.length, 33)
    const product = Product.parse((await get(`/products/clippy-classic-plush?market=${market}`)).json())
    assert.deepEqual(
      product.variants.map((variant) => variant.price?.currency),
      Array(2).fill({ us: 'USD', ca: 'CAD', gb: 'GBP', eu: 'EUR' }[market]),
    )
    const related = (await get(`/products/${syntheticProduct(1).handle}/related?market=${market}`)).json() as { items: unknown[] }
    assert.ok(related.items.length > 0)
    for (const item of related.items) ProductCard.parse(item)
    ProductFamily.parse((await get(`/products/${syntheticProduct(1).handle}/family?market=${market}`)).json())
  }
  assert.equal(ProductList.parse((await get('/products?q=pic')).json()).items[0]?.picture?.alt, 'A "quoted" alt')
  const tree = await products.listCategories({})
  assert.deepEqual(
    tree.items.find((node) => node.slug === 'plush')?.children.find((node) => node.slug === 'desk-companions')?.name,
    'Desk companions',
  )
})

test('a card’s price and case pack are those of one variant, the cheapest in that market', async (t) => {
  const priced = (usd: number, gbp: number) => [
    { currency: 'USD' as const, price: usd, msrp: null },
    { currency: 'GBP' as const, price: gbp, msrp: null },
  ]
  const { get } = await openTestService(t, [], async (room) => {
    await room.save(
      productDraft('pair', {
        options: [{ name: 'Size', values: ['S', 'L'] }],
        variants: [
          variantDraft('PAIR-S', { options: { Size: 'S' }, casePack: 1, prices: priced(900, 300) }),
          variantDraft('PAIR-L', { options: { Size: 'L' }, casePack: 6, prices: priced(500, 700) }),
        ],
      }),
    )
  })
  const card = async (market: string) => ProductList.parse((await get(`/products?market=${market}`)).json()).items[0]
  const shown = async (market: string) => [(await card(market))?.price?.amount ?? null, (await card(market))?.casePack]
  assert.deepEqual(await shown('us'), [500, 6])
  assert.deepEqual(await shown('gb'), [300, 1])
  assert.deepEqual(await shown('eu'), [null, 1], 'where nothing has a price, the first variant’s')
})

test('paging through everything gives each product once, in each order', async (t) => {
  const { get } = await openTestService(
    t,
    Array.from({ length: 60 }, (_, at) => syntheticProduct(at + 1)),
    async (room) => {
      await upsertMedia(room.db, { key: '0123456789abcdef0123456789abcdef', width: 8, height: 8, widths: [8], blur: '' })
    },
  )
  for (const sort of ['featured', 'newest', 'price-asc', 'price-desc', 'title']) {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = ProductList.parse((await get(`/products?sort=${sort}&limit=7${cursor && `&cursor=${cursor}`}`)).json())
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    }
    assert.equal(seen.length, 60, sort)
    assert.equal(new Set(seen).size, 60, sort)
  }
})

test('a cursor of another order, another market or no order at all is refused', async (t) => {
  const { get } = await openTestService(t, [clippy, halo, rover])
  const { nextCursor } = ProductList.parse((await get('/products?sort=title&limit=1')).json())
  assert.equal((await get(`/products?sort=title&limit=1&cursor=${nextCursor}`)).statusCode, 200)
  const cursors = [
    `sort=price-asc&cursor=${nextCursor}`,
    `sort=title&market=gb&cursor=${nextCursor}`,
    'cursor=nonsense',
    `cursor=${Buffer.from('["featured","us",{},1]').toString('base64url')}`,
    `cursor=${Buffer.from('["featured","us",0,-1]').toString('base64url')}`,
  ]
  for (const query of cursors) {
    const reply = await get(`/products?${query}`)
    assert.equal(reply.statusCode, 400, query)
    assert.equal(reply.json().code, 'bad-cursor', query)
  }
})

test('the count beside a facet value is the total after choosing it', async (t) => {
  const { get } = await openTestService(
    t,
    Array.from({ length: 80 }, (_, at) => syntheticProduct(at + 1)),
    async (room) => {
      await upsertMedia(room.db, { key: '0123456789abcdef0123456789abcdef', width: 8, height: 8, widths: [8], blur: '' })
    },
  )
  const parameter = (name: string, value: string) =>
    FACETS.some(({ key }) => key === name) ? `${name}=${encodeURIComponent(value)}` : `attribute=${encodeURIComponent(`${name}:${value}`)}`
  const asked = new Set<string>()
  for (const chosen of [
    '',
    '&age=3%2B',
    '&attribute=Colour:Blue&franchise=Halo',
    '&category=plush&priceMax=5000',
    '&material=wood&casePack=6&inStock=true',
    '&price=2500-5000&margin=50-55&size=20-30&size=10-15&warning=none',
  ]) {
    const list = ProductList.parse((await get(`/products?facets=true${chosen}`)).json())
    for (const facet of list.facets ?? []) {
      for (const { value, count } of facet.values.slice(0, 4)) {
        const isSingle = ['category', 'inStock'].includes(facet.name)
        const base = isSingle ? chosen.replace(new RegExp(`&${facet.name}=\\w+`), '') : chosen
        const then = ProductList.parse((await get(`/products?${parameter(facet.name, value)}${base}`)).json())
        assert.equal(count, then.total, `${chosen} + ${facet.name} ${value}`)
        asked.add(facet.name)
      }
    }
  }
  const unasked = FACETS.map(({ key }) => key).filter((key) => !asked.has(key))
  assert.deepEqual(unasked, ['arrivesBefore'], 'nothing is expected')
})

test('facets say how to show them: in the order of the house, with their kind and unit, ranges with both ends', async (t) => {
  const toy = productDraft('toy', {
    attributes: { Type: 'Plush toy', Material: 'Card', Theme: 'Space' },
    materials: 'Polyester velboa, beech ring',
    warnings: 'Not suitable for children under 36 months. Small parts.',
    certificates: ['CE', 'EN 71'],
    tags: ['bestseller', 'space'],
    options: [{ name: 'Size', values: ['Mini 12 cm', 'Giant 1,2 cm'] }],
    variants: [
      variantDraft('TOY-S', { options: { Size: 'Mini 12 cm' }, casePack: 12 }),
      variantDraft('TOY-L', {
        options: { Size: 'Classic 25,5 cm' },
        casePack: 6,
        prices: [{ currency: 'USD', price: 1_240, msrp: 2_499 }],
      }),
    ],
  })
  const { get } = await openTestService(t, [toy, productDraft('bare', { categoryPath: [] })])
  const list = ProductList.parse((await get('/products?facets=true')).json())
  const facets = Object.fromEntries((list.facets ?? []).map(({ name, ...facet }) => [name, facet]))
  assert.deepEqual(
    Object.keys(facets).filter((name) => name !== 'Theme'),
    [
      'category',
      'type',
      'age',
      'size',
      'material',
      'certification',
      'warning',
      'price',
      'margin',
      'casePack',
      'availability',
      'inStock',
      'collection',
    ],
  )
  assert.equal(Object.keys(facets).at(-1), 'Theme')
  const values = (name: string) => facets[name]?.values.map(({ value, count }) => [value, count])
  assert.deepEqual(values('type'), [['Plush toy', 1]])
  assert.deepEqual(values('material'), [
    ['polyester', 1],
    ['wood', 1],
  ])
  assert.deepEqual(values('certification'), [
    ['ce', 1],
    ['en-71', 1],
  ])
  assert.deepEqual(values('warning'), [
    ['none', 1],
    ['small-parts', 1],
  ])
  assert.deepEqual(values('size'), [
    ['10-15', 1],
    ['20-30', 2],
  ])
  assert.deepEqual(values('casePack'), [
    ['1', 1],
    ['6', 1],
    ['12', 1],
  ])
  assert.deepEqual(values('collection'), [['bestseller', 1]])
  assert.deepEqual(values('inStock'), [['true', 2]])
  assert.deepEqual(facets.price, {
    kind: 'range',
    label: 'Unit price',
    labelKey: 'facet.price',
    unit: 'minor',
    values: [{ value: '500-1000', label: '$5.00 to $10.00', count: 2, from: 500, to: 1_000 }],
  })
  assert.deepEqual(values('margin'), [['50-55', 2]])
  assert.deepEqual(
    [facets.size?.unit, facets.size?.values[0]?.label, facets.casePack?.kind, facets.Theme?.labelKey, facets.warning?.values[0]?.label],
    ['cm', '10 cm to 15 cm', 'code', null, 'No warning'],
  )
})

test('what nothing matches is an empty list, not an error', async (t) => {
  const { get } = await openTestService(t, [clippy])
  for (const query of [
    'category=nowhere',
    'franchise=Nobody',
    'attribute=NoColon',
    'attribute=Size:XXL',
    'availability=lost',
    'price=1-2',
    'margin=lots',
    'material=gold',
    'casePack=7',
    'type=Nothing',
    'priceMin=999999',
    'q=zzqx',
    'q=%F0%9F%A7%B8',
  ]) {
    const list = ProductList.parse((await get(`/products?facets=true&${query}`)).json())
    assert.deepEqual([list.total, list.items], [0, []], query)
  }
})

test('a product without a price in a market is shown there without one, last, and outside every price range', async (t) => {
  const bear = productDraft('bear', { variants: [variantDraft('BEAR', { prices: [{ currency: 'USD', price: 100, msrp: null }] })] })
  const { get } = await openTestService(t, [bear, halo])
  const list = ProductList.parse((await get('/products?market=gb&sort=price-asc')).json())
  assert.deepEqual(
    list.items.map((item) => [item.handle, item.price?.amount ?? null]),
    [
      ['halo-keychain', 400],
      ['bear', null],
    ],
  )
  assert.equal(ProductList.parse((await get('/products?market=gb&priceMin=0')).json()).total, 1)
})

test('a search finds words, stems, SKUs, GTINs and synonyms, and corrects one slip', async (t) => {
  const { get } = await openTestService(t, [halo, rover, clippy])
  const search = async (q: string) => ProductList.parse((await get(`/products?q=${encodeURIComponent(q)}`)).json())
  assert.deepEqual(titles(await search('keychains')), ['Halo Energy Keychain'])
  assert.deepEqual(titles(await search('CLP-PL-25-YEL')), ['Clippy Classic Plush Paperclip'])
  assert.deepEqual(titles(await search('clp-pl-1')), ['Clippy Classic Plush Paperclip'])
  assert.deepEqual(titles(await search('9521234101017')), ['Clippy Classic Plush Paperclip'])
  assert.deepEqual(titles(await search('énergy')), ['Halo Energy Keychain'])
  assert.deepEqual(titles(await search('keych')), ['Halo Energy Keychain'])
  const typo = await search('papercilp')
  assert.deepEqual([titles(typo), typo.corrected], [['Clippy Classic Plush Paperclip'], 'paperclip'])
  assert.equal((await search('halo')).corrected, null)
  assert.deepEqual([(await search('hxlo')).corrected, (await search('hxxo')).corrected], ['halo', null])
  const [plush, soft, stuffed] = [await search('plush'), await search('soft toy'), await search('stuffed animal')]
  assert.equal(plush.total, 2)
  assert.deepEqual(titles(soft), titles(plush))
  assert.deepEqual(titles(stuffed), titles(plush))
})

test('search, filters and sorting work together', async (t) => {
  const { get } = await openTestService(
    t,
    Array.from({ length: 40 }, (_, at) => syntheticProduct(at + 1)),
    async (room) => {
      await upsertMedia(room.db, { key: '0123456789abcdef0123456789abcdef', width: 8, height: 8, widths: [8], blur: '' })
    },
  )
  const word = syntheticProduct(1).franchise?.split(' ')[0] ?? ''
  const all = ProductList.parse((await get(`/products?q=${word}&limit=48&facets=true`)).json())
  assert.ok(all.items.length > 0 && all.items.every((item) => item.title.includes(word)))
  const age = all.facets?.find((facet) => facet.name === 'age')?.values.find((value) => value.count > 0)
  const some = ProductList.parse((await get(`/products?q=${word}&sort=price-desc&age=${encodeURIComponent(age?.value ?? '')}`)).json())
  assert.equal(some.total, age?.count)
  const prices = some.items.map((item) => item.price?.amount ?? 0)
  assert.deepEqual(
    prices,
    prices.toSorted((a, b) => b - a),
  )
})

test('strings that break other shops are only text here', async (t) => {
  const naughty = [
    '\\',
    "'",
    '"',
    '%',
    '_',
    '--',
    "'; drop table products.products; --",
    '<script>alert(1)</script>',
    '𝕥𝕠𝕪 ﷽',
    '‮evil',
    'a & | ! ( ) : * <->',
    "l'ours",
    '-',
    '.',
    '\uFEFF',
    'ÅÄÖ',
    '{"a":1}',
    '%s%n',
    '../../etc/passwd',
    'toy:*',
    ':*',
    "\\'",
  ]
  const { get } = await openTestService(t, [clippy, productDraft('odd', { title: naughty.join(' '), tags: naughty })])
  for (const text of naughty) {
    const q = encodeURIComponent(text)
    for (const url of [
      `/products?q=${q}`,
      `/search/suggest?q=${q}`,
      `/products?franchise=${q}&attribute=${q}&category=${q}&age=${q}&availability=${q}&facets=true`,
    ]) {
      assert.equal((await get(url)).statusCode, 200, url)
    }
    assert.ok([404, 400].includes((await get(`/products/${q}`)).statusCode), text)
    assert.equal((await get(`/products?cursor=${q}`)).statusCode, 400, text)
  }
  assert.equal(ProductList.parse((await get('/products')).json()).items[1]?.title, naughty.join(' '))
  for (const url of ['/products?q=a%00b', '/products/a%00b', '/search/suggest?q=%00', '/products?category=%00']) {
    const reply = await get(url)
    assert.deepEqual([reply.statusCode, reply.json().code], [400, 'bad-input'], url)
  }
})

test('suggestions name products by SKU, beginning and slip, with categories and searches', async (t) => {
  const { get } = await openTestService(t, [halo, rover, clippy])
  const suggest = async (q: string) => Suggestions.parse((await get(`/search/suggest?q=${encodeURIComponent(q)}`)).json())
  assert.deepEqual(titles({ items: (await suggest('CLP-PL-12')).products }), ['Clippy Classic Plush Paperclip'])
  assert.deepEqual(titles({ items: (await suggest('pap')).products }), ['Clippy Classic Plush Paperclip'])
  assert.deepEqual(titles({ items: (await suggest('papercilp')).products }), ['Clippy Classic Plush Paperclip'])
  assert.deepEqual((await suggest('desk')).categories, [{ slug: 'desk-companions', name: 'Desk companions' }])
  assert.deepEqual((await suggest('ene')).searches, ['energy'])
  assert.deepEqual(await suggest(''), { products: [], categories: [], searches: [] })
})

test('an unchanged answer is 304 for whoever has it, and a shared cache may keep it', async (t) => {
  const { get } = await openTestService(t, [clippy, halo])
  for (const url of [
    '/products?facets=true',
    '/products/halo-keychain',
    '/categories',
    '/search/suggest?q=halo',
    '/products/halo-keychain/related',
    '/products/halo-keychain/family',
  ]) {
    const first = await get(url)
    assert.match(String(first.headers['cache-control']), /^public, max-age=\d+, s-maxage=\d+/)
    const again = await get(url, { 'if-none-match': String(first.headers.etag) })
    assert.deepEqual([again.statusCode, again.body], [304, ''], url)
  }
})

test('a change is shown, searched and said, and its entity tag differs', async (t) => {
  const room = await openTestService(t, [halo])
  const before = await room.get('/products/halo-keychain')
  await room.save(
    {
      ...halo,
      title: 'Halo Plasma Keychain',
      variants: [variantDraft('HALO-KEYCHAIN', { prices: [{ currency: 'USD', price: 650, msrp: null }] })],
    },
    clippy,
  )
  await waitFor(() => room.said.length >= 2)
  const after = await room.get('/products/halo-keychain')
  assert.equal(Product.parse(after.json()).title, 'Halo Plasma Keychain')
  assert.notEqual(after.headers.etag, before.headers.etag)
  assert.deepEqual(room.said, Array(2).fill({ subscriber: 'gateway', name: 'products.products-changed.v1', about: 'catalogue' }))
  assert.equal(ProductList.parse((await room.get('/products')).json()).total, 2)
  assert.equal(ProductList.parse((await room.get('/products?q=plasma')).json()).items[0]?.price?.amount, 650)
  await room.save({ ...halo, status: 'draft' })
  await waitFor(async () => (await room.get('/products/halo-keychain')).statusCode === 404)
  assert.equal(ProductList.parse((await room.get('/products')).json()).total, 1)
})

test('stock that was ordered away shows soon, without any change of the product', async (t) => {
  const bear: ProductDraft = productDraft('bear', { variants: [variantDraft('BEAR', { casePack: 6, stock: { reno: 13 } })] })
  const { products, get } = await openTestService(t, [bear])
  const card = async () => ProductList.parse((await get('/products')).json()).items[0]
  const shown = await card()
  assert.deepEqual(shown?.availability, { state: 'low', quantity: 12, arrivesOn: null })
  const orderId = 'ord_00000000000000000000000000' as const
  await products.holdStock({ body: { orderId, market: 'us', lines: [{ variantId: shown?.variantId ?? '', quantity: 12 }] } })
  await waitFor(async () => (await card())?.availability.state === 'out-of-stock')
  assert.equal(ProductList.parse((await get('/products?availability=out-of-stock')).json()).total, 1)
  const [snapshot] = (await products.resolveVariants({ body: { market: 'us', variantIds: [shown?.variantId ?? '', 'var_nothing'] } })).items
  assert.deepEqual(snapshot?.availability, { state: 'out-of-stock', quantity: 0, arrivesOn: null })
  await products.releaseHold({ params: { orderId } })
  await waitFor(async () => (await card())?.availability.state === 'low')
})

test('a family is the other products of the franchise, what is gone last, and nobody without a franchise has one', async (t) => {
  const kin = (handle: string, stock = 100) =>
    productDraft(handle, { franchise: 'Halo', variants: [variantDraft(handle.toUpperCase(), { stock: { reno: stock } })] })
  const { get } = await openTestService(t, [
    kin('one'),
    kin('gone', 0),
    kin('two'),
    productDraft('stranger'),
    ...Array.from({ length: 12 }, (_, at) => kin(`more-${at}`)),
  ])
  const family = async (handle: string) => ProductFamily.parse((await get(`/products/${handle}/family`)).json())
  const { franchise, total, items } = await family('two')
  assert.deepEqual([franchise, total, items.length, items.map(({ handle }) => handle).slice(0, 2)], ['Halo', 14, 12, ['one', 'more-0']])
  assert.ok(items.every(({ handle }) => !['gone', 'stranger', 'two'].includes(handle)))
  assert.equal((await family('more-11')).items.at(-1)?.handle, 'more-9')
  assert.deepEqual(await family('stranger'), { franchise: null, total: 0, items: [] })
})

test('the whole catalogue is read portion by portion, each product once and as its own page shows it', async (t) => {
  const { get, save } = await openTestService(t, [clippy, halo, rover])
  await save({ ...halo, status: 'draft' })
  await waitFor(async () => (await get('/products/halo-keychain')).statusCode === 404)
  const read: unknown[] = []
  for (let after: number | null = 0; after !== null; ) {
    const portion: WholeProducts = WholeProducts.parse((await get(`/catalogue?market=gb&limit=1&after=${after}`)).json())
    read.push(...portion.items)
    after = portion.next
  }
  const pages = ['clippy-classic-plush', 'rover-soft-toy'].map(async (handle) => (await get(`/products/${handle}?market=gb`)).json())
  assert.deepEqual(read, await Promise.all(pages))
  assert.equal((await get('/catalogue?limit=101')).statusCode, 400)
})

test('an unknown product is 404 and internal routes do not exist for visitors', async (t) => {
  const { get } = await openTestService(t, [halo])
  assert.deepEqual(
    [
      (await get('/products/nothing')).json().code,
      (await get('/products/nothing/related')).json().code,
      (await get('/products/nothing/family')).json().code,
    ],
    ['no-such-product', 'no-such-product', 'no-such-product'],
  )
  assert.equal((await get('/internal/stock-report')).statusCode, 404)
})
