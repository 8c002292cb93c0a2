import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@toyline/contracts'
import { releaseExpired } from '../store/holds-store.ts'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { assertNoDrift, at, claim, hold, linesOf, openStockRoom, stockOf, type Wanted } from '../test-stock.ts'
import { claimHold, holdStock, releaseHold } from './hold-stock.ts'

test('a claim whose hold ran out holds anew: whole lines that are still there, and says for good which are not', async (t) => {
  const room = await openStockRoom(t, {
    CLIPPY: { stock: { reno: 6 } },
    ROVER: { stock: { reno: 6 } },
    MERLIN: { stock: { reno: 4, louisville: 2 } },
  })
  const { CLIPPY, ROVER } = room.variants
  const [late, other] = [newId('ord'), newId('ord')]
  const wanted: Wanted = [
    ['CLIPPY', 6],
    ['ROVER', 6],
    ['MERLIN', 6],
  ]
  await hold(room, late, wanted)
  await room.pool.query('update holds set expires_at = now()')
  await releaseExpired(room.pool, 10)
  await hold(room, other, [
    ['CLIPPY', 1],
    ['ROVER', 6],
  ])
  // Ten at once, as a request and its order's job may be; the others buy on.
  const claims = await Promise.all(Array.from({ length: 10 }, () => claim(room, late, wanted)))
  for (const { short } of claims) assert.deepEqual(short.toSorted(), [CLIPPY, ROVER].toSorted())
  await releaseHold(room.pool, other)
  assert.deepEqual((await claim(room, late, wanted)).short.toSorted(), [CLIPPY, ROVER].toSorted(), 'what is answered once stays so')
  assert.deepEqual([await stockOf(room, 'CLIPPY'), await stockOf(room, 'ROVER'), await stockOf(room, 'MERLIN')].flat(), [
    { location: 'reno', on_hand: 6, allocated: 0, held: 0 },
    { location: 'reno', on_hand: 6, allocated: 0, held: 0 },
    { location: 'louisville', on_hand: 2, allocated: 2, held: 0 },
    { location: 'reno', on_hand: 4, allocated: 4, held: 0 },
  ])
  assert.equal(await releaseExpired(room.pool, 10), 0)
  await assert.rejects(releaseHold(room.pool, late), { code: 'hold-claimed' })
  await assertNoDrift(room)
})

test('a claim whose hold ran out and of which nothing is left claims nothing, and says so again', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 6 } } })
  const [late, other] = [newId('ord'), newId('ord')]
  await hold(room, late, [['CLIPPY', 6]])
  await room.pool.query('update holds set expires_at = now()')
  await releaseExpired(room.pool, 10)
  await hold(room, other, [['CLIPPY', 6]])
  await claim(room, other, [['CLIPPY', 6]])
  for (let times = 0; times < 2; times += 1)
    assert.deepEqual(await claim(room, late, [['CLIPPY', 6]]), { state: 'claimed', short: [room.variants.CLIPPY], allocated: [] })
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 6, allocated: 6, held: 0 }])
  await assertNoDrift(room)
})

test('all lines are held or none, and every short line is named with what there is', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 3, louisville: 2 } }, ROVER: { stock: { reno: 0 } }, MERLIN: {} })
  await assert.rejects(
    hold(room, newId('ord'), [
      ['MERLIN', 1],
      ['CLIPPY', 6],
      ['ROVER', 1],
      ['var_nothing', 2],
    ]),
    (error: { code: string; status: number; extra: { lines: { variantId: string }[] } }) => {
      assert.equal(error.status, 409)
      assert.equal(error.code, 'not-enough-stock')
      assert.deepEqual(
        error.extra.lines
          .toSorted((a, b) =>
            a.variantId === room.variants.CLIPPY ? -1 : b.variantId === room.variants.CLIPPY ? 1 : a.variantId < b.variantId ? 1 : -1,
          )
          .map((line) => line),
        [
          { variantId: room.variants.CLIPPY, reason: 'out-of-stock', available: 5 },
          { variantId: 'var_nothing', reason: 'unknown', available: 0 },
          { variantId: room.variants.ROVER, reason: 'out-of-stock', available: 0 },
        ],
      )
      return true
    },
  )
  assert.deepEqual(
    await stockOf(room, 'MERLIN'),
    ['louisville', 'reno', 'rotterdam'].map((location) => ({ location, on_hand: 100, allocated: 0, held: 0 })),
  )
  const { rows } = await room.pool.query('select from holds')
  assert.equal(rows.length, 0)
})

