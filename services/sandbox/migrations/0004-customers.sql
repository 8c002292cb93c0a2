-- Customers, and the cards that stay with them. A card that is nobody's is forgotten after an hour, one of a customer's is kept.
create table sandbox.customers (
  id text primary key,
  metadata jsonb not null,
  created timestamptz not null default now()
);
alter table sandbox.tokens add column customer text references sandbox.customers;
alter table sandbox.intents
  add column customer text references sandbox.customers,
  add column setup_future_usage text;

create function sandbox.customer_json(c sandbox.customers) returns json language sql stable parallel safe
  return json_build_object(
    'id', c.id, 'object', 'customer', 'metadata', c.metadata, 'created', sandbox.seconds(c.created), 'livemode', false);

create or replace function sandbox.intent_json(i sandbox.intents) returns json language sql stable parallel safe
  return json_build_object(
    'id', i.id, 'object', 'payment_intent', 'amount', i.amount, 'amount_capturable', i.amount_capturable,
    'amount_received', i.amount_received, 'amount_refunded', i.amount_refunded, 'currency', i.currency,
    'status', i.status, 'capture_method', i.capture_method, 'client_secret', i.client_secret,
    'description', i.description, 'metadata', i.metadata, 'customer', i.customer,
    'setup_future_usage', i.setup_future_usage, 'payment_method', i.payment_method, 'card', i.card,
    'latest_charge', i.latest_charge, 'last_payment_error', i.last_payment_error,
    'next_action', case when i.challenge_url is not null then json_build_object('type', 'redirect_to_url',
      'redirect_to_url', json_build_object('url', i.challenge_url, 'return_url', i.return_url)) end,
    'return_url', i.return_url,
    'refunded', i.amount_received > 0 and i.amount_refunded = i.amount_received,
    'disputed', i.disputed, 'canceled_at', sandbox.seconds(i.canceled_at),
    'cancellation_reason', i.cancellation_reason, 'created', sandbox.seconds(i.created), 'livemode', false);
