create table notifications.mails (
  id text primary key,
  -- One mail per event: hearing an event twice must not write twice.
  event_id text not null unique,
  company_id text,
  recipient text not null,
  template text not null,
  subject text not null,
  data jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mails_created_at on notifications.mails (created_at desc, id desc);
create index mails_recipient on notifications.mails (recipient, created_at desc);
