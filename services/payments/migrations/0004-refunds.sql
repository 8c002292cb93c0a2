-- What is given back of what was taken, a row for each try, written before the provider is asked. What is credited of an order on
-- account is a row too, but moves no money.
create domain payments.refund_way as text check (value in ('provider', 'account'));
create domain payments.refund_state as text check (value in ('open', 'done', 'declined'));

create table payments.refunds (
  id text primary key,
  order_id text not null references payments.payments,
  -- What it is for; of one cause, and of each of its invoices, only one refund is open or done.
  key text not null,
  -- Null of a refund that was made at the provider without us: nobody said yet what it was for.
  invoice_id text references payments.documents,
  way payments.refund_way not null,
  state payments.refund_state not null,
  amount payments.moved_units not null check (amount > 0),
  currency text not null,
  -- Grows when the provider ends a request without having done it: each has a key of its own.
  attempt int not null default 1,
  -- What its credit note will say. It is reckoned when the refund begins, so that two at once do not credit the same piece.
  credit jsonb,
  document_id text references payments.documents,
  -- Why the provider refused it.
  refusal text,
  created_at timestamptz not null default now(),
  -- When the current attempt began: providers remember keys for a day.
  begun_at timestamptz not null default now(),
  looked_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint refunds_credited check (document_id is null or state = 'done')
);
create unique index refunds_of_cause on payments.refunds (order_id, key, coalesce(invoice_id, '')) where state <> 'declined';
create index refunds_open on payments.refunds (looked_at) where state = 'open';
revoke delete, truncate on payments.refunds from toyline_payments;

-- Sum of a payment's refunds by the provider that are open or done. The row's lock lets one refund after the other come in.
alter table payments.payments
  add column reserved bigint not null default 0,
  drop constraint taken_within_amount,
  add constraint taken_within_amount
    check (captured between 0 and amount and refunded between 0 and captured and reserved between 0 and captured);

create function payments.reserve_refund() returns trigger language plpgsql as $$
declare
  taken bigint := case when new.way = 'provider' and new.state <> 'declined' then new.amount else 0 end;
begin
  if tg_op = 'UPDATE' and old.way = 'provider' and old.state <> 'declined' then
    taken := taken - old.amount;
  end if;
  if taken <> 0 then
    update payments.payments set reserved = reserved + taken where order_id = new.order_id;
  end if;
  return null;
end $$;
create trigger reserve after insert or update on payments.refunds for each row execute function payments.reserve_refund();

alter domain payments.booking_kind drop constraint booking_kind_check;
alter domain payments.booking_kind add constraint booking_kind_check
  check (value in ('capture', 'refund', 'on-account', 'on-account-reversed', 'credit'));
