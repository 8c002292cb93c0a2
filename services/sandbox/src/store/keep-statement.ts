const intentColumns = [
  'id',
  'version',
  'status',
  'amount',
  'amount_capturable',
  'amount_received',
  'amount_refunded',
  'currency',
  'capture_method',
  'client_secret',
  'description',
  'metadata',
  'customer',
  'setup_future_usage',
  'payment_method',
  'card',
  'behaviour',
  'latest_charge',
  'last_payment_error',
  'challenge',
  'challenge_url',
  'return_url',
  'disputed',
  'cancellation_reason',
]
const fixedIntentColumns = new Set(['id', 'amount', 'currency', 'capture_method', 'client_secret', 'description', 'metadata'])
const chargeColumns = [
  'id',
  'intent_id',
  'status',
  'amount',
  'amount_captured',
  'amount_refunded',
  'currency',
  'captured',
  'disputed',
  'failure_code',
  'failure_message',
  'card',
  'metadata',
]
const changingChargeColumns = ['status', 'amount_captured', 'amount_refunded', 'captured', 'disputed', 'failure_code', 'failure_message']
const refundColumns = ['id', 'intent_id', 'charge_id', 'amount', 'currency', 'reason', 'metadata']
const disputeColumns = ['id', 'intent_id', 'charge_id', 'amount', 'currency', 'metadata']
const movementColumns = ['id', 'intent_id', 'type', 'amount', 'fee', 'currency', 'source']

const list = (columns: readonly string[], from?: string) => columns.map((column) => (from ? `${from}.${column}` : column)).join(', ')
const replace = (columns: readonly string[]) => columns.map((column) => `${column} = excluded.${column}`).join(', ')

/**
 * One statement, so one round trip and one commit, for everything a decision writes: the intent (guarded by its version), charge,
 * refund, dispute, movements, events with their deliveries, whose the card is, the delayed settlement and the idempotency key with the answer.
 * No row comes back when another writer was first. A second use of the key fails on its primary key and undoes all of it.
 *
 * $1 intent, $2 charge, $3 refund, $4 dispute, $5 movements, $6 events [{id, type, of}], $7 key, $8 fingerprint, $9 status,
 * $10 and $11 what stands before and after the object in the answer, $12 request id, $13 types to deliver,
 * $14 lease of a delivery in ms, $15 settle after ms or null, $16 whether the card stays with the customer
 */
export const keepStatement = `
with changed as (
  insert into sandbox.intents as i (${list(intentColumns)}, canceled_at)
  select ${list(intentColumns, 'n')}, case when n.status = 'canceled' then now() end
  from jsonb_populate_record(null::sandbox.intents, $1::jsonb) n
  on conflict (id) do update set
    ${replace(intentColumns.filter((column) => !fixedIntentColumns.has(column)))},
    canceled_at = coalesce(i.canceled_at, excluded.canceled_at)
  where i.version = excluded.version - 1
  returning i.id, sandbox.intent_json(i)::text as body
), charged as (
  insert into sandbox.charges as c (${list(chargeColumns)})
  select ${list(chargeColumns, 'n')}
  from changed cross join jsonb_populate_record(null::sandbox.charges, $2::jsonb) n
  where $2::jsonb is not null
  on conflict (id) do update set ${replace(changingChargeColumns)}
  returning sandbox.charge_json(c)::text as body
), refunded as (
  insert into sandbox.refunds as r (${list(refundColumns)})
  select ${list(refundColumns, 'n')}
  from changed cross join jsonb_populate_record(null::sandbox.refunds, $3::jsonb) n
  where $3::jsonb is not null
  returning sandbox.refund_json(r)::text as body
), disputed as (
  insert into sandbox.disputes as d (${list(disputeColumns)})
  select ${list(disputeColumns, 'n')}
  from changed cross join jsonb_populate_record(null::sandbox.disputes, $4::jsonb) n
  where $4::jsonb is not null
  returning sandbox.dispute_json(d)::text as body
), moved as (
  insert into sandbox.movements (${list(movementColumns)})
  select ${list(movementColumns, 'n')}
  from changed cross join jsonb_populate_recordset(null::sandbox.movements, $5::jsonb) n
), said as (
  insert into sandbox.events as e (id, type, intent_id, object, request_id, idempotency_key)
  select n.id, n.type, changed.id,
    case n."of" when 'intent' then changed.body when 'charge' then charged.body else disputed.body end, $12::text, $7::text
  from changed
  cross join jsonb_to_recordset($6::jsonb) as n(id text, type text, "of" text)
  left join charged on true
  left join disputed on true
  returning e.id, e.type, sandbox.event_json(e)::text as body
), due as (
  insert into sandbox.deliveries (event_id, next_at)
  select said.id, now() + $14::int * interval '1 millisecond' from said where said.type = any($13::text[])
), attached as (
  update sandbox.tokens t set customer = n.customer
  from changed cross join jsonb_populate_record(null::sandbox.intents, $1::jsonb) n
  where $16::boolean and t.id = n.payment_method
), settling as (
  insert into sandbox.settlements (intent_id, due_at)
  select changed.id, now() + $15::int * interval '1 millisecond' from changed where $15::int is not null
  on conflict (intent_id) do update set due_at = excluded.due_at
), answer as (
  select $10::text || coalesce(refunded.body, changed.body) || $11::text as body
  from changed left join refunded on true
), kept as (
  insert into sandbox.kept_answers (key, fingerprint, status, body)
  select $7::text, $8::text, $9::int, answer.body from answer where $7::text is not null
)
select answer.body,
  coalesce((select json_agg(json_build_object('id', said.id, 'body', said.body)) from said
    where said.type = any($13::text[])), '[]') as outgoing
from answer`
