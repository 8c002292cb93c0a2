import assert from 'node:assert/strict'
import { waitFor } from '@toyline/testing'
import type { Shop } from './shop.ts'

type Books = { orders: number; placed: number; charges: number; reserved: number; captured: number; refunds: number; allocated: number }

/** What the records of all rooms and of the provider say about the orders of one buyer. */
export async function booksOf(shop: Shop, email: string): Promise<Books> {
  const [books] = await shop.query<Books>(
    `with own as (select id, state from orders.orders where email = $1),
       live as (select c.* from sandbox.charges c join own on c.metadata ->> 'order_id' = own.id where c.status <> 'failed')
     select (select count(*)::int from own) as orders,
       (select count(*)::int from own where state = 'placed') as placed,
       (select count(*)::int from live) as charges,
       (select coalesce(sum(amount), 0)::int from live) as reserved,
       (select coalesce(sum(amount_captured), 0)::int from live) as captured,
       (select count(*)::int from sandbox.refunds r join live on live.id = r.charge_id) as refunds,
       (select coalesce(sum(allocated_delta), 0)::int from products.stock_movements m join own on own.id = m.order_id) as allocated`,
    [email],
  )
  return books as Books
}

/** Waits until what follows an order has been done, then holds it to one order, one charge of which nothing is taken before it is sent, one claim of stock. */
export async function expectOneOrder(shop: Shop, email: string, pieces: number): Promise<void> {
  const books = await waitFor(
    async () => {
      const found = await booksOf(shop, email)
      return found.charges > 0 && found.allocated > 0 ? found : null
    },
    { timeoutMs: 30_000, what: `the charge and the stock of the order of ${email}` },
  )
  const [order] = await shop.query<{ total: number }>(
    `select total_amount::int as total from orders.orders where email = $1 and state = 'placed'`,
    [email],
  )
  assert.deepEqual(books, { orders: 1, placed: 1, charges: 1, reserved: order?.total, captured: 0, refunds: 0, allocated: pieces })
}
