-- What was credited beyond what a customer owed (W67), one row for each credit note, until it is taken off later invoices on account.
create table payments.credits (
  -- The refund's.
  id text primary key references payments.refunds,
  customer text not null,
  entity text not null,
  currency text not null,
  document_id text not null references payments.documents,
  amount payments.moved_units not null check (amount > 0),
  -- How much of it was taken off; only grows.
  applied bigint not null default 0,
  created_at timestamptz not null default now(),
  constraint credits_within check (applied between 0 and amount)
);
create index credits_open on payments.credits (customer, entity, currency, created_at, id) where applied < amount;
revoke delete, truncate on payments.credits from toyline_payments;

insert into payments.credits (id, customer, entity, currency, document_id, amount, created_at)
select refund.id, payment.customer, document.entity, entry.currency, document.id, -entry.amount, booked.booked_at
from payments.ledger_entries entry
join payments.ledger_transactions booked on booked.id = entry.transaction_id
join payments.refunds refund on refund.id = booked.source
join payments.payments payment on payment.order_id = refund.order_id
join payments.documents document on document.id = refund.document_id
where entry.account = 'unapplied-credit' and entry.amount < 0;

alter domain payments.booking_kind drop constraint booking_kind_check;
alter domain payments.booking_kind add constraint booking_kind_check check (value in (
  'capture', 'refund', 'on-account', 'on-account-reversed', 'credit', 'fee', 'dispute', 'refund-bounced', 'refund-by-hand', 'credit-applied'));
