import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { buyer, guest, openRoom } from '../test/room.ts'

test('a cart persists, adds up the same variant, and rises in version with each change', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const clippy = around.offer(variant())
  const me = as(guest())
  assert.deepEqual(await me.cart(), {
    id: '',
    market: 'us',
    version: 0,
    lines: [],
    subtotal: { amount: 0, currency: 'USD' },
    itemCount: 0,
    caseCount: 0,
    minimum: null,
    freeFreight: { threshold: { amount: 500_00, currency: 'USD' }, missing: { amount: 500_00, currency: 'USD' }, met: false },
    ready: false,
  })
  const first = await me.add(clippy.variantId, 6)
  assert.equal(first.version, 1)
  const second = await me.add(clippy.variantId, 12)
  assert.equal(second.version, 2)
  assert.deepEqual([second.lines.length, second.lines[0]?.quantity, second.subtotal.amount, second.caseCount], [1, 18, 18 * 1_250, 3])
  const again = await me.cart()
  assert.deepEqual(again, second)
  assert.equal((await me.set([{ variantId: clippy.variantId, quantity: 0 }])).lines.length, 0)
})

test('a quantity that does not fit the case pack is refused with what would fit, and changes nothing', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const crate = around.offer(variant({ casePack: 24, minQuantity: 48 }))
  const me = as(guest())
  const { status, body } = await me.send<{ code: string; lines: { suggestions: number[] }[] }>('POST', '/cart/lines', {
    variantId: crate.variantId,
    quantity: 50,
  })
  assert.deepEqual([status, body.code, body.lines[0]?.suggestions], [422, 'case-pack', [48, 72]])
  const tooFew = await me.send<{ code: string; lines: { suggestions: number[] }[] }>('POST', '/cart/lines', {
    variantId: crate.variantId,
    quantity: 24,
  })
  assert.deepEqual([tooFew.status, tooFew.body.code, tooFew.body.lines[0]?.suggestions], [422, 'below-minimum', [48]])
  assert.equal((await me.cart()).lines.length, 0)
  assert.equal((await me.add(crate.variantId, 72)).lines[0]?.quantity, 72)
})

test('each refused quantity says why and what would fit at which price; different reasons together are refused as such', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const usd = (amount: number) => ({ amount, currency: 'USD' as const })
  const tiers = [
    { minQuantity: 12, unitPrice: usd(1_250) },
    { minQuantity: 24, unitPrice: usd(1_150) },
  ]
  const [odd, few, many, fine] = [
    around.offer(variant({ minQuantity: 12, tiers })),
    around.offer(variant({ minQuantity: 12 })),
    around.offer(variant({ maxQuantity: 40 })),
    around.offer(variant()),
  ] as const
  const me = as(guest())
  type Refused = { code: string; lines: { variantId: string; code: string; offers: unknown; maxQuantity: number | null }[] }
  const { status, body } = await me.send<Refused>('PUT', '/cart/lines', {
    lines: [
      { variantId: odd.variantId, quantity: 20 },
      { variantId: few.variantId, quantity: 6 },
      { variantId: many.variantId, quantity: 42 },
      { variantId: fine.variantId, quantity: 6 },
    ],
  })
  assert.deepEqual([status, body.code], [422, 'lines-refused'])
  assert.deepEqual(
    body.lines.map((line) => [line.variantId, line.code, line.maxQuantity, line.offers]),
    [
      [
        odd.variantId,
        'case-pack',
        null,
        [
          { quantity: 18, unitPrice: usd(1_250) },
          { quantity: 24, unitPrice: usd(1_150) },
        ],
      ],
      [few.variantId, 'below-minimum', null, [{ quantity: 12, unitPrice: usd(1_250) }]],
      [many.variantId, 'above-maximum', 40, [{ quantity: 36, unitPrice: usd(1_250) }]],
    ],
  )
  assert.equal((await me.cart()).lines.length, 0)
})

test('of many quantities set at once, all misfits are named and none is kept', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const variants = [1, 2, 3].map(() => around.offer(variant()))
  const me = as(guest())
  const lines = variants.map((one, i) => ({ variantId: one.variantId, quantity: i === 0 ? 6 : 7 }))
  const { status, body } = await me.send<{ lines: unknown[] }>('PUT', '/cart/lines', { lines })
  assert.deepEqual([status, body.lines.length], [422, 2])
  assert.equal((await me.cart()).lines.length, 0)
  const unknown = await me.send<{ code: string }>('POST', '/cart/lines', { variantId: newId('var'), quantity: 6 })
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'no-such-variant'])
})

