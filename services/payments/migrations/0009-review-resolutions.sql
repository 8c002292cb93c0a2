-- What people said of payments that waited for them, for good.
create table payments.review_resolutions (
  order_id text not null references payments.payments,
  -- The request's; the same is the same word.
  key text not null,
  reason text not null,
  outcome text not null check (outcome in ('accept', 'dismiss', 'refund-rest', 'given-by-hand')),
  note text not null,
  resolved_by text not null,
  resolved_at timestamptz not null default now(),
  primary key (order_id, key)
);
revoke update, delete, truncate on payments.review_resolutions from toyline_payments;
-- Reasons that a person has dealt with, so that the same word of the provider's does not ask again.
alter table payments.payments add column reviewed text;
