-- Whether an order waits until all of it is there, or what is there leaves first.
create domain orders.delivery_choice as text check (value in ('together', 'as-ready'));
alter table orders.orders add column delivery orders.delivery_choice not null default 'together';
