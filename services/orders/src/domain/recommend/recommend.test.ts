import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankBuyAgain } from './buy-again.ts'
import { COMPANION_SETTINGS, companionsOf } from './companions.ts'
import { gatherPurchases, MOST_PRODUCTS, type Purchase, shopsWithin } from './purchases.ts'

const gathered = (...purchases: Purchase[]) => {
  const gathering = gatherPurchases()
  for (const purchase of purchases) gathering.add(purchase)
  return gathering.done()
}
const learned = (...purchases: Purchase[]) =>
  new Map(Array.from(companionsOf(gathered(...purchases)), ({ product, companions }) => [product, companions]))
/** One purchase by each of so many shops. */
const bought = (shops: number, products: number[], ageDays = 0, name = 'shop') =>
  Array.from({ length: shops }, (_, at): Purchase => ({ shop: `${name} ${at}`, ageDays, products }))
const rounded = (found: Map<number, { product: number; score: number; shops: number }[]>, of: number) =>
  found.get(of)?.map(({ product, score, shops }) => [product, Number(score.toFixed(6)), shops])

test('three shops that buy two toys say so with the weight that can be reckoned by hand; two shops say nothing', () => {
  // Together 3 · 2^-½; over the 3 that bought the one; over 3^0.4 of the other; and 3 of 3 + 20.
  const score = Number((((3 * 2 ** -0.5) / 3 / 3 ** 0.4) * (3 / 23)).toFixed(6))
  const found = learned(...bought(3, [0, 1]))
  assert.deepEqual([rounded(found, 0), rounded(found, 1)], [[[1, score, 3]], [[0, score, 3]]])
  assert.deepEqual(learned(...bought(2, [0, 1])).get(0), [])
})

test('a shop counts once, however often it orders, and alone it neither makes a companion nor pushes one', () => {
  const daily = Array.from({ length: 100 }, (): Purchase => ({ shop: 'eager', ageDays: 0, products: [0, 2] }))
  assert.deepEqual(learned(...daily).get(0), [])
  const once = learned(...bought(3, [0, 1]), ...bought(2, [0, 2], 0, 'other'), daily[0] as Purchase)
  const often = learned(...bought(3, [0, 1]), ...bought(2, [0, 2], 0, 'other'), ...daily)
  assert.deepEqual(often, once)
  assert.deepEqual(
    once.get(0)?.map(({ product, shops }) => [product, shops]),
    [
      [1, 3],
      [2, 3],
    ],
  )
})

test('of a shop’s purchases the one that says most counts, in whatever order they come', () => {
  const [near, far]: Purchase[] = [
    { shop: 'shop 0', ageDays: 0, products: [0, 1] },
    { shop: 'shop 0', ageDays: 90, products: [1, 2, 0] },
  ]
  const others = bought(3, [0, 1], 0, 'other')
  const once = learned(near as Purchase, ...others).get(0)
  assert.deepEqual(learned(near as Purchase, far as Purchase, ...others).get(0)?.[0], once?.[0])
  assert.deepEqual(learned(far as Purchase, ...others, near as Purchase).get(0)?.[0], once?.[0])
})

test('what is new, near in the cart and bought by more comes first; what everybody buys anyway, later', () => {
  const order = (...purchases: Purchase[]) =>
    learned(...purchases)
      .get(0)
      ?.map(({ product }) => product)
  assert.deepEqual(order(...bought(3, [0, 1], 180), ...bought(3, [0, 2], 0, 'later')), [2, 1], 'new')
  assert.deepEqual(order(...bought(4, [0, 2, 1])), [2, 1], 'near')
  assert.deepEqual(order(...bought(3, [0, 1]), ...bought(5, [0, 2], 0, 'more')), [2, 1], 'more shops')
  assert.deepEqual(order(...bought(4, [0, 1]), ...bought(4, [0, 2], 0, 'too'), ...bought(90, [1], 0, 'anyway')), [2, 1], 'anyway')
})

test('no more companions are kept than is said, and of a huge order its first products count', () => {
  const many = Array.from({ length: 60 }, (_, at) => at)
  assert.equal(learned(...bought(3, many)).get(30)?.length, COMPANION_SETTINGS.keep)
  const huge = Array.from({ length: 1_000 }, (_, at) => at)
  const { products, size } = gathered({ shop: 'a', ageDays: 0, products: [5, ...huge] })
  assert.deepEqual([products.length, size, products[0], products[1]], [MOST_PRODUCTS, MOST_PRODUCTS, 5, 0])
})

test('how many shops bought a product lately counts shops, not orders, and nothing that is older', () => {
  const purchases = gathered(
    ...bought(2, [0, 1], 10),
    ...bought(2, [0], 12),
    { shop: 'old', ageDays: 31, products: [0] },
    { shop: 'edge', ageDays: 30, products: [1] },
  )
  assert.deepEqual([...shopsWithin(purchases, 30)], [2, 3])
})

test('buying again: often and lately first, with the middle quantity and the middle gap; a second order of the day is no rhythm', () => {
  const line = (variantId: string, quantity: number, ageDays: number) => ({ variantId, quantity, ageDays })
  const ranked = rankBuyAgain(
    [
      line('often', 24, 10),
      line('often', 12, 40),
      line('often', 96, 72),
      line('once', 6, 5),
      line('twice a day', 6, 100),
      line('twice a day', 8, 100.2),
      line('even', 6, 200),
      line('even', 12, 230),
    ],
    () => 0,
  )
  assert.deepEqual(
    ranked.map(({ score: _, ...rest }) => rest),
    [
      { variantId: 'often', orders: 3, usualQuantity: 24, lastAgeDays: 10, everyDays: 30 },
      { variantId: 'twice a day', orders: 2, usualQuantity: 6, lastAgeDays: 100, everyDays: null },
      { variantId: 'once', orders: 1, usualQuantity: 6, lastAgeDays: 5, everyDays: null },
      { variantId: 'even', orders: 2, usualQuantity: 6, lastAgeDays: 200, everyDays: 30 },
    ],
  )
  assert.equal(ranked[2]?.score, 2 ** (-5 / 180))
})

test('of two toys that were bought alike, the one that more shops buy now comes first', () => {
  const lines = ['a', 'b'].map((variantId) => ({ variantId, quantity: 6, ageDays: 10 }))
  const order = (shops: Record<string, number>) => rankBuyAgain(lines, (id) => shops[id] ?? 0).map(({ variantId }) => variantId)
  assert.deepEqual(
    [order({}), order({ b: 1 })],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  )
})