test('what was collected as a guest joins the cart of the person who signs in: no line lost, none doubled, once', async (t) => {
  const { as, around, query } = await openRoom(t, {}, { asleep: true })
  const [a, b, c] = [1, 2, 3].map(() => around.offer(variant())) as [
    ReturnType<typeof variant>,
    ReturnType<typeof variant>,
    ReturnType<typeof variant>,
  ]
  const guestId = newId('gst')
  await as(buyer('user-1')).set([
    { variantId: a.variantId, quantity: 6 },
    { variantId: b.variantId, quantity: 12 },
  ])
  await as(guest(guestId)).set([
    { variantId: b.variantId, quantity: 6 },
    { variantId: c.variantId, quantity: 24 },
  ])
  const signedIn = as(buyer('user-1', guestId))
  const carts = await Promise.all(Array.from({ length: 12 }, () => signedIn.cart()))
  const last = await signedIn.cart()
  const expected = { [a.variantId]: 6, [b.variantId]: 18, [c.variantId]: 24 }
  assert.deepEqual(Object.fromEntries(last.lines.map((line) => [line.variantId, line.quantity])), expected)
  for (const cart of carts)
    assert.ok(
      cart.lines.every((line) => line.quantity <= expected[line.variantId]!),
      'never more than was wanted',
    )
  assert.deepEqual(await query('select state, count(*)::int from orders.carts group by state order by state'), [
    { state: 'merged', count: 1 },
    { state: 'open', count: 1 },
  ])
  assert.equal((await as(guest(guestId)).cart()).lines.length, 0)
})

test('a person without a cart takes the guest’s over as it is', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const clippy = around.offer(variant())
  const guestId = newId('gst')
  const before = await as(guest(guestId)).add(clippy.variantId, 6)
  const after = await as(buyer('user-2', guestId)).cart()
  assert.deepEqual([after.id, after.lines], [before.id, before.lines])
  assert.deepEqual((await as(buyer('user-2')).cart()).lines, before.lines)
})

test('changes that race are all kept', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const variants = Array.from({ length: 5 }, () => around.offer(variant()))
  const me = as(guest())
  await Promise.all(variants.map((one) => me.add(one.variantId, 6)))
  const cart = await me.cart()
  assert.deepEqual([cart.lines.length, cart.version], [5, 5])
})

test('the same key adds once and gets the same bytes; another body under it is refused; other people’s equal keys never meet', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const clippy = around.offer(variant())
  const me = as(guest())
  const add = (quantity: number, by = me) =>
    by.send<{ code: string }>('POST', '/cart/lines', { variantId: clippy.variantId, quantity }, 'key-1')
  const first = await add(6)
  around.catalogue.delete(clippy.variantId)
  assert.equal((await add(6)).text, first.text, 'a replay does not depend on how things are now')
  around.catalogue.set(clippy.variantId, clippy)
  assert.deepEqual([(await add(12)).status, (await add(12)).body.code], [422, 'idempotency-key-reused'])
  assert.equal((await add(6, as(guest()))).status, 200)
  assert.equal((await me.cart()).lines[0]?.quantity, 6)
  const bare = await me.send<{ code: string }>('POST', '/cart/lines', { variantId: clippy.variantId, quantity: 6 }, 'é')
  assert.deepEqual([bare.status, bare.body.code], [400, 'idempotency-key-invalid'])
})

test('a line whose product is gone, unpriced or short says so and stops the checkout', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const [gone, unpriced, short, fine] = [1, 2, 3, 4].map(() => around.offer(variant())) as [
    ReturnType<typeof variant>,
    ReturnType<typeof variant>,
    ReturnType<typeof variant>,
    ReturnType<typeof variant>,
  ]
  const me = as(guest())
  await me.set([gone, unpriced, short, fine].map((one) => ({ variantId: one.variantId, quantity: 12 })))
  around.catalogue.delete(gone.variantId)
  around.catalogue.set(unpriced.variantId, { ...unpriced, price: null, tiers: [] })
  around.catalogue.set(short.variantId, { ...short, availability: { state: 'low', quantity: 9, arrivesOn: null } })
  const cart = await me.cart()
  assert.deepEqual(
    cart.lines.map((line) => line.problems.map((one) => [one.code, one.suggestions])),
    [[['unavailable', []]], [['no-price', []]], [['not-enough-stock', [6]]], []],
  )
  assert.deepEqual([cart.ready, cart.lines[1]?.unitPrice, cart.subtotal.amount], [false, null, 24 * 1_250])
})

test('a cart of 1,000 lines is changed and read with as many statements as one of two lines, and holds no more', async (t) => {
  const { as, around, counted } = await openRoom(t, {}, { asleep: true })
  const variants = Array.from({ length: 1_001 }, () => around.offer(variant()))
  const cost = async (size: number) => {
    const me = as(guest())
    const before = counted.statements
    around.calls.length = 0
    await me.set(variants.slice(0, size).map((one) => ({ variantId: one.variantId, quantity: 6 })))
    assert.equal((await me.cart()).lines.length, size)
    assert.deepEqual(around.calls, ['resolveVariants', 'resolveVariants'])
    return { me, statements: counted.statements - before }
  }
  const small = await cost(2)
  const large = await cost(1_000)
  assert.equal(large.statements, small.statements)
  const { status, body } = await large.me.send<{ code: string }>('POST', '/cart/lines', {
    variantId: variants[1_000]!.variantId,
    quantity: 6,
  })
  assert.deepEqual([status, body.code], [422, 'cart-full'])
})
