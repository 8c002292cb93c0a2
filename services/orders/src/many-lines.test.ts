import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cart, LineOutcome } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { guest, openRoom, type Visitor } from '../test/room.ts'

type Changed = { cart: Cart; lines: LineOutcome[] }
type Asked = ({ variantId: string } | { sku: string }) & { quantity: number }
const change = (me: Visitor, mode: 'add' | 'set', lines: Asked[], key?: string) =>
  me.send<Changed>('PATCH', '/cart/lines', { mode, lines }, key)
const undo = (me: Visitor, version: number) => me.send<Cart & { code: string }>('POST', '/cart/undo', { version })
const held = (cart: Cart) => cart.lines.map((line) => [line.variantId, line.quantity])

test('of many lines those that fit are kept, and each of the others says why and what would fit', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const offer = (given: Parameters<typeof variant>[0] = {}) => around.offer(variant(given))
  const there = offer()
  await me.add(there.variantId, 6)
  const [fine, odd, few, many, scarce, short, out, unpriced] = [
    offer({ sku: 'Clippy-Blue' }),
    offer(),
    offer({ minQuantity: 12 }),
    offer({ maxQuantity: 24 }),
    offer({ cap: { quantity: 12, days: 30 } }),
    offer({ availability: { state: 'low', quantity: 9, arrivesOn: null } }),
    offer({ availability: { state: 'out-of-stock', quantity: 0, arrivesOn: null } }),
    offer({ price: null }),
  ] as const
  const { status, body } = await change(me, 'add', [
    { sku: 'clippy-blue', quantity: 6 },
    { variantId: odd.variantId, quantity: 7 },
    { variantId: few.variantId, quantity: 6 },
    { variantId: many.variantId, quantity: 30 },
    { variantId: scarce.variantId, quantity: 18 },
    { variantId: short.variantId, quantity: 12 },
    { variantId: out.variantId, quantity: 6 },
    { variantId: unpriced.variantId, quantity: 6 },
    { sku: 'NO-SUCH-TOY', quantity: 6 },
    { variantId: there.variantId, quantity: 6 },
    { sku: 'Clippy-Blue', quantity: 6 },
  ])
  assert.equal(status, 200)
  assert.deepEqual(
    body.lines.map((line) => [line.outcome, line.refusal?.code ?? line.quantity, line.refusal?.offers.map((one) => one.quantity) ?? []]),
    [
      ['changed', 12, []],
      ['refused', 'case-pack', [6, 12]],
      ['refused', 'below-minimum', [12]],
      ['refused', 'above-maximum', [24]],
      ['refused', 'over-cap', [12]],
      ['refused', 'not-enough-stock', [6]],
      ['refused', 'not-enough-stock', []],
      ['refused', 'no-price', []],
      ['refused', 'unknown', []],
      ['changed', 12, []],
      ['changed', 12, []],
    ],
  )
  assert.deepEqual(body.lines[1]?.refusal?.offers[0], { quantity: 6, unitPrice: { amount: 1_250, currency: 'USD' } })
  assert.deepEqual(body.lines[4]?.refusal?.cap, { quantity: 12, days: 30, left: 12 })
  assert.deepEqual([body.lines[8]?.variantId, body.lines[8]?.sku], [null, 'NO-SUCH-TOY'])
  assert.deepEqual(held(body.cart), [
    [there.variantId, 12],
    [fine.variantId, 12],
  ])
  assert.deepEqual(body.cart, await me.cart(), 'the totals of the answer are those of the cart')
  assert.equal(body.cart.subtotal.amount, 24 * 1_250)
})

test('a refused line leaves what is in the cart; two quantities for one variant are refused; less is never kept back by what is short', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const [one, two, three] = [around.offer(variant()), around.offer(variant()), around.offer(variant())] as const
  await me.set([one, two, three].map(({ variantId }) => ({ variantId, quantity: 24 })))
  around.offer({ ...three, availability: { state: 'low', quantity: 6, arrivesOn: null } })
  const { body } = await change(me, 'set', [
    { variantId: one.variantId, quantity: 7 },
    { variantId: two.variantId, quantity: 6 },
    { sku: two.sku, quantity: 12 },
    { variantId: three.variantId, quantity: 12 },
  ])
  assert.deepEqual(
    body.lines.map((line) => [line.refusal?.code ?? line.outcome, line.quantity]),
    [
      ['case-pack', 24],
      ['named-twice', 24],
      ['named-twice', 24],
      ['changed', 12],
    ],
  )
  assert.deepEqual(held(body.cart), [
    [one.variantId, 24],
    [two.variantId, 24],
    [three.variantId, 12],
  ])
  const version = body.cart.version
  const nothing = await change(me, 'set', [{ variantId: one.variantId, quantity: 7 }])
  assert.deepEqual([nothing.status, nothing.body.cart.version], [200, version])
})