test('stock is taken from the nearest location first and spreads to the next, never to one of another market', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 3, louisville: 2, rotterdam: 50 } } })
  await hold(room, newId('ord'), [['CLIPPY', 4]])
  assert.deepEqual(
    (await stockOf(room, 'CLIPPY')).map((row) => [row.location, row.held]),
    [
      ['louisville', 1],
      ['reno', 3],
      ['rotterdam', 0],
    ],
  )
  await assert.rejects(hold(room, newId('ord'), [['CLIPPY', 2]]), { code: 'not-enough-stock' })
})

type Case = [what: string, stock: Record<string, Record<string, number>>, wanted: Wanted, taken: Record<string, Record<string, number>>]
const NEAREST_LAST = ['louisville', 'reno'] as const
const CASES: Case[] = [
  [
    'all at the nearest, where it has all',
    { A1: { reno: 9, louisville: 9 }, B2: { reno: 9, louisville: 9 } },
    [
      ['A1', 6],
      ['B2', 6],
    ],
    { A1: { louisville: 6 }, B2: { louisville: 6 } },
  ],
  [
    'all at the farther, where the nearest lacks a piece of one line',
    { A1: { reno: 9, louisville: 9 }, B2: { reno: 6, louisville: 5 } },
    [
      ['A1', 6],
      ['B2', 6],
    ],
    { A1: { reno: 6 }, B2: { reno: 6 } },
  ],
  [
    'each line whole where one has it, the nearer for what both have, and only what must be is divided',
    {
      A1: { reno: 9 },
      B2: { louisville: 9 },
      C3: { reno: 9, louisville: 5 },
      D4: { reno: 9, louisville: 9 },
      E5: { reno: 4, louisville: 4 },
    },
    [
      ['A1', 6],
      ['B2', 6],
      ['C3', 6],
      ['D4', 6],
      ['E5', 6],
    ],
    { A1: { reno: 6 }, B2: { louisville: 6 }, C3: { reno: 6 }, D4: { louisville: 6 }, E5: { louisville: 4, reno: 2 } },
  ],
]
for (const [what, stock, wanted, taken] of CASES)
  test(`stock is held at as few locations as can be: ${what}`, async (t) => {
    const room = await openStockRoom(t, Object.fromEntries(Object.entries(stock).map(([sku, of]) => [sku, { stock: of }])))
    const orderId = newId('ord')
    const request = { orderId, market: 'us' as const, locations: NEAREST_LAST, lines: linesOf(room, wanted) }
    await holdStock(room.pool, { ...request, ttlSeconds: 900 })
    const { allocated } = await claimHold(room.pool, request)
    const expected = Object.entries(taken).flatMap(([sku, of]) =>
      Object.entries(of).map(([location, quantity]) => at(room, sku, location, quantity)),
    )
    const sorted = (places: typeof allocated) => places.map((place) => [place.variantId, place.location, place.quantity].join(' ')).sort()
    assert.deepEqual(sorted(allocated), sorted(expected))
    assert.deepEqual((await claimHold(room.pool, request)).allocated.length, expected.length, 'and is told again')
    await assertNoDrift(room)
  })

test('what is there is not left to wait for a shipment fewer: backorders come on top, at the nearest of the locations that serve the order', async (t) => {
  const room = await openStockRoom(t, {
    CLIPPY: { stock: { reno: 3, louisville: 2 }, inventoryPolicy: 'backorder', backorderLimit: 9 },
  })
  await hold(room, newId('ord'), [['CLIPPY', 5]])
  await hold(room, newId('ord'), [['CLIPPY', 4]])
  assert.deepEqual(
    (await stockOf(room, 'CLIPPY')).map((row) => [row.location, row.held]),
    [
      ['louisville', 2],
      ['reno', 7],
    ],
  )
})

