import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TaxFallBack } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, openRoom } from '../test/room.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }

test('orders that our own tables taxed in place of an engine are listed for staff, some at a time, and no others', async (t) => {
  const room = await openRoom(t)
  const me = room.as(buyer('user-1'))
  const placed: string[] = []
  for (let i = 0; i < 5; i += 1) {
    const cart = await me.set([{ variantId: room.around.offer(variant(), 1_000).variantId, quantity: 12 }])
    const { body } = await me.place(checkoutOf(cart, await me.quote('ground'), 'succeeds'))
    placed.push(body.id)
  }
  const list = (query = '') =>
    room.as(STAFF).send<{ items: TaxFallBack[]; nextCursor: string | null }>('GET', `/staff/orders/tax-fall-backs${query}`)
  assert.deepEqual((await list()).body, { items: [], nextCursor: null })
  const [, engine, ...rest] = placed
  await room.query(`update orders.orders set tax_source = 'engine' where id = '${engine}'`)
  await room.query(`update orders.orders set tax_source = 'fall-back' where id = any(array['${rest.join("','")}'])`)

  const { body: first } = await list('?limit=2')
  const { body: second } = await list(`?limit=2&cursor=${first.nextCursor}`)
  assert.deepEqual(
    [...first.items, ...second.items].map(({ orderId }) => orderId),
    rest.toSorted().reverse(),
  )
  assert.equal(second.nextCursor, null)
  const { body: order } = await me.order(rest[0] ?? '')
  const shown = second.items.at(-1)
  assert.deepEqual(
    [shown?.number, shown?.country, shown?.area, shown?.tax, shown?.total],
    [order.number, order.shipTo.country, order.shipTo.area, order.totals.tax, order.totals.total],
  )
  assert.equal((await room.as(buyer('user-1')).send('GET', '/staff/orders/tax-fall-backs')).status, 403)
})
