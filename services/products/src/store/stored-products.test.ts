import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SYNTHETIC_MEDIA, syntheticProduct } from '../seed/synthetic-product.ts'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { openTestDatabase } from '../test-room.ts'
import { upsertMedia } from './media-store.ts'
import { renderStale } from './render-stale.ts'

const full = productDraft('clippy', {
  categoryPath: ['Plush', 'Desk companions'],
  franchise: 'Clippy',
  materials: 'Polyester velboa',
  warnings: 'Small parts.',
  certificates: ['CE', 'EN 71'],
  tags: ['bestseller'],
  attributes: { Type: 'Plush toy', Theme: 'Office' },
  seo: { title: 'Clippy', description: null },
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: [
    variantDraft('CLIPPY-S', {
      options: { Size: 'S' },
      gtin: '9521234101017',
      pictureSource: 'b',
      minQuantity: 24,
      maxQuantity: 240,
      cap: { quantity: 48, days: 30 },
      prices: [{ currency: 'USD', price: 500, msrp: 999, tiers: [{ minQuantity: 48, price: 450 }] }],
      carton: { units: 12, size: { length: 40, width: 30.5, height: 20 }, grossWeightGrams: 3_000, palletUnits: 1_440 },
    }),
    variantDraft('CLIPPY-L', {
      options: { Size: 'L' },
      size: null,
      carton: { units: 6, size: null, grossWeightGrams: null, palletUnits: null },
    }),
  ],
  pictures: ['a', 'b'].map((source, at) => ({
    source,
    mediaKey: SYNTHETIC_MEDIA.key,
    alt: source,
    view: at === 0 ? 'front' : null,
    position: at + 1,
  })),
})

test('what the shop shows can be made anew from the tables, and is the same to the letter', async (t) => {
  const { pool, db, save } = await openTestDatabase(t)
  await upsertMedia(db, SYNTHETIC_MEDIA)
  await save(full, ...Array.from({ length: 60 }, (_, at) => syntheticProduct(at + 1)))
  const views = async () => (await pool.query('select ordinal, handle, card, page, entry from product_views order by ordinal')).rows
  const documents = async () => (await pool.query('select ordinal, document::text, names from product_search order by ordinal')).rows
  const [viewsBefore, documentsBefore] = [await views(), await documents()]
  assert.equal(await renderStale(pool), 0)
  await pool.query(`update product_views set card = '', page = '', entry = '{"title":""}'`)
  await pool.query(`update product_search set names = ''`)
  assert.equal(await renderStale(pool), 61)
  const [viewsAfter, documentsAfter] = [await views(), await documents()]
  for (const [at, view] of viewsBefore.entries()) assert.deepEqual(viewsAfter[at], view)
  assert.deepEqual(documentsAfter, documentsBefore)
})

test('what was rendered anew is read anew by those who follow changes', async (t) => {
  const { pool, save } = await openTestDatabase(t)
  await save(full)
  const changed = async () => (await pool.query<{ xid: string }>('select changed_xid::text as xid from products')).rows[0]?.xid
  const before = await changed()
  await pool.query(`update product_views set entry = '{}'`)
  await renderStale(pool)
  assert.notEqual(await changed(), before)
})
