-- In which language the buyer reads, and is written to. Unknown for orders that were placed before this.
alter table orders.orders add column locale text;
