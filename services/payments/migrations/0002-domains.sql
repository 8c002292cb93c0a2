-- Every statement reads and plans the CHECKs of the tables that it writes to anew, all of them, whichever columns it changes; a
-- domain's are planned once for each connection, and looked at where a value of it is written. Each table is rewritten once here,
-- under its lock.
create domain payments.method as text check (value in ('card', 'invoice'));
create domain payments.state as text check (value in (
  'none', 'unknown', 'requires-action', 'processing', 'authorised', 'captured', 'declined', 'on-account', 'voided', 'refunded'));
create domain payments.booking_kind as text check (value in ('capture', 'refund', 'on-account', 'on-account-reversed'));
create domain payments.minor_units as bigint check (value >= 0);
create domain payments.moved_units as bigint check (value <> 0);

alter table payments.payments
  drop constraint payments_method_check, alter column method type payments.method,
  drop constraint payments_state_check, alter column state type payments.state,
  drop constraint payments_amount_check, alter column amount type payments.minor_units,
  -- Two CHECKs in one.
  drop constraint payments_check, drop constraint payments_check1,
  add constraint taken_within_amount check (captured between 0 and amount and refunded between 0 and captured);
alter table payments.ledger_transactions
  drop constraint ledger_transactions_kind_check, alter column kind type payments.booking_kind;
alter table payments.ledger_entries
  drop constraint ledger_entries_amount_check, alter column amount type payments.moved_units;
