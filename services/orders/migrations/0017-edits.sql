-- What the seller changes of a placed order. What lowers its total is done at once; what raises it is proposed, and becomes an order of
-- its own when its buyer accepts. A proposal is over when its time is: nothing is written then.
create domain orders.edit_kind as text check (value in ('lower', 'add'));
create table orders.edits (
  id text primary key,
  order_id text not null references orders.orders,
  kind orders.edit_kind not null,
  -- Who of the shop's people.
  actor text not null,
  reason text not null,
  made_at timestamptz not null default now(),
  before_amount orders.minor_units not null,
  after_amount orders.minor_units not null,
  -- As it was told: of each variant its pieces and price before and after.
  lines jsonb not null,
  -- Of a proposal: the cart whose live order is what was accepted, so that there is one at most; what that order will be; until when.
  cart_id text unique references orders.carts,
  proposal jsonb,
  until timestamptz,
  declined_at timestamptz,
  constraint edits_proposal check (num_nonnulls(cart_id, proposal, until) = case kind when 'add' then 3 else 0 end)
);
create index edits_of_order on orders.edits (order_id);

-- Prices that a line has had since it was ordered, each from some piece on, in the order in which its pieces leave.
create table orders.line_prices (
  position bigint generated always as identity primary key,
  line_id text not null references orders.order_lines,
  edit_id text not null references orders.edits,
  -- Pieces that had left before.
  after int not null check (after >= 0),
  unit_amount orders.minor_units not null,
  line_amount orders.minor_units not null,
  tax_lines jsonb not null
);
create index line_prices_of_line on orders.line_prices (line_id);

revoke update, delete, truncate on orders.line_prices, orders.edits from toyline_orders;
grant update (declined_at) on orders.edits to toyline_orders;
