create table sandbox.intents (
  id text primary key,
  version integer not null,
  status text not null check (status in (
    'requires_payment_method', 'requires_action', 'processing', 'requires_capture', 'succeeded', 'canceled')),
  amount bigint not null check (amount > 0),
  amount_capturable bigint not null,
  amount_received bigint not null,
  amount_refunded bigint not null,
  currency text not null,
  capture_method text not null check (capture_method in ('manual', 'automatic')),
  client_secret text not null,
  description text,
  metadata jsonb not null,
  payment_method text,
  card jsonb,
  behaviour text,
  latest_charge text,
  last_payment_error jsonb,
  challenge text,
  challenge_url text,
  return_url text,
  disputed boolean not null,
  cancellation_reason text,
  canceled_at timestamptz,
  created timestamptz not null default now(),
  seq bigint generated always as identity,
  check (amount_capturable between 0 and amount),
  check (amount_received between 0 and amount),
  check (amount_refunded between 0 and amount_received)
) with (fillfactor = 60);
-- Room on the page and no index over a changing column: a status change stays a heap-only update.
create index intents_by_time on sandbox.intents (created, seq);
create index intents_by_metadata on sandbox.intents using gin (metadata jsonb_path_ops);

create table sandbox.charges (
  id text primary key,
  intent_id text not null,
  status text not null check (status in ('succeeded', 'pending', 'failed')),
  amount bigint not null,
  amount_captured bigint not null,
  amount_refunded bigint not null,
  currency text not null,
  captured boolean not null,
  disputed boolean not null,
  failure_code text,
  failure_message text,
  card jsonb not null,
  metadata jsonb not null,
  created timestamptz not null default now(),
  check (amount_captured between 0 and amount),
  check (amount_refunded between 0 and amount_captured)
) with (fillfactor = 80);
-- The last guard against charging twice.
create unique index one_live_charge on sandbox.charges (intent_id) where status <> 'failed';

create table sandbox.refunds (
  id text primary key,
  intent_id text not null,
  charge_id text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  reason text,
  metadata jsonb not null,
  created timestamptz not null default now(),
  seq bigint generated always as identity
);
create index refunds_by_intent on sandbox.refunds (intent_id, seq);

create table sandbox.disputes (
  id text primary key,
  intent_id text not null,
  charge_id text not null,
  amount bigint not null,
  currency text not null,
  metadata jsonb not null,
  created timestamptz not null default now()
);

create table sandbox.movements (
  id text primary key,
  intent_id text not null,
  type text not null check (type in ('charge', 'refund', 'adjustment')),
  amount bigint not null,
  fee bigint not null,
  currency text not null,
  source text not null,
  created timestamptz not null default now(),
  seq bigint generated always as identity
);
create index movements_by_time on sandbox.movements (created, seq);
create index movements_by_intent on sandbox.movements (intent_id);

create table sandbox.tokens (
  id text primary key,
  card jsonb not null,
  behaviour text not null,
  created timestamptz not null default now()
);

create table sandbox.kept_answers (
  key text primary key,
  fingerprint text not null,
  status integer not null,
  body text not null,
  created timestamptz not null default now()
);
create index kept_answers_by_age on sandbox.kept_answers (created);

create table sandbox.events (
  id text primary key,
  type text not null,
  intent_id text not null,
  object text not null,
  request_id text,
  idempotency_key text,
  created timestamptz not null default now(),
  seq bigint generated always as identity
);
create index events_by_time on sandbox.events (created, seq);
create index events_by_intent on sandbox.events (intent_id);

-- A row lives until the webhook is taken. `next_at` infinity: given up after three days.
create table sandbox.deliveries (
  event_id text primary key,
  attempts integer not null default 0,
  next_at timestamptz not null,
  created timestamptz not null default now()
);
create index deliveries_by_due on sandbox.deliveries (next_at);

create table sandbox.settlements (
  intent_id text primary key,
  due_at timestamptz not null
);
create index settlements_by_due on sandbox.settlements (due_at);

-- One maker per shape: an answer, its replay and the event about it are the same bytes.

create function sandbox.seconds(at timestamptz) returns bigint language sql immutable parallel safe
  return floor(extract(epoch from at))::bigint;

create function sandbox.intent_json(i sandbox.intents) returns json language sql stable parallel safe
  return json_build_object(
    'id', i.id, 'object', 'payment_intent', 'amount', i.amount, 'amount_capturable', i.amount_capturable,
    'amount_received', i.amount_received, 'amount_refunded', i.amount_refunded, 'currency', i.currency,
    'status', i.status, 'capture_method', i.capture_method, 'client_secret', i.client_secret,
    'description', i.description, 'metadata', i.metadata, 'payment_method', i.payment_method, 'card', i.card,
    'latest_charge', i.latest_charge, 'last_payment_error', i.last_payment_error,
    'next_action', case when i.challenge_url is not null then json_build_object('type', 'redirect_to_url',
      'redirect_to_url', json_build_object('url', i.challenge_url, 'return_url', i.return_url)) end,
    'return_url', i.return_url,
    'refunded', i.amount_received > 0 and i.amount_refunded = i.amount_received,
    'disputed', i.disputed, 'canceled_at', sandbox.seconds(i.canceled_at),
    'cancellation_reason', i.cancellation_reason, 'created', sandbox.seconds(i.created), 'livemode', false);

create function sandbox.charge_json(c sandbox.charges) returns json language sql stable parallel safe
  return json_build_object(
    'id', c.id, 'object', 'charge', 'payment_intent', c.intent_id, 'amount', c.amount,
    'amount_captured', c.amount_captured, 'amount_refunded', c.amount_refunded, 'currency', c.currency,
    'captured', c.captured, 'refunded', c.amount_captured > 0 and c.amount_refunded = c.amount_captured,
    'disputed', c.disputed, 'status', c.status, 'failure_code', c.failure_code, 'failure_message', c.failure_message,
    'card', c.card, 'metadata', c.metadata, 'created', sandbox.seconds(c.created), 'livemode', false);

create function sandbox.refund_json(r sandbox.refunds) returns json language sql stable parallel safe
  return json_build_object(
    'id', r.id, 'object', 'refund', 'amount', r.amount, 'currency', r.currency, 'charge', r.charge_id,
    'payment_intent', r.intent_id, 'reason', r.reason, 'metadata', r.metadata, 'status', 'succeeded',
    'created', sandbox.seconds(r.created));

create function sandbox.dispute_json(d sandbox.disputes) returns json language sql stable parallel safe
  return json_build_object(
    'id', d.id, 'object', 'dispute', 'amount', d.amount, 'currency', d.currency, 'charge', d.charge_id,
    'payment_intent', d.intent_id, 'reason', 'fraudulent', 'status', 'needs_response', 'metadata', d.metadata,
    'created', sandbox.seconds(d.created), 'livemode', false);

create function sandbox.movement_json(m sandbox.movements) returns json language sql stable parallel safe
  return json_build_object(
    'id', m.id, 'object', 'balance_transaction', 'type', m.type, 'amount', m.amount, 'fee', m.fee,
    'net', m.amount - m.fee, 'currency', m.currency, 'source', m.source, 'payment_intent', m.intent_id,
    'created', sandbox.seconds(m.created));

create function sandbox.event_json(e sandbox.events) returns json language sql stable parallel safe
  return json_build_object(
    'id', e.id, 'object', 'event', 'api_version', '2026-01-01', 'type', e.type,
    'created', sandbox.seconds(e.created), 'data', json_build_object('object', e.object::json),
    'request', json_build_object('id', e.request_id, 'idempotency_key', e.idempotency_key), 'livemode', false);
