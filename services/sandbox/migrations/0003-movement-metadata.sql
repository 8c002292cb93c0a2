-- A balance transaction tells what its intent was told, as charges and disputes do.
create or replace function sandbox.movement_json(m sandbox.movements) returns json language sql stable parallel safe
  return json_build_object(
    'id', m.id, 'object', 'balance_transaction', 'type', m.type, 'amount', m.amount, 'fee', m.fee,
    'net', m.amount - m.fee, 'currency', m.currency, 'source', m.source, 'payment_intent', m.intent_id,
    'metadata', (select i.metadata from sandbox.intents i where i.id = m.intent_id), 'created', sandbox.seconds(m.created));
