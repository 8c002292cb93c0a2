import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { EventData } from '@toyline/contracts'
import { spawnNode } from '@toyline/testing'
import { placeMany } from '../test/crowd.ts'
import { variant } from '../test/neighbours.ts'
import { buyer, guest, openRoom, type Room, type Visitor } from '../test/room.ts'

type Told = EventData<'orders.companions-learned.v1'>['products']

/** Runs the job now, and waits until everybody has heard what it said. */
async function learn(room: Room): Promise<void> {
  await room.query(`update orders.jobs set run_at = now() where key = 'learn-companions'`)
  await room.service.idle()
}

/** All that was told, in the order in which it was. */
const told = ({ said }: Room): Told =>
  said.flatMap(({ subscriber, event }) => {
    if (event.name !== 'orders.companions-learned.v1') return []
    assert.equal(subscriber, 'products')
    return event.data.products
  })
/** Who goes with whom, bought by how many shops. */
const pairs = (products: Told) =>
  Object.fromEntries(products.map(({ productId, companions }) => [productId, companions.map((one) => [one.productId, one.shops])]))

async function shelf(t: TestContext) {
  const room = await openRoom(t)
  const [bear, cat] = ['bear', 'cat'].map((name) => room.around.offer(variant({ productId: `prod_${name}` }))) as [
    ReturnType<typeof variant>,
    ReturnType<typeof variant>,
  ]
  const order = async (me: Visitor, token = 'succeeds', email = 'ada@shop.example') => {
    const { status, body } = await me.place({ ...(await me.readyToPay([bear, cat], token)), email })
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  return { room, bear, cat, order }
}

test('what three shops have bought together is told, once; one of two accounts, or of three orders of one, is nobody’s business', async (t) => {
  const { room, order } = await shelf(t)
  for (const name of ['user-1', 'user-2', 'user-2', 'user-1']) await order(room.as(buyer(name)))
  await order(room.as({ ...buyer('user-3'), companyId: 'company-1' }))
  await room.query(`update orders.orders set company_id = 'company-1' where user_id in ('user-2', 'user-3')`)
  await learn(room)
  assert.deepEqual(told(room), [], 'two shops: an account, and a company with two')

  await order(room.as(guest()), 'succeeds', 'third@shop.example')
  await learn(room)
  assert.deepEqual(pairs(told(room)), { prod_bear: [['prod_cat', 3]], prod_cat: [['prod_bear', 3]] })
  assert.ok(told(room).every(({ companions }) => (companions[0]?.score ?? 0) > 0))
  await learn(room)
  assert.equal(told(room).length, 2, 'nothing new, nothing told')
  const [row] = await room.query('select others, shops, shops_lately from orders.companions where product_id = $1', ['prod_bear'])
  assert.deepEqual(row, { others: ['prod_cat'], shops: [3], shops_lately: 3 })
})

test('guests of one address are one shop, however it is written', async (t) => {
  const { room, order } = await shelf(t)
  for (const email of ['ada@shop.example', 'ADA@shop.example', 'Ada@Shop.example']) await order(room.as(guest()), 'succeeds', email)
  await order(room.as(buyer('user-1')))
  await learn(room)
  assert.deepEqual(told(room), [])
})

test('an order that is not placed says nothing until it is, and one that ended never does', async (t) => {
  const { room, order, bear, cat } = await shelf(t)
  await order(room.as(buyer('user-1')))
  await order(room.as(buyer('user-2')))
  const third = room.as(buyer('user-3'))
  const waiting = await order(third, 'declines')
  assert.equal(waiting.state, 'awaiting-payment')
  const ended = await room.as(buyer('user-4')).place(await room.as(buyer('user-4')).readyToPay([bear, cat], 'is-away'))
  assert.equal(ended.status, 503)
  await learn(room)
  assert.deepEqual(told(room), [])
  assert.equal((await third.retry(waiting.id, { method: 'card', provider: 'sandbox', token: 'succeeds' })).body.state, 'placed')
  await learn(room)
  assert.deepEqual(pairs(told(room)), { prod_bear: [['prod_cat', 3]], prod_cat: [['prod_bear', 3]] })
})

test('an order that came late is counted the next time, and what nobody buys any more is taken back', async (t) => {
  const { room, order } = await shelf(t)
  for (const name of ['user-1', 'user-2']) await order(room.as(buyer(name)))
  await learn(room)
  await order(room.as(buyer('user-3')))
  await room.query(`update orders.orders set placed_at = placed_at - interval '200 days' where user_id = 'user-3'`)
  await learn(room)
  assert.deepEqual(pairs(told(room)).prod_bear, [['prod_cat', 3]])

  await room.query(`update orders.orders set placed_at = placed_at - interval '200 days' where user_id = 'user-3'`)
  await learn(room)
  assert.deepEqual(pairs(told(room)), { prod_bear: [], prod_cat: [] })
  await room.query(`update orders.orders set placed_at = placed_at - interval '400 days'`)
  await learn(room)
  assert.deepEqual(await room.query('select from orders.companions'), [])
  assert.equal(told(room).length, 4, 'that there is nothing was told before')
})

const CROWD = { orders: 660, products: 300 }

test('a learner that is killed in the middle leaves what is whole, and the next one ends with what an undisturbed one learns, nothing told twice', async (t) => {
  const [calm, room] = [await openRoom(t), await openRoom(t, {}, { asleep: true })]
  for (const { query } of [calm, room]) await placeMany(query, CROWD)
  await learn(calm)
  const whole = pairs(told(calm))
  assert.equal(Object.keys(whole).length, CROWD.products)

  const child = spawnNode(t, fileURLToPath(new URL('../test/learn-child.ts', import.meta.url)), [room.url])
  await child.printed(/in the middle/)
  await child.kill()
  const stored = () => room.query<{ product_id: string }>('select product_id from orders.companions order by product_id')
  assert.equal((await stored()).length, 100, 'one portion, and nothing of the other')

  await room.service.start()
  await learn(room)
  assert.deepEqual(pairs(told(room)), whole)
  assert.equal(told(room).length, CROWD.products, 'each product once')
  assert.equal((await stored()).length, CROWD.products)
})

test('the pairs of many orders are those that the products side by side make, each by three shops', async (t) => {
  const room = await openRoom(t)
  await placeMany(room.query, { orders: 600, products: 600 })
  await learn(room)
  const found = pairs(told(room))
  assert.deepEqual(
    new Set(found.prod_000303?.map(([product]) => product)),
    new Set(['00', '01', '02', '04', '05', '06', '07', '08'].map((n) => `prod_0003${n}`)),
  )
  assert.ok(Object.values(found).every((companions) => companions.every(([, shops]) => shops === 3)))
})
