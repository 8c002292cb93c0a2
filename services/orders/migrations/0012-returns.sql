-- Goods that come back, and claims about what came damaged, short or wrong. Where they may go is in domain/returns/return-states.ts; every
-- change is an update guarded by it, under the lock of the order's row.
create domain orders.return_kind as text check (value in ('return', 'claim'));
create domain orders.return_wish as text check (value in ('refund', 'replacement'));
create domain orders.return_state as text check (value in (
  'requested', 'approved', 'in-transit', 'received', 'refunded', 'replaced', 'rejected', 'withdrawn'));
create domain orders.return_outcome as text check (value in ('credit', 'replace', 'return'));
create domain orders.return_reason as text check (value in (
  'not-selling', 'too-many', 'not-as-expected', 'other', 'damaged', 'short', 'wrong'));
create domain orders.payer as text check (value in ('buyer', 'seller'));
create domain orders.refund_state as text check (value in ('open', 'done', 'declined'));

create table orders.returns (
  id text primary key,
  order_id text not null references orders.orders,
  -- Which of the order's returns it is, from 1.
  position int not null,
  number text not null unique,
  kind orders.return_kind not null,
  wish orders.return_wish not null,
  state orders.return_state not null,
  outcome orders.return_outcome,
  note text,
  answer text,
  freight orders.payer not null,
  -- Credited before the goods are here.
  is_instant boolean not null default false,
  tracking_number text,
  refund orders.refund_state,
  -- Given back, as payments said.
  refund_amount orders.minor_units,
  -- Of the order that replaces the goods, chosen before it is made, so that trying again makes the same.
  replacement_id text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (order_id, position)
);
create index returns_by_state on orders.returns (state, created_at, id);
create table orders.return_lines (
  return_id text not null references orders.returns,
  line_id text not null references orders.order_lines,
  quantity orders.eaches not null,
  reason orders.return_reason not null,
  -- Millionths of the price that are kept.
  fee int not null check (fee between 0 and 1000000),
  restocked int check (restocked >= 0),
  written_off int check (written_off >= 0),
  primary key (return_id, line_id),
  constraint received_within_sent check (coalesce(restocked, 0) + coalesce(written_off, 0) <= quantity)
);
create index return_lines_of_line on orders.return_lines (line_id);

-- Pictures of claims, made anew from what was sent, so that nothing but the picture is in them.
create table orders.return_photos (
  id text primary key,
  return_id text not null references orders.returns,
  bytes bytea not null,
  -- SHA-256 of what was sent: the same picture again is the same photo.
  digest bytea not null,
  created_at timestamptz not null default now(),
  unique (return_id, digest)
);
alter table orders.return_photos alter column bytes set storage external;

-- The return whose goods an order replaces.
alter table orders.orders add column replaces text references orders.returns;

-- Pieces of a line that are returned or claimed: what has come, once it is here, and what was asked for until then.
create function orders.returned(line text) returns int language sql stable as $$
  select coalesce(sum(case when one.restocked is null then one.quantity else one.restocked + one.written_off end), 0)::int
  from orders.return_lines one join orders.returns of_return on of_return.id = one.return_id
  where one.line_id = line and of_return.state not in ('rejected', 'withdrawn')
$$;
