create table users.addresses (
  id text primary key,
  user_id text not null references users.users (id) on delete cascade,
  company_id text,
  label text,
  is_default boolean not null default false,
  name text not null,
  company text,
  line1 text not null,
  line2 text,
  city text not null,
  area text,
  postcode text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  phone text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index addresses_user on users.addresses (user_id, created_at desc);
create unique index addresses_one_default on users.addresses (user_id) where is_default;
