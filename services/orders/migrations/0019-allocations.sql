-- Where the pieces of placed orders lie, and how many of them have neither left nor been cancelled. Every shipment and every cancellation
-- takes its pieces from here in the transaction that writes it, and never more than there are.
create table orders.allocations (
  order_id text not null,
  line_id text not null references orders.order_lines,
  location text not null,
  quantity orders.eaches not null,
  open int not null,
  primary key (order_id, line_id, location),
  constraint open_within_allocated check (open between 0 and quantity)
);
-- What a location has still to send.
create index allocations_waiting on orders.allocations (location, order_id) where open > 0;

-- Null for shipments of before.
alter table orders.shipments add column location text;

-- Whether it is known where the pieces of an order are. Of one whose stock was claimed before, or by an older release, the sweeper asks
-- again; orders that have nothing to send any more need it no more.
alter table orders.orders add column is_located boolean not null default true;
alter table orders.orders alter column is_located set default false;
update orders.orders set is_located = false where state in ('pending', 'held', 'awaiting-payment') or (
  state = 'placed' and quantity > (
    select coalesce(sum(sent.quantity), 0) from orders.order_lines line join orders.shipment_lines sent on sent.line_id = line.id where line.order_id = orders.id
  ) + (
    select coalesce(sum(gone.quantity), 0) from orders.cancellations one join orders.cancellation_lines gone on gone.cancellation_id = one.id
    where one.order_id = orders.id and one.state = 'done'
  )
);
drop index orders.orders_unfinished;
create index orders_unfinished on orders.orders (created_at)
  where state in ('pending', 'held', 'awaiting-payment')
     or (state = 'placed' and not is_located)
     or (state in ('failed', 'expired') and undone_at is null);
