import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId } from '@toyline/contracts'
import { openDatabase } from '@toyline/postgres'
import pg from 'pg'
import { takeAllocated } from '../store/allocations-store.ts'
import { releaseExpired } from '../store/holds-store.ts'
import { stockReport } from '../store/stock-report.ts'
import { productDraft, variantDraft } from '../test-drafts.ts'
import { openTestDatabase, type TestDatabase } from '../test-room.ts'
import { claimHold, holdStock, releaseHold } from './hold-stock.ts'

type Room = TestDatabase & { variants: Record<string, string> }

/** A catalogue whose variants have these stocks in Reno, by SKU. */
async function openStockRoom(
  t: TestContext,
  stock: Record<string, Partial<Parameters<typeof variantDraft>[1]>>,
  connections = 10,
): Promise<Room> {
  const room = await openTestDatabase(t, { connections })
  await room.save(...Object.entries(stock).map(([sku, of]) => productDraft(sku.toLowerCase(), { variants: [variantDraft(sku, of)] })))
  const { rows } = await room.pool.query<{ sku: string; id: string }>('select sku, id from variants')
  return { ...room, variants: Object.fromEntries(rows.map((row) => [row.sku, row.id])) }
}

type Wanted = [sku: string, quantity: number][]
const linesOf = (room: Room, lines: Wanted) => lines.map(([sku, quantity]) => ({ variantId: room.variants[sku] ?? sku, quantity }))
const hold = (room: Room, orderId: string, lines: Wanted, ttlSeconds = 900) =>
  holdStock(room.pool, { orderId, market: 'us', ttlSeconds, lines: linesOf(room, lines) })
const claim = (room: Room, orderId: string, lines: Wanted) => claimHold(room.pool, { orderId, market: 'us', lines: linesOf(room, lines) })

async function stockOf(room: Room, sku: string) {
  const { rows } = await room.pool.query(`select location, on_hand, allocated, held from stock where variant_id = $1 order by location`, [
    room.variants[sku],
  ])
  return rows
}

const at = (room: Room, sku: string, location: string, quantity: number) => ({ variantId: room.variants[sku] ?? sku, location, quantity })
const assertNoDrift = async (room: Room) => assert.deepEqual((await stockReport(room.pool)).drift, [])

test('C1: of stock 500, under 64 clients with 40 tries each and 30 % who give up, exactly 500 are sold', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 400, louisville: 100 } } }, 16)
  let claimed = 0
  let refusedAtTheEnd = 0
  const client = async (seed: number) => {
    for (let i = 0; i < 40; i++) {
      const orderId = newId('ord')
      try {
        await hold(room, orderId, [['CLIPPY', 1]])
      } catch (error) {
        assert.equal((error as { code: string }).code, 'not-enough-stock')
        refusedAtTheEnd++
        continue
      }
      if ((seed * 40 + i) % 10 < 3) await releaseHold(room.pool, orderId)
      else {
        await claim(room, orderId, [['CLIPPY', 1]])
        claimed++
      }
    }
  }
  await Promise.all(Array.from({ length: 64 }, (_, seed) => client(seed)))
  // Those who were refused while units were on their way back may try again: nothing stays behind unsold.
  while (claimed < 500) {
    const orderId = newId('ord')
    await hold(room, orderId, [['CLIPPY', 1]])
    await claim(room, orderId, [['CLIPPY', 1]])
    claimed++
  }
  assert.equal(claimed, 500)
  assert.ok(refusedAtTheEnd > 0)
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [
    { location: 'louisville', on_hand: 100, allocated: 100, held: 0 },
    { location: 'reno', on_hand: 400, allocated: 400, held: 0 },
  ])
  await assert.rejects(hold(room, newId('ord'), [['CLIPPY', 1]]), { code: 'not-enough-stock' })
  await assertNoDrift(room)
})

test('a planted seller who reads first and writes later would sell the same unit twice, and the last guard stops it', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 1 } } })
  const seller = async () => {
    const client = await room.pool.connect()
    const { rows } = await client.query<{ free: number }>(`select on_hand - allocated - held as free from stock where variant_id = $1`, [
      room.variants.CLIPPY,
    ])
    return {
      free: rows[0]?.free,
      sell: () =>
        client.query(`update stock set held = held + 1 where variant_id = $1`, [room.variants.CLIPPY]).finally(() => client.release()),
    }
  }
  const [first, second] = [await seller(), await seller()]
  assert.deepEqual([first.free, second.free], [1, 1])
  await first.sell()
  await assert.rejects(second.sell(), { code: '23514', constraint: 'promised_within_stock' })
})

