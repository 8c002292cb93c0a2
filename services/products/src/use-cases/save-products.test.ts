import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { upsertMedia } from '../store/media-store.ts'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { openTestDatabase } from '../test-room.ts'

test('a draft that says what is stored writes nothing and says nothing', async (t) => {
  const { db, save } = await openTestDatabase(t)
  const count = async () => (await sql<{ n: number }>`select count(*) as n from jobs where task = 'deliver'`.execute(db)).rows[0]?.n
  const [first] = await save(productDraft('clippy'))
  assert.equal(first?.outcome, 'created')
  assert.equal(await count(), 1)
  const [again] = await save(productDraft('clippy'))
  assert.deepEqual(again, { ...first, outcome: 'unchanged' })
  assert.equal(await count(), 1)
})

test('new stock is kept with a movement, and everything else of the product stays as it is', async (t) => {
  const { db, save } = await openTestDatabase(t)
  await save(productDraft('clippy'))
  const [again] = await save(productDraft('clippy', { variants: [variantDraft('CLIPPY', { stock: { reno: 70 } })] }))
  assert.equal(again?.outcome, 'unchanged')
  const stock = await sql`select location, on_hand from stock order by location`.execute(db)
  assert.deepEqual(stock.rows, [
    { location: 'louisville', on_hand: 100 },
    { location: 'reno', on_hand: 70 },
    { location: 'rotterdam', on_hand: 100 },
  ])
  const moved = await sql`select kind, on_hand_delta from stock_movements where location = 'reno' order by id`.execute(db)
  assert.deepEqual(moved.rows, [
    { kind: 'receipt', on_hand_delta: 100 },
    { kind: 'adjustment', on_hand_delta: -30 },
  ])
})

test('a changed product keeps its identities, gains variants and retires those it no longer names', async (t) => {
  const { db, save } = await openTestDatabase(t)
  const sizes = (...names: string[]) => ({
    options: [{ name: 'Size', values: names }],
    variants: names.map((name) => variantDraft(`CLIP-${name}`, { options: { Size: name } })),
  })
  const [before] = await save(productDraft('clippy', sizes('S', 'M')))
  const [after] = await save(productDraft('clippy', sizes('M', 'L')))
  assert.equal(after?.outcome, 'updated')
  assert.equal(after?.productId, before?.productId)
  const rows = await sql`select sku, title, retired_at is not null as retired from variants order by ordinal`.execute(db)
  assert.deepEqual(rows.rows, [
    { sku: 'CLIP-S', title: 'S', retired: true },
    { sku: 'CLIP-M', title: 'M', retired: false },
    { sku: 'CLIP-L', title: 'L', retired: false },
  ])
})

test('a SKU of another product is refused and leaves nothing behind', async (t) => {
  const { db, save } = await openTestDatabase(t)
  await save(productDraft('clippy'))
  await assert.rejects(save(productDraft('rover', { variants: [variantDraft('ROVER'), variantDraft('CLIPPY')] })), {
    code: 'sku-taken',
    status: 409,
  })
  const found = await sql`select handle from products`.execute(db)
  assert.deepEqual(found.rows, [{ handle: 'clippy' }])
})

test('a draft that cannot be kept is refused with each reason', async (t) => {
  const { save } = await openTestDatabase(t)
  const bad = productDraft('No Handle', {
    title: 'A\u0000',
    variants: [variantDraft('A', { casePack: 0, prices: [{ currency: 'USD', price: 0, msrp: null }] })],
  })
  await assert.rejects(save(bad), (error: { code: string; extra?: { errors: { path: string }[] } }) => {
    assert.equal(error.code, 'bad-product')
    assert.deepEqual(
      error.extra?.errors.map((one) => one.path),
      ['handle', '', 'variants.0.casePack', 'variants.0.prices'],
    )
    return true
  })
})

test('categories are made once, and two of the same name under different parents get different addresses', async (t) => {
  const { db, save } = await openTestDatabase(t)
  await save(productDraft('a', { categoryPath: ['Plush', 'Xbox'] }), productDraft('b', { categoryPath: ['Games', 'Xbox'] }))
  await save(productDraft('c', { categoryPath: ['Games', 'Xbox'] }))
  const rows = await sql`select array_to_string(path, ' > ') as path, slug from categories order by path`.execute(db)
  assert.deepEqual(rows.rows, [
    { path: 'Games', slug: 'games' },
    { path: 'Games > Xbox', slug: 'games-xbox' },
    { path: 'Plush', slug: 'plush' },
    { path: 'Plush > Xbox', slug: 'xbox' },
  ])
})

test('scripts in a description do not come through', async (t) => {
  const { db, save } = await openTestDatabase(t)
  await save(productDraft('clippy', { descriptionHtml: '<p onclick="x()">Hi<script>alert(1)</script><img src=x onerror=alert(1)></p>' }))
  const found = await sql<{ description_html: string }>`select description_html from products`.execute(db)
  assert.equal(found.rows[0]?.description_html, '<p>Hi</p>')
})

test('pictures that are not made yet are left out, and shown when the draft comes with them', async (t) => {
  const { db, save } = await openTestDatabase(t)
  const picture = { source: 'a.svg', alt: 'front', view: 'front' as const, position: 1 }
  await save(productDraft('clippy', { pictures: [{ ...picture, mediaKey: null }] }))
  await upsertMedia(db, { key: 'k1', width: 1600, height: 1600, widths: [320, 640], blur: 'data:,' })
  const [saved] = await save(productDraft('clippy', { pictures: [{ ...picture, mediaKey: 'k1' }] }))
  assert.equal(saved?.outcome, 'updated')
  const views = await sql<{ card: string }>`select card from product_views`.execute(db)
  assert.match(views.rows[0]?.card ?? '', /"picture":\{"id":"pic_\w+","key":"k1"/)
})

test('what is promised stays promised when fewer are counted, and no more is sold', async (t) => {
  const { db, save } = await openTestDatabase(t)
  await save(productDraft('clippy'))
  await sql`update stock set allocated = 80 where location = 'reno'`.execute(db)
  await save(productDraft('clippy', { variants: [variantDraft('CLIPPY', { stock: { reno: 50 } })] }))
  const found = await sql`select on_hand, allocated, oversell_cap from stock where location = 'reno'`.execute(db)
  assert.deepEqual(found.rows, [{ on_hand: 50, allocated: 80, oversell_cap: 30 }])
})
