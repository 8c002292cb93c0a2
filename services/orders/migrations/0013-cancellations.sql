-- A buyer whose time for it is over asks, and staff answer. Only what is done counts against a line.
create domain orders.cancellation_state as text check (value in ('asked', 'done', 'declined'));
alter table orders.cancellations
  add column state orders.cancellation_state not null default 'done',
  add column ended_at timestamptz;