test('the same key changes the lines once and is answered the same', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const clippy = around.offer(variant())
  const lines = [{ variantId: clippy.variantId, quantity: 6 }]
  const answers = await Promise.all([1, 2, 3].map(() => change(me, 'add', lines, 'key-1')))
  around.catalogue.clear()
  answers.push(await change(me, 'add', lines, 'key-1'))
  assert.deepEqual(new Set(answers.map((one) => one.text)).size, 1)
  assert.deepEqual(held(await me.cart()), [[clippy.variantId, 6]])
  assert.equal((await change(me, 'set', lines, 'key-1')).status, 422)
})

test('1,000 lines cost as many statements as two, named by SKU or by id; the cart that is full refuses what comes on top', async (t) => {
  const { as, around, counted } = await openRoom(t, {}, { asleep: true })
  const variants = Array.from({ length: 1_001 }, () => around.offer(variant()))
  const cost = async (size: number) => {
    const me = as(guest())
    const before = counted.statements
    around.calls.length = 0
    const lines = variants.slice(0, size).map((one, at) => ({ ...(at % 2 ? { sku: one.sku } : { variantId: one.variantId }), quantity: 6 }))
    const { body } = await change(me, 'add', lines as Asked[])
    assert.ok(body.lines.every((line) => line.outcome === 'changed'))
    const removal = await change(
      me,
      'set',
      body.lines.map((line) => ({ variantId: line.variantId ?? '', quantity: 0 })),
    )
    assert.equal(removal.body.cart.lines.length, 0)
    const back = await undo(me, removal.body.cart.version)
    assert.deepEqual(held(back.body), held(body.cart))
    assert.equal(around.calls.length, 3)
    return { me, statements: counted.statements - before }
  }
  const small = await cost(2)
  const large = await cost(1_000)
  assert.equal(large.statements, small.statements)
  const { body } = await change(large.me, 'add', [
    { variantId: variants[1_000]?.variantId ?? '', quantity: 6 },
    { variantId: variants[0]?.variantId ?? '', quantity: 6 },
  ])
  assert.deepEqual(
    body.lines.map((line) => [line.refusal?.code ?? line.outcome, line.quantity]),
    [
      ['cart-full', 0],
      ['changed', 12],
    ],
  )
})

test('removed lines come back with their quantities and in their places, once, and only to whom they belonged', async (t) => {
  const { as, around, query } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const variants = [6, 12, 18, 24].map((quantity) => ({ variantId: around.offer(variant()).variantId, quantity }))
  const before = await me.set(variants)
  const [a, b, c] = variants.map((one) => one.variantId) as [string, string, string]
  const removed = await me.set([a, b, c].map((variantId) => ({ variantId, quantity: 0 })))
  await me.add(b, 36)
  const other = await undo(as(guest()), removed.version)
  assert.deepEqual([other.status, other.body.code], [409, 'nothing-to-undo'])
  const { status, body } = await undo(me, removed.version)
  assert.equal(status, 200)
  assert.deepEqual(held(body), [
    [a, 6],
    [c, 18],
    [variants[3]?.variantId, 24],
    [b, 36],
  ])
  assert.deepEqual(body, await me.cart())
  assert.ok(body.version > before.version)
  const again = await undo(me, removed.version)
  assert.deepEqual([again.status, again.body.code], [409, 'nothing-to-undo'])
  assert.deepEqual(await query('select 1 from orders.removed_lines'), [])
})

test('a line that is gone from the shop comes back as it was, and a removal is kept for twenty versions of its cart', async (t) => {
  const { as, around, query } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const { variantId } = around.offer(variant())
  const versions: number[] = []
  for (let times = 0; times < 22; times += 1) {
    await me.add(variantId, 6)
    versions.push((await me.set([{ variantId, quantity: 0 }])).version)
  }
  const kept = await query<{ version: number }>('select version from orders.removed_lines order by version')
  assert.deepEqual(
    kept.map((row) => row.version),
    versions.slice(-10),
  )
  around.catalogue.clear()
  const { body } = await undo(me, versions.at(-1) ?? 0)
  assert.deepEqual([held(body), body.lines[0]?.problems[0]?.code], [[[variantId, 6]], 'unavailable'])
  assert.equal((await undo(me, body.version)).status, 409)
})
