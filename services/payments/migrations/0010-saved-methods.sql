-- Whom a provider knows our buyers as, and the cards that it keeps for them. What is here is brand, last digits and expiry.
create table payments.provider_customers (
  provider text not null,
  user_id text not null,
  company_id text,
  customer text not null,
  created_at timestamptz not null default now(),
  primary key (provider, user_id)
);
create table payments.saved_methods (
  id text primary key,
  user_id text not null,
  company_id text,
  provider text not null,
  -- The provider's own ids of whose it is, and of the card.
  customer text not null,
  method text not null,
  brand text not null,
  last4 text not null,
  exp_month int not null,
  exp_year int not null,
  created_at timestamptz not null default now(),
  -- Shown and paid with by nobody from then on; the row goes a day after.
  removed_at timestamptz,
  unique (provider, method)
);
create index saved_methods_owner on payments.saved_methods (user_id, created_at desc) where removed_at is null;
create index saved_methods_removed on payments.saved_methods (removed_at) where removed_at is not null;

alter table payments.payments
  -- Of the current attempt: whom the provider is told that the card belongs to, and whether it is to keep it for them.
  add column provider_customer text,
  add column keeps_card boolean not null default false;
