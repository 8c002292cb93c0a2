-- One open cart per owner and market. A guest's cart ends as 'merged' when its lines have moved to the owner's after a
-- sign-in, an ordered one as 'ordered'; both are kept for the questions that come later.

create table orders.carts (
  id text primary key,
  market text not null check (market in ('us', 'ca', 'gb', 'eu')),
  user_id text,
  guest_id text,
  company_id text,
  state text not null default 'open' check (state in ('open', 'merged', 'ordered')),
  -- Rises with every change; a checkout says which version the buyer saw.
  version int not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (num_nonnulls(user_id, guest_id) = 1)
) with (fillfactor = 70);
create unique index carts_open_of_user on orders.carts (user_id, market) where state = 'open' and user_id is not null;
create unique index carts_open_of_guest on orders.carts (guest_id, market) where state = 'open' and guest_id is not null;

create table orders.cart_lines (
  cart_id text not null references orders.carts on delete cascade,
  variant_id text not null,
  quantity int not null check (quantity between 1 and 100000),
  -- In the order in which they were added.
  position bigint generated always as identity,
  primary key (cart_id, variant_id)
);

-- Ends a statement that has claimed a request's key and then found that what it was decided on has changed, so that neither stays.
create function orders.moved() returns text language plpgsql as $$
begin
  raise exception 'what was read has changed' using errcode = 'TL001';
end $$;