const SKUS = ['A1', 'B2', 'C3', 'D4', 'E5']

test('C3: carts of 1 to 5 lines over 5 SKUs in any order never wait for each other in a circle', async (t) => {
  const room = await openStockRoom(t, Object.fromEntries(SKUS.map((sku) => [sku, { stock: { reno: 1_000, louisville: 1_000 } }])), 32)
  const before = await deadlocks(room)
  const until = performance.now() + 6_000
  let turns = 0
  const client = async (seed: number) => {
    for (let i = 0; performance.now() < until; i++) {
      const orderId = newId('ord')
      const shuffled = SKUS.toSorted(
        (a, b) => ((a.charCodeAt(0) * 31 + seed * 17 + i * 7) % 13) - ((b.charCodeAt(0) * 31 + seed * 17 + i * 7) % 13),
      )
      const lines = shuffled.slice(0, 1 + ((seed + i) % 5)).map((sku): [string, number] => [sku, 1])
      await hold(room, orderId, lines)
      await (i % 3 === 0 ? claim(room, orderId, lines).catch(() => {}) : releaseHold(room.pool, orderId))
      turns++
    }
  }
  // With 32 at the same five rows somebody waits longer than a lock may be waited for, or finds nothing left: both are answers.
  const results = await Promise.allSettled(Array.from({ length: 32 }, (_, seed) => client(seed)))
  for (const result of results)
    if (result.status === 'rejected') assert.match((result.reason as { code: string }).code, /^(not-enough-stock|55P03)$/)
  assert.ok(turns > 200)
  assert.equal((await deadlocks(room)) - before, 0)
  await assertNoDrift(room)
})

test('a planted hold that takes its lines in the order of the cart does end in a deadlock', async (t) => {
  const room = await openStockRoom(t, { A1: {}, B2: {} })
  const take = (client: pg.PoolClient, sku: string) =>
    client.query(`update stock set held = held + 1 where location = 'reno' and variant_id = $1`, [room.variants[sku]])
  const [first, second] = [await room.pool.connect(), await room.pool.connect()]
  for (const client of [first, second]) await client.query(`begin; set local lock_timeout = 0`)
  await take(first, 'A1')
  await take(second, 'B2')
  const results = await Promise.allSettled([take(first, 'B2'), take(second, 'A1')])
  for (const client of [first, second]) {
    await client.query('rollback')
    client.release()
  }
  assert.deepEqual(
    results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : [])),
    ['40P01'],
  )
})

test('C4: whether a hold is claimed or runs out first, with four sweepers at work, its placed order has its stock, and no unit is lost', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 1_000 } } }, 24)
  const orders = Array.from({ length: 300 }, () => newId('ord'))
  for (const orderId of orders) await hold(room, orderId, [['CLIPPY', 1]])
  await room.pool.query('update holds set expires_at = now()')
  let expired = 0
  const sweeper = async () => {
    for (let i = 0; i < 30; i++) expired += await releaseExpired(room.pool, 5)
  }
  const sweepers = Array.from({ length: 4 }, sweeper)
  const claims = orders.map((orderId) => claim(room, orderId, [['CLIPPY', 1]]))
  const [claimed] = await Promise.all([Promise.all(claims), ...sweepers])
  assert.deepEqual(claimed, Array(300).fill({ state: 'claimed', short: [], allocated: [at(room, 'CLIPPY', 'reno', 1)] }))
  assert.ok(expired > 0)
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 1_000, allocated: 300, held: 0 }])
  await assertNoDrift(room)
})

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

