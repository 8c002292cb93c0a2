create sequence orders.order_numbers start 100001;

-- Every change of state is an update guarded by the states it may come from (domain/order-states.ts).
create table orders.orders (
  -- Made in the browser, so that a retry is the same order.
  id text primary key,
  number text not null unique default 'TL-' || nextval('orders.order_numbers'),
  cart_id text not null references orders.carts,
  cart_version int not null,
  user_id text,
  guest_id text,
  company_id text,
  market text not null check (market in ('us', 'ca', 'gb', 'eu')),
  currency text not null,
  email text not null,
  state text not null default 'pending' check (state in ('pending', 'held', 'awaiting-payment', 'placed', 'failed', 'expired')),
  -- Why it failed or expired, as a code.
  ended_because text,
  ship_to jsonb not null,
  bill_to jsonb not null,
  shipping jsonb not null,
  note text,

  merchandise_amount bigint not null check (merchandise_amount >= 0),
  shipping_amount bigint not null check (shipping_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  total_amount bigint not null check (total_amount = merchandise_amount + shipping_amount + tax_amount),
  tax_lines jsonb not null,
  -- Day by whose rates tax was reckoned, and where it was rounded.
  tax_date date not null,
  tax_rounding text not null check (tax_rounding in ('line', 'document')),
  -- Eaches of all lines.
  quantity int not null check (quantity > 0),

  payment_method text not null check (payment_method in ('card', 'invoice')),
  payment_state text not null default 'none'
    check (payment_state in ('none', 'requires-action', 'processing', 'authorised', 'paid', 'declined', 'on-account', 'voided', 'refunded')),
  -- Rises with each choice of the buyer; the same attempt is the same charge.
  payment_attempt int not null default 1,
  po_number text,
  payment_description text,
  action_url text,
  decline text,

  -- Somebody works on this order until then; after a crash it may be taken over.
  lease_until timestamptz,
  hold_expires_at timestamptz,
  -- Set once the hold has become allocated stock.
  stock_claimed_at timestamptz,
  -- Set once an ended order's hold and payment have been given back.
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  placed_at timestamptz,
  version int not null default 1,
  timeline jsonb not null default '[]'
) with (fillfactor = 60);

-- One order per cart (W21); one that ended makes room for another try.
create unique index orders_live_of_cart on orders.orders (cart_id) where state not in ('failed', 'expired');
create index orders_of_user on orders.orders (user_id, created_at desc, id desc) where user_id is not null;
-- What the sweeper looks through: small, because finished orders leave it.
create index orders_unfinished on orders.orders (created_at)
  where state in ('pending', 'held', 'awaiting-payment')
     or (state = 'placed' and stock_claimed_at is null)
     or (state in ('failed', 'expired') and undone_at is null);

create table orders.order_lines (
  id text primary key,
  order_id text not null references orders.orders,
  position int not null,
  variant_id text not null,
  product_id text not null,
  quantity int not null check (quantity > 0),
  case_pack int not null,
  unit_amount bigint not null check (unit_amount >= 0),
  line_amount bigint not null check (line_amount >= 0),
  tax_lines jsonb not null,
  -- Which price was found where (W12).
  price_trace jsonb not null,
  -- Name, picture, customs and weight as they were when it was ordered.
  snapshot jsonb not null,
  unique (order_id, position)
);
