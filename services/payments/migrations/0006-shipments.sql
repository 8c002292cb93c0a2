-- Money follows goods: each shipment takes its share of what was authorised, and has an invoice of its own. Orders of before have one
-- invoice for the whole of them.
drop index payments.documents_invoice_of_order;

-- What is taken for a shipment, written down before the provider is asked. The shares of an order lie behind each other: one is taken
-- once the payment's `captured` has come to its end.
create table payments.captures (
  shipment_id text primary key,
  order_id text not null references payments.payments,
  taken_from payments.minor_units not null,
  taken_to payments.minor_units not null,
  -- Part of the key under which the provider is asked: rises when it has failed under the one before.
  tries int not null default 0,
  asked_at timestamptz,
  created_at timestamptz not null default now(),
  constraint captures_forward check (taken_to >= taken_from)
);
create index captures_of_order on payments.captures (order_id);

-- Of an order on account, `captured` is what was charged to the account: until now all of it, when it was placed.
update payments.payments set captured = amount where state = 'on-account';
