import type pg from 'pg'

const DAYS = 730
const BUYERS = 20_000

/**
 * Orders of two years, one line each, written past the room and its checks: rows that the planner counts, and whose lists can be shown.
 * Every `BUYERS`th order is the named person's.
 */
export async function fillOrders(admin: pg.Pool, { count, userId }: { count: number; userId: string }): Promise<void> {
  const client = await admin.connect()
  try {
    // Foreign keys are kept by triggers, which would look each row up.
    await client.query('set session_replication_role = replica')
    for (const text of [CARTS, ORDERS, LINES])
      await client.query(text.replaceAll(':user', client.escapeLiteral(userId)).replaceAll(':count', String(count)))
    await client.query('reset session_replication_role')
    for (const table of ['carts', 'orders', 'order_lines']) await client.query(`vacuum analyze orders.${table}`)
  } finally {
    client.release()
  }
}

const USER = `case when n % ${BUYERS} = 0 then :user else 'usr_' || n % ${BUYERS} end`
const TIME = `now() - n * (interval '${DAYS} days' / :count)`

const CARTS = `insert into orders.carts (id, market, user_id, state, created_at)
  select 'cart_' || n, 'us', ${USER}, 'ordered', ${TIME} from generate_series(1, :count) n`

const ORDERS = `insert into orders.orders (id, number, cart_id, cart_version, user_id, market, currency, email, state, ship_to, bill_to, shipping,
    merchandise_amount, shipping_amount, tax_amount, total_amount, tax_lines, tax_date, tax_rounding, quantity,
    payment_method, payment_state, stock_claimed_at, created_at, placed_at)
  select 'ord_' || n, 'OLD-' || n, 'cart_' || n, 1, ${USER}, 'us', 'USD', 'buyer-' || n % ${BUYERS} || '@toyline.example', 'placed',
    '{"name":"Bea Buyer","line1":"400 Broad St","city":"Seattle","area":"WA","postcode":"98109","country":"US"}', '{}', '{}',
    1000, 0, 0, 1000, '[]', current_date, 'line', 6, 'card', 'paid', now(), ${TIME}, ${TIME}
  from generate_series(1, :count) n`

const LINES = `insert into orders.order_lines (id, order_id, position, variant_id, product_id, quantity, case_pack, unit_amount, line_amount,
    tax_lines, price_trace, snapshot)
  select 'lin_' || n, 'ord_' || n, 1, v.id, v.product_id, 6, 6, 100, 600, '[]', '{}', '{"title":"Clippy plush"}'
  from generate_series(1, :count) n join (select id, product_id, row_number() over () as at from products.variants) v
    on v.at = 1 + n % (select count(*) from products.variants)`
