-- Every statement reads and plans the CHECKs of the tables that it writes to anew, all of them, whichever columns it changes; a
-- domain's are planned once for each connection. What compares columns stays a CHECK, one for each table.
create domain sandbox.intent_status as text check (value in (
  'requires_payment_method', 'requires_action', 'processing', 'requires_capture', 'succeeded', 'canceled'));
create domain sandbox.capture_method as text check (value in ('manual', 'automatic'));
create domain sandbox.charge_status as text check (value in ('succeeded', 'pending', 'failed'));
create domain sandbox.movement_type as text check (value in ('charge', 'refund', 'adjustment'));
create domain sandbox.amount as bigint check (value > 0);

-- They know the columns by type, and are made again below as they were.
drop function sandbox.intent_json, sandbox.charge_json, sandbox.movement_json;

alter table sandbox.intents
  drop constraint intents_status_check, alter column status type sandbox.intent_status,
  drop constraint intents_capture_method_check, alter column capture_method type sandbox.capture_method,
  drop constraint intents_amount_check, alter column amount type sandbox.amount,
  drop constraint intents_check, drop constraint intents_check1, drop constraint intents_check2,
  add constraint within_amount check (
    amount_capturable between 0 and amount and amount_received between 0 and amount and amount_refunded between 0 and amount_received);
alter table sandbox.charges
  drop constraint charges_status_check, alter column status type sandbox.charge_status,
  drop constraint charges_check, drop constraint charges_check1,
  add constraint within_amount check (amount_captured between 0 and amount and amount_refunded between 0 and amount_captured);
alter table sandbox.movements
  drop constraint movements_type_check, alter column type type sandbox.movement_type;

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

create function sandbox.movement_json(m sandbox.movements) returns json language sql stable parallel safe
  return json_build_object(
    'id', m.id, 'object', 'balance_transaction', 'type', m.type, 'amount', m.amount, 'fee', m.fee,
    'net', m.amount - m.fee, 'currency', m.currency, 'source', m.source, 'payment_intent', m.intent_id,
    'created', sandbox.seconds(m.created));
