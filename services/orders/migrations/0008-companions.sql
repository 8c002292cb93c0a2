-- What shops bought together, learned again and again from placed orders; whoever shows products is told of what changed. It can be
-- thrown away: the next look at the orders makes it anew, and tells all of it.
create table orders.companions (
  product_id text primary key,
  -- The products that were bought with it, what belongs together most first, and how many shops bought both.
  others text[] not null,
  shops int[] not null,
  -- How many shops ordered it within the last 30 days.
  shops_lately int not null
);

-- Orders from the newest on, portion by portion.
create index orders_placed on orders.orders (placed_at desc, id desc) where state = 'placed';
