-- Who wants to be told when a variant can be ordered again. A wish goes when it is fulfilled or taken back, so that no address is kept
-- longer than it is needed; its token, which only its owner's mail has, confirms it or takes it back.
create table products.stock_wishes (
  id text primary key,
  token text not null unique,
  variant_id text not null references products.variants,
  market text not null,
  -- In which the mails are; null for the market's usual one.
  locale text,
  -- Null for a guest.
  user_id text,
  email text not null,
  -- Null until the mail to a guest has been answered.
  confirmed_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index stock_wishes_once on products.stock_wishes (lower(email), variant_id, market);
create index stock_wishes_variant on products.stock_wishes (variant_id) where confirmed_at is not null;
create index stock_wishes_user on products.stock_wishes (user_id, created_at) where user_id is not null;
