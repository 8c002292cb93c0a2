import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, guest, openRoom } from '../test/room.ts'

test('the warehouse of the demonstration sends a small order at once and a larger one in two, and brings them all the way', async (t) => {
  const room = await openRoom(t, { warehouseMs: 400 })
  const me = room.as(buyer('user-1'))
  const variants = Array.from({ length: 3 }, () => room.around.offer(variant()))
  const orders: string[] = []
  for (const chosen of [variants.slice(0, 1), variants]) {
    const cart = await me.set(chosen.map(({ variantId }) => ({ variantId, quantity: 6 })))
    const request = checkoutOf(cart, await me.quote('ground'), 'succeeds')
    const { status, body } = await me.place({ ...request, payment: { method: 'invoice' } })
    assert.equal(status, 201, JSON.stringify(body))
    orders.push(body.id)
  }
  const now = async (id: string) => (await me.order(id)).body
  for (const id of orders)
    await waitFor(async () => (await now(id)).fulfilment === 'delivered', { what: 'the delivery', timeoutMs: 30_000 })
  const [small, large] = await Promise.all(orders.map(now))
  assert.deepEqual([small?.shipments.map(({ lines }) => lines.length), large?.shipments.map(({ lines }) => lines.length)], [[1], [2, 1]])
  assert.equal(new Set([...(small?.shipments ?? []), ...(large?.shipments ?? [])].map((one) => one.trackingNumber)).size, 3)
})

test('without the setting no warehouse is played', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const me = room.as(guest())
  const { status } = await me.place(await me.readyToPay([room.around.offer(variant())]))
  assert.equal(status, 201)
  const [row] = await room.query<{ jobs: number }>(`select count(*)::int as jobs from orders.jobs where task = 'demo-warehouse'`)
  assert.equal(row?.jobs, 0)
})
