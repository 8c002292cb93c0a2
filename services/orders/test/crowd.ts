/** How many orders there are, of how many products; each of three shops in turn, of six products that lie side by side. */
export type Crowd = { orders: number; products: number }

type Query = (text: string, values?: unknown[]) => Promise<unknown>

/** Writes placed orders as they are stored, the newest a minute old. Every three of the same products, by three shops. */
export async function placeMany(query: Query, { orders, products }: Crowd): Promise<void> {
  await query(
    `insert into orders.carts (id, market, user_id, state) select 'cart_' || n, 'us', 'user-' || n % 3, 'ordered' from generate_series(1, $1::int) n`,
    [orders],
  )
  await query(
    `insert into orders.orders (id, cart_id, cart_version, user_id, market, currency, email, state, ship_to, bill_to, shipping,
       merchandise_amount, shipping_amount, tax_amount, total_amount, tax_lines, tax_date, tax_rounding, quantity, payment_method,
       payment_state, created_at, placed_at, stock_claimed_at)
     select 'ord_' || lpad(n::text, 8, '0'), 'cart_' || n, 1, 'user-' || n % 3, 'us', 'USD', 'a@shop.example', 'placed', '{}', '{}', '{}',
       100, 0, 0, 100, '[]', current_date, 'line', 36, 'invoice', 'on-account', placed, placed, placed
     from (select n, now() - make_interval(mins => n) as placed from generate_series(1, $1::int) n) one`,
    [orders],
  )
  await query(
    `insert into orders.order_lines (id, order_id, position, variant_id, product_id, quantity, case_pack, unit_amount, line_amount, tax_lines, price_trace, snapshot)
     select 'line_' || n || '_' || place, 'ord_' || lpad(n::text, 8, '0'), place, 'var_' || product, 'prod_' || lpad(product::text, 6, '0'), 6, 6, 10, 60, '[]', '{}', '{}'
     from generate_series(1, $1::int) n, generate_series(0, 5) place, lateral (select (n / 3 * 3 + place) % $2::int as product) one`,
    [orders, products],
  )
}
