-- Money of a refund that the provider had accepted and could not hand over: it is ours again, and owed to the buyer. Both sums only grow.
alter domain payments.refund_state drop constraint refund_state_check;
alter domain payments.refund_state add constraint refund_state_check check (value in ('open', 'done', 'declined', 'bounced'));
alter table payments.refunds
  -- How much of it; of a refund in parts not all need fail.
  add column bounced bigint not null default 0,
  -- A person has given that back in another way.
  add column given_by_hand boolean not null default false,
  drop constraint refunds_credited,
  add constraint refunds_credited check (document_id is null or state in ('done', 'bounced')),
  add constraint refunds_bounced check (bounced between 0 and amount and (state = 'bounced') = (bounced > 0));
alter table payments.payments
  add column bounced bigint not null default 0,
  -- What of it a person has given back in another way.
  add column by_hand bigint not null default 0,
  add constraint bounced_within_refunded check (bounced between 0 and refunded and by_hand between 0 and bounced);

alter domain payments.booking_kind drop constraint booking_kind_check;
alter domain payments.booking_kind add constraint booking_kind_check check (value in (
  'capture', 'refund', 'on-account', 'on-account-reversed', 'credit', 'fee', 'dispute', 'refund-bounced', 'refund-by-hand'));
