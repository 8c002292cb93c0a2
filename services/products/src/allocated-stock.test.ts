import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@toyline/contracts'
import { openDatabase } from '@toyline/postgres'
import { takeAllocated } from './store/allocations-store.ts'
import { stockReport } from './store/stock-report.ts'
import { assertNoDrift, at, claim, hold, openStockRoom, stockOf, type Wanted } from './test-stock.ts'

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
