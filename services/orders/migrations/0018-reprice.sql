-- A cancellation by its buyer may make what stays of an order dearer, where its market says so: prices that it gave to lines, and freight that
-- is no longer free. `after_amount` is what the buyer was shown that the order comes to, for one that is only asked for.
alter table orders.line_prices
  alter column edit_id drop not null,
  add column cancellation_id text references orders.cancellations,
  add constraint line_prices_cause check (num_nonnulls(edit_id, cancellation_id) = 1);
alter table orders.orders add column freight jsonb;
alter table orders.cancellations add column after_amount orders.minor_units;
