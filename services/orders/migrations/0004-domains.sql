-- Every statement reads and plans the CHECKs of the tables that it writes to anew, all of them, whichever columns it changes; a
-- domain's are planned once for each connection, and looked at where a value of it is written. An order is written five times.
-- Each table is rewritten once here, under its lock.
create domain orders.market as text check (value in ('us', 'ca', 'gb', 'eu'));
create domain orders.cart_state as text check (value in ('open', 'merged', 'ordered'));
create domain orders.order_state as text check (value in ('pending', 'held', 'awaiting-payment', 'placed', 'failed', 'expired'));
create domain orders.payment_method as text check (value in ('card', 'invoice'));
create domain orders.payment_state as text check (value in (
  'none', 'requires-action', 'processing', 'authorised', 'paid', 'declined', 'on-account', 'voided', 'refunded'));
create domain orders.tax_rounding as text check (value in ('line', 'document'));
create domain orders.minor_units as bigint check (value >= 0);
create domain orders.eaches as int check (value > 0);
create domain orders.line_quantity as int check (value between 1 and 100000);

alter table orders.carts
  drop constraint carts_market_check, alter column market type orders.market,
  drop constraint carts_state_check, alter column state type orders.cart_state;
alter table orders.cart_lines
  drop constraint cart_lines_quantity_check, alter column quantity type orders.line_quantity;
alter table orders.orders
  drop constraint orders_market_check, alter column market type orders.market,
  drop constraint orders_state_check, alter column state type orders.order_state,
  drop constraint orders_payment_method_check, alter column payment_method type orders.payment_method,
  drop constraint orders_payment_state_check, alter column payment_state type orders.payment_state,
  drop constraint orders_tax_rounding_check, alter column tax_rounding type orders.tax_rounding,
  drop constraint orders_merchandise_amount_check, alter column merchandise_amount type orders.minor_units,
  drop constraint orders_shipping_amount_check, alter column shipping_amount type orders.minor_units,
  drop constraint orders_tax_amount_check, alter column tax_amount type orders.minor_units,
  drop constraint orders_quantity_check, alter column quantity type orders.eaches;
alter table orders.order_lines
  drop constraint order_lines_quantity_check, alter column quantity type orders.eaches,
  drop constraint order_lines_unit_amount_check, alter column unit_amount type orders.minor_units,
  drop constraint order_lines_line_amount_check, alter column line_amount type orders.minor_units;
