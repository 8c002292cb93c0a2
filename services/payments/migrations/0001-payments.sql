-- One payment per order: what the buyer chose, and what became of it.
create table payments.payments (
  order_id text primary key,
  order_number text not null,
  method text not null check (method in ('card', 'invoice')),
  provider text not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  state text not null
    check (state in ('none', 'unknown', 'requires-action', 'processing', 'authorised', 'captured', 'declined', 'on-account', 'voided', 'refunded')),
  -- Grows with each change. What a provider says is kept only if nothing changed while it was being asked.
  version int not null default 1,
  attempt int not null,
  -- The current attempt's request, written before it is sent, so that it can be sent again as it was, with its key.
  token text,
  return_url text,
  sent_to text,
  sent_at timestamptz,
  provider_payment_id text unique,
  captured bigint not null default 0 check (captured between 0 and amount),
  refunded bigint not null default 0 check (refunded between 0 and captured),
  description text,
  action_url text,
  decline text,
  -- Set once and for good: nothing may be taken for this order any more.
  void_reason text,
  -- Why a person must look: the provider says something that cannot be, or should not.
  review text,
  customer text not null,
  email text not null,
  company_id text,
  po_number text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- When the sweeper last asked; it asks ever more rarely about what does not change.
  looked_at timestamptz not null default now()
) with (fillfactor = 70);
create index payments_open on payments.payments (looked_at)
  where state in ('unknown', 'requires-action', 'processing') or (void_reason is not null and state not in ('voided', 'refunded'));

-- Cards that were declined: what limits the testing of stolen ones.
create table payments.declines (
  order_id text not null,
  attempt int not null,
  customer text not null,
  decline text not null,
  description text,
  declined_at timestamptz not null default now(),
  primary key (order_id, attempt)
);
create index declines_customer on payments.declines (customer, declined_at);

-- What providers reported, as it came. Heard twice, kept once.
create table payments.webhooks (
  provider text not null,
  event_id text not null,
  type text not null,
  body text not null,
  received_at timestamptz not null default now(),
  primary key (provider, event_id)
);
create index webhooks_age on payments.webhooks using brin (received_at);

-- Up to when a provider's payments have been compared with ours.
create table payments.sweeps (
  provider text primary key,
  swept_to timestamptz not null
);

-- The ledger: double entry, append only. Assets are positive, what we owe is negative; each transaction adds up to zero.
create table payments.ledger_transactions (
  id text primary key,
  order_id text not null,
  kind text not null check (kind in ('capture', 'refund', 'on-account', 'on-account-reversed')),
  -- What caused it; the same cause is booked once.
  source text not null unique,
  booked_at timestamptz not null default now()
);
create index ledger_transactions_order on payments.ledger_transactions (order_id);
create table payments.ledger_entries (
  transaction_id text not null references payments.ledger_transactions,
  line int not null,
  account text not null,
  amount bigint not null check (amount <> 0),
  currency text not null,
  primary key (transaction_id, line)
);

create function payments.check_balanced() returns trigger language plpgsql as $$
begin
  if exists (select 1 from payments.ledger_entries where transaction_id = new.transaction_id group by currency having sum(amount) <> 0) then
    raise exception 'ledger transaction % does not add up to zero', new.transaction_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_balanced after insert on payments.ledger_entries
  deferrable initially deferred for each row execute function payments.check_balanced();

revoke update, delete, truncate on payments.ledger_transactions, payments.ledger_entries from toyline_payments;
