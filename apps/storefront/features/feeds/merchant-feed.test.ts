import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Product } from '@toyline/contracts'
import { feedEnd, feedItems, feedStart } from './merchant-feed.ts'

const where = { site: 'https://shop.example', to: (path: string) => `https://shop.example/de-eu${path}` }
const picture = (id: string) => ({ id, key: id, alt: '', width: 1600, height: 1600, widths: [160, 1600], blur: '', view: null })
const variant = (of: Partial<Product['variants'][number]>): Product['variants'][number] => ({
  id: 'var_1',
  sku: 'TOY-1',
  gtin: '9521234101017',
  title: 'Small',
  options: { Size: 'Small', Colour: 'Blue' },
  price: { amount: 495, currency: 'EUR' },
  priceHidden: false,
  msrp: null,
  tiers: [],
  casePack: 6,
  minQuantity: 10,
  maxQuantity: null,
  cap: null,
  availability: { state: 'in-stock', quantity: null, arrivesOn: null },
  pictureId: null,
  weightGrams: 62,
  size: null,
  carton: null,
  hsCode: null,
  origin: null,
  ...of,
})
const product = (of: Partial<Product>): Product => ({
  id: 'prod_1',
  handle: 'toy',
  language: 'en',
  untranslated: [],
  title: 'Toy',
  descriptionHtml: '<p>Soft &amp; patient.</p><p>It&#39;s blue.</p>',
  vendor: 'Toyline',
  type: null,
  franchise: null,
  categories: [
    { slug: 'plush', name: 'Plush' },
    { slug: 'icons-objects', name: 'Icons & objects' },
  ],
  ageGrade: null,
  materials: 'Cotton',
  materialCodes: [],
  warnings: null,
  safety: { warnings: [], certificates: [] },
  tags: [],
  collections: [],
  options: [],
  variants: [variant({})],
  pictures: [picture('front'), picture('back')],
  spin: null,
  returnClass: 'regular',
  seoTitle: null,
  seoDescription: null,
  updatedAt: '',
  ...of,
})

test('an item says what the smallest order of a version is and costs, in Google’s words', () => {
  assert.equal(
    feedItems([product({})], where),
    `<item>
<g:id>TOY-1</g:id>
<title>Toy</title>
<description>Soft &amp; patient. It's blue.</description>
<link>https://shop.example/de-eu/p/toy</link>
<g:image_link>https://shop.example/media/front/1600.webp</g:image_link>
<g:additional_image_link>https://shop.example/media/back/1600.webp</g:additional_image_link>
<g:availability>in_stock</g:availability>
<g:price>59.40 EUR</g:price>
<g:multipack>12</g:multipack>
<g:condition>new</g:condition>
<g:brand>Toyline</g:brand>
<g:gtin>9521234101017</g:gtin>
<g:mpn>TOY-1</g:mpn>
<g:product_type>Plush &gt; Icons &amp; objects</g:product_type>
<g:material>Cotton</g:material>
<g:color>Blue</g:color>
<g:size>Small</g:size>
<g:shipping_weight>744 g</g:shipping_weight>
</item>
`,
  )
})

test('versions of one product are a group, each with its own picture first; one without a price is left out', () => {
  const items = feedItems(
    [
      product({
        variants: [
          variant({}),
          variant({ id: 'var_2', sku: 'TOY-2', title: 'Large', pictureId: 'back', casePack: 1, minQuantity: 1 }),
          variant({ id: 'var_3', sku: 'TOY-3', price: null }),
          variant({ id: 'var_4', sku: 'TOY-4', availability: { state: 'out-of-stock', quantity: 0, arrivesOn: '2026-12-24' } }),
        ],
      }),
    ],
    where,
  )
  assert.deepEqual(
    [...items.matchAll(/<g:id>(.*?)<[\s\S]*?<link>(.*?)<[\s\S]*?group_id>(.*?)<[\s\S]*?image_link>(.*?)<[\s\S]*?availability>(.*?)</g)].map(
      (found) => found.slice(1),
    ),
    [
      ['TOY-1', 'https://shop.example/de-eu/p/toy?variant=var_1', 'prod_1', 'https://shop.example/media/front/1600.webp', 'in_stock'],
      ['TOY-2', 'https://shop.example/de-eu/p/toy?variant=var_2', 'prod_1', 'https://shop.example/media/back/1600.webp', 'in_stock'],
      ['TOY-4', 'https://shop.example/de-eu/p/toy?variant=var_4', 'prod_1', 'https://shop.example/media/front/1600.webp', 'out_of_stock'],
    ],
  )
  assert.match(items, /<title>Toy, Large<\/title>/)
  assert.doesNotMatch(items, /TOY-3/)
})

test('a backorder is one only with the day on which it arrives', () => {
  const availability = (arrivesOn: string | null) =>
    feedItems([product({ variants: [variant({ availability: { state: 'backorder', quantity: 60, arrivesOn } })] })], where)
  assert.match(availability('2026-12-24'), /<g:availability>backorder<\/g:availability>\n<g:availability_date>2026-12-24</)
  assert.match(availability(null), /<g:availability>out_of_stock<\/g:availability>\n<g:price>/)
})

test('whatever a catalogue says, the feed stays XML', () => {
  const odd = ['</item><item>', ']]>', '&amp;', '\u0000\u0007\uffff', '<script>alert(1)</script>', '"quoted"', '\ud800']
  const feed =
    feedStart('A & B', where.to('/')) +
    feedItems(
      odd.map((title) => product({ title, materials: title })),
      where,
    ) +
    feedEnd()
  assert.equal(feed.match(/<item>/g)?.length, odd.length)
  assert.doesNotMatch(feed, /&(?!(amp|lt|gt|quot);)/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML does not know
  assert.doesNotMatch(feed, /[\u0000-\u0008\uffff]|<script/)
  assert.ok(feed.endsWith('</channel>\n</rss>\n'))
})
