import type pg from 'pg'
import { pastForeignKeys, withoutIndexes } from './grow-tables.ts'

const DAYS = 730
const BUYERS = 20_000

/**
 * Orders of two years, one line each, written past the room and its checks: rows that the planner counts, and whose lists can be shown.
 * Every `BUYERS`th order is the named person's.
 */
export async function fillOrders(admin: pg.Pool, { count, userId }: { count: number; userId: string }): Promise<void> {
  await pastForeignKeys(admin, async (client) => {
    for (const [table, text] of [
      ['orders.carts', CARTS],
      ['orders.orders', ORDERS],
      ['orders.order_lines', LINES],
    ] as const)
      await withoutIndexes(client, table, () =>
        client.query(text.replaceAll(':user', client.escapeLiteral(userId)).replaceAll(':count', String(count)).replaceAll(':n', NUMBER)),
      )
  })
}

/** As long as every other, so that keys come in their order, and are quickly written. */
const NUMBER = `lpad(n::text, 8, '0')`
const USER = `case when n % ${BUYERS} = 0 then :user else 'usr_' || n % ${BUYERS} end`
const TIME = `now() - n * (interval '${DAYS} days' / :count)`

const CARTS = `insert into orders.carts (id, market, user_id, state, created_at)
  select 'cart_' || :n, 'us', ${USER}, 'ordered', ${TIME} from generate_series(1, :count) n`

const ORDERS = `insert into orders.orders (id, number, cart_id, cart_version, user_id, market, currency, email, state, ship_to, bill_to, shipping,
    merchandise_amount, shipping_amount, tax_amount, total_amount, tax_lines, tax_date, tax_rounding, quantity,
    payment_method, payment_state, stock_claimed_at, is_located, created_at, placed_at)
  select 'ord_' || :n, 'OLD-' || :n, 'cart_' || :n, 1, ${USER}, 'us', 'USD', 'buyer-' || n % ${BUYERS} || '@toyline.example', 'placed',
    '{"name":"Bea Buyer","line1":"400 Broad St","city":"Seattle","area":"WA","postcode":"98109","country":"US"}', '{}', '{}',
    1000, 0, 0, 1000, '[]', current_date, 'line', 6, 'card', 'paid', now(), true, ${TIME}, ${TIME}
  from generate_series(1, :count) n`

const LINES = `insert into orders.order_lines (id, order_id, position, variant_id, product_id, quantity, case_pack, unit_amount, line_amount,
    tax_lines, price_trace, snapshot)
  select 'lin_' || :n, 'ord_' || :n, 1, v.id, v.product_id, 6, 6, 100, 600, '[]', '{}', '{"title":"Clippy plush"}'
  from generate_series(1, :count) n join (select id, product_id, row_number() over () as at from products.variants) v
    on v.at = 1 + n % (select count(*) from products.variants)`
