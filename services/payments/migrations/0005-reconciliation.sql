create domain payments.movement_kind as text check (value in ('charge', 'refund', 'dispute', 'fee'));
create domain payments.difference_kind as text check (value in (
  'missing-here', 'missing-there', 'wrong-amount', 'wrong-currency', 'double', 'wrong-order', 'refund-unknown', 'dispute', 'fee-not-booked',
  'late'));
create domain payments.difference_state as text check (value in ('open', 'repaired', 'settled'));
alter domain payments.booking_kind drop constraint booking_kind_check;
alter domain payments.booking_kind add constraint booking_kind_check check (value in (
  'capture', 'refund', 'on-account', 'on-account-reversed', 'credit', 'fee', 'dispute'));

-- What providers say has moved our balance with them, as their reports have it: read twice, kept once.
create table payments.movements (
  provider text not null,
  id text not null,
  kind payments.movement_kind not null,
  -- The provider's payment, and the order that it was told.
  payment_id text,
  order_id text,
  -- As it moves our balance: a refund is negative.
  amount payments.moved_units not null,
  currency text not null,
  moved_at timestamptz not null,
  read_at timestamptz not null default now(),
  primary key (provider, id)
);
create index movements_time on payments.movements (provider, moved_at);
create index movements_payment on payments.movements (payment_id) where payment_id is not null;

-- Where a provider's movements and our books do not agree. What it is about has one difference for good.
create table payments.differences (
  id text primary key,
  provider text not null,
  -- The movement, or the ledger's transaction.
  subject text not null,
  kind payments.difference_kind not null,
  order_id text,
  payment_id text,
  theirs bigint,
  their_currency text,
  ours bigint,
  our_currency text,
  -- How much of our balance nobody can explain while it is open.
  unexplained payments.minor_units not null,
  currency text not null,
  -- When it moved, or was booked.
  happened_at timestamptz not null,
  state payments.difference_state not null default 'open',
  note text,
  settled_by text,
  found_at timestamptz not null default now(),
  closed_at timestamptz,
  unique (provider, subject)
);
create index differences_time on payments.differences (happened_at);
create index differences_open on payments.differences (id) where state = 'open';

-- Up to when a provider's movements have been compared with our books.
create table payments.reconciliations (
  provider text primary key,
  reconciled_to timestamptz not null
);

create index ledger_transactions_time on payments.ledger_transactions (booked_at, id);
create index if not exists documents_of_order on payments.documents (order_id);