test('a cart that names a variant twice holds the sum', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 3 } } })
  await assert.rejects(
    hold(room, newId('ord'), [
      ['CLIPPY', 2],
      ['CLIPPY', 2],
    ]),
    { code: 'not-enough-stock' },
  )
  await hold(room, newId('ord'), [
    ['CLIPPY', 2],
    ['CLIPPY', 1],
  ])
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 3, allocated: 0, held: 3 }])
})

test('repeating a hold extends it and holds nothing more, even when asked 20 times at once', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 3 } } })
  const orderId = newId('ord')
  const first = await hold(room, orderId, [['CLIPPY', 3]], 60)
  const again = await Promise.all(Array.from({ length: 20 }, () => hold(room, orderId, [['CLIPPY', 3]], 900)))
  assert.ok(again.every((one) => one.expiresAt > first.expiresAt))
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 3, allocated: 0, held: 3 }])
  await assert.rejects(hold(room, orderId, [['CLIPPY', 2]]), { code: 'hold-differs' })
})

test('a hold is never extended beyond an hour after it was made', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: {} })
  const orderId = newId('ord')
  await hold(room, orderId, [['CLIPPY', 1]], 60)
  await room.pool.query(`update holds set created_at = now() - interval '55 minutes'`)
  await hold(room, orderId, [['CLIPPY', 1]], 900)
  const { rows } = await room.pool.query(`select expires_at = created_at + interval '60 minutes' as capped from holds`)
  assert.deepEqual(rows, [{ capped: true }])
})

test('a hold that arrives after its order was released is refused and holds nothing', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 3 } } })
  const orderId = newId('ord')
  assert.deepEqual(await releaseHold(room.pool, orderId), { state: 'none' })
  assert.deepEqual(await releaseHold(room.pool, orderId), { state: 'released' })
  await assert.rejects(hold(room, orderId, [['CLIPPY', 1]]), { code: 'hold-ended', status: 409 })
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 3, allocated: 0, held: 0 }])
})

test('a hold and a release of the same order at the same time leave nothing held', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 100 } } }, 16)
  const orders = Array.from({ length: 100 }, () => newId('ord'))
  await Promise.all(
    orders.flatMap((orderId) => [
      hold(room, orderId, [['CLIPPY', 1]]).catch((error) => assert.equal(error.code, 'hold-ended')),
      releaseHold(room.pool, orderId),
    ]),
  )
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 100, allocated: 0, held: 0 }])
  await assertNoDrift(room)
})

test('claiming twice allocates once, and what is claimed is neither released nor expired', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 5 } } })
  const orderId = newId('ord')
  await hold(room, orderId, [['CLIPPY', 2]])
  await Promise.all([claim(room, orderId, [['CLIPPY', 2]]), claim(room, orderId, [['CLIPPY', 2]])])
  await room.pool.query(`update holds set expires_at = now() - interval '1 hour'`)
  assert.equal(await releaseExpired(room.pool, 10), 0)
  await assert.rejects(releaseHold(room.pool, orderId), { code: 'hold-claimed' })
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 5, allocated: 2, held: 0 }])
})

test('a variant that takes backorders is promised up to its limit, from stock first', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 3, louisville: 1 }, inventoryPolicy: 'backorder', backorderLimit: 4 } })
  await hold(room, newId('ord'), [['CLIPPY', 6]])
  assert.deepEqual(
    (await stockOf(room, 'CLIPPY')).map((row) => [row.location, row.held]),
    [
      ['louisville', 1],
      ['reno', 5],
    ],
  )
  await assert.rejects(
    hold(room, newId('ord'), [['CLIPPY', 7]]),
    (error: { extra: { lines: { available: number }[] } }) => error.extra.lines[0]?.available === 6,
  )
  await hold(room, newId('ord'), [['CLIPPY', 6]])
  await assert.rejects(hold(room, newId('ord'), [['CLIPPY', 1]]), { code: 'not-enough-stock' })
})

test('drafts and retired variants cannot be held', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: {}, ROVER: {} })
  await room.save(productDraft('clippy', { status: 'draft' }), productDraft('rover', { variants: [variantDraft('ROVER-2')] }))
  for (const sku of ['CLIPPY', 'ROVER']) {
    await assert.rejects(
      hold(room, newId('ord'), [[sku, 1]]),
      (error: { extra: { lines: { reason: string }[] } }) => error.extra.lines[0]?.reason === 'unknown',
    )
  }
})
