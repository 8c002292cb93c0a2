-- Who reckoned the tax. Null: our own tables, as set. An order with 'fall-back' was placed while the engine outside gave no answer.
create domain orders.tax_source as text check (value in ('engine', 'fall-back'));
alter table orders.orders add column tax_source orders.tax_source;
