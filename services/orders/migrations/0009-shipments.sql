-- What has left, and what never will. What is still to be sent of a line is what was ordered less both; an order's fulfilment follows
-- from them (domain/fulfilment.ts) and is kept nowhere. Both are written under the lock of the order's row.
create domain orders.shipment_state as text check (value in ('sent', 'in-transit', 'out-for-delivery', 'delivered'));

create table orders.shipments (
  id text primary key,
  order_id text not null references orders.orders,
  -- Which of the order's shipments it is, from 1.
  position int not null,
  number text not null unique,
  carrier text not null,
  tracking_number text,
  tracking_url text,
  state orders.shipment_state not null default 'sent',
  sent_at timestamptz not null default now(),
  delivered_at timestamptz,
  unique (order_id, position)
);
create table orders.shipment_lines (
  line_id text not null references orders.order_lines,
  shipment_id text not null references orders.shipments,
  quantity orders.eaches not null,
  primary key (line_id, shipment_id)
);
create index shipment_lines_of_shipment on orders.shipment_lines (shipment_id);

create table orders.cancellations (
  id text primary key,
  order_id text not null references orders.orders,
  actor text not null,
  reason text not null,
  cancelled_at timestamptz not null default now()
);
create index cancellations_of_order on orders.cancellations (order_id);
create table orders.cancellation_lines (
  line_id text not null references orders.order_lines,
  cancellation_id text not null references orders.cancellations,
  quantity orders.eaches not null,
  primary key (line_id, cancellation_id)
);

-- Orders that were paid before this were paid as a whole.
alter table orders.orders
  add column captured_amount orders.minor_units not null default 0,
  add column refunded_amount orders.minor_units not null default 0;
update orders.orders set captured_amount = total_amount, refunded_amount = case payment_state when 'refunded' then total_amount else 0 end
  where state = 'placed' and payment_state in ('paid', 'on-account', 'refunded');