test('what is sent leaves the shelf and its order, what is cancelled only its order, and no more than the order owns', async (t) => {
  const room = await openStockRoom(t, {
    CLIPPY: { stock: { reno: 3, louisville: 4 } },
    ROVER: { stock: { reno: 2 }, inventoryPolicy: 'backorder', backorderLimit: 4 },
  })
  const orderId = newId('ord')
  const db = openDatabase<unknown>(room.pool)
  const take = (kind: 'shipment' | 'cancellation', pieces: [sku: string, quantity: number][]) =>
    db.transaction().execute((tx) =>
      takeAllocated(
        tx,
        orderId,
        kind,
        pieces.map(([sku, quantity]) => ({ variantId: room.variants[sku] ?? '', quantity, location: null })),
      ),
    )
  const figures = async (sku: string) => (await stockOf(room, sku)).map(({ on_hand, allocated }) => [on_hand, allocated])
  const wanted: Wanted = [
    ['CLIPPY', 6],
    ['ROVER', 5],
  ]
  await hold(room, orderId, wanted)
  await claim(room, orderId, wanted)
  await hold(room, newId('ord'), [['CLIPPY', 1]])
  await take('shipment', [
    ['CLIPPY', 1],
    ['CLIPPY', 4],
    ['ROVER', 3],
  ])
  assert.deepEqual(
    [await figures('CLIPPY'), await figures('ROVER')],
    [
      [
        [1, 0],
        [1, 1],
      ],
      [[0, 2]],
    ],
  )
  await take('cancellation', [['ROVER', 1]])
  await Promise.all([take('shipment', [['CLIPPY', 1]]), take('shipment', [['CLIPPY', 1]])])
  assert.deepEqual(
    [await figures('CLIPPY'), await figures('ROVER')],
    [
      [
        [1, 0],
        [0, 0],
      ],
      [[0, 1]],
    ],
  )
  const { drift, allocatedByOrder } = await stockReport(room.pool)
  assert.deepEqual([drift, allocatedByOrder], [[], [{ orderId, location: 'reno', quantity: 1 }]])
})

test('pieces leave the location that is named, exactly: where the order does not own them nothing is taken at all', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 4, louisville: 3 } } })
  const orderId = newId('ord')
  await hold(room, orderId, [['CLIPPY', 6]])
  await claim(room, orderId, [['CLIPPY', 6]])
  const db = openDatabase<unknown>(room.pool)
  const take = (kind: 'shipment' | 'cancellation', ...pieces: [location: string, quantity: number][]) =>
    db.transaction().execute((tx) =>
      takeAllocated(
        tx,
        orderId,
        kind,
        pieces.map(([location, quantity]) => at(room, 'CLIPPY', location, quantity)),
      ),
    )
  const figures = async () => (await stockOf(room, 'CLIPPY')).map(({ on_hand, allocated }) => [on_hand, allocated])
  const before = await figures()
  // The order has 2 of the 3 of Louisville: the stock that lies there beside is not its own.
  await assert.rejects(take('shipment', ['louisville', 3]), /owns 2 of 3 pieces/)
  await assert.rejects(take('shipment', ['reno', 4], ['louisville', 3]), /owns 6 of 7 pieces/)
  assert.deepEqual(await figures(), before)
  const [one, other] = await Promise.allSettled([take('shipment', ['louisville', 2]), take('shipment', ['louisville', 1])])
  assert.deepEqual([one.status, other.status].sort(), ['fulfilled', 'rejected'])
  await take('cancellation', ['reno', 1])
  const sent = one.status === 'fulfilled' ? 2 : 1
  assert.deepEqual(await figures(), [
    [3 - sent, 2 - sent],
    [4, 3],
  ])
  await assertNoDrift(room)
})

test('the report finds a planted drift of each figure, and whose order has what', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 50 } } })
  const orderId = newId('ord')
  await hold(room, orderId, [['CLIPPY', 2]])
  await claim(room, orderId, [['CLIPPY', 2]])
  await hold(room, newId('ord'), [['CLIPPY', 3]])
  assert.deepEqual(await stockReport(room.pool), {
    checkedRows: 1,
    drift: [],
    allocatedByOrder: [{ orderId, location: 'reno', quantity: 2 }],
  })
  await room.pool.query('update stock set on_hand = 49, allocated = 1, held = 4')
  const where = { variantId: room.variants.CLIPPY, location: 'reno' }
  assert.deepEqual((await stockReport(room.pool)).drift, [
    { ...where, what: 'allocated', stored: 1, derived: 2 },
    { ...where, what: 'held', stored: 4, derived: 3 },
    { ...where, what: 'on-hand', stored: 49, derived: 50 },
  ])
})

test('movements can be added and never changed', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: {} })
  await assert.rejects(room.pool.query('update stock_movements set on_hand_delta = 1'), /append-only/)
  await assert.rejects(room.pool.query('delete from stock_movements'), /append-only/)
})

async function deadlocks(room: Room): Promise<number> {
  const client = new pg.Client({ connectionString: room.adminUrl })
  await client.connect()
  // Sessions report their figures when they are idle for a moment, or when they end.
  await client.query('select pg_stat_force_next_flush()')
  const { rows } = await client.query<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = current_database()')
  await client.end()
  return Number(rows[0]?.deadlocks)
}
