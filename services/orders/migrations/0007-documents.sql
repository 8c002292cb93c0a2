-- Invoice and credit notes, as payments told of them.
alter table orders.orders add column documents jsonb not null default '[]';
