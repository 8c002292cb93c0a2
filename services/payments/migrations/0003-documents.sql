create domain payments.document_kind as text check (value in ('invoice', 'credit-note'));

-- How many documents each seller has issued of each kind. Only the trigger below counts.
create table payments.document_series (
  entity text not null,
  kind payments.document_kind not null,
  prefix text not null unique,
  last_number bigint not null default 0,
  primary key (entity, kind)
) with (fillfactor = 50);
insert into payments.document_series (entity, kind, prefix) values
  ('us', 'invoice', 'US-'), ('us', 'credit-note', 'US-C'), ('eu', 'invoice', 'EU-'), ('eu', 'credit-note', 'EU-C');

-- Invoices and credit notes as they were issued. Nobody changes one: what was wrong is corrected by a credit note.
create table payments.documents (
  id text primary key,
  entity text not null,
  kind payments.document_kind not null,
  sequence bigint not null,
  number text not null unique,
  order_id text not null,
  -- Of a credit note: the invoice that it corrects.
  invoice_id text references payments.documents,
  -- What it was issued for; the same cause has one document.
  source text not null unique,
  currency text not null,
  net_amount payments.minor_units not null,
  tax_amount payments.minor_units not null,
  total_amount payments.minor_units not null,
  issued_at timestamptz not null,
  issued_on date not null,
  due_on date,
  -- All that is printed on it, as it was.
  content jsonb not null,
  unique (entity, kind, sequence),
  constraint documents_sums check (total_amount = net_amount + tax_amount),
  constraint documents_corrects check ((kind = 'credit-note') = (invoice_id is not null))
);
create unique index documents_invoice_of_order on payments.documents (order_id) where kind = 'invoice';
create index documents_of_invoice on payments.documents (invoice_id) where invoice_id is not null;

-- Files of a document, kept as they were first drawn: whoever asks again gets the same bytes.
create table payments.document_files (
  document_id text not null references payments.documents,
  format text not null,
  bytes bytea not null,
  drawn_at timestamptz not null default now(),
  primary key (document_id, format)
);
alter table payments.document_files alter column bytes set storage external;

-- Gives a document its number in the statement that stores it. The counter's row stays locked until that commits, so numbers have
-- no gaps and no doubles, dates follow numbers, and credit notes see all others: what is rolled back was never counted.
create function payments.issue_document() returns trigger language plpgsql security definer set search_path = payments, pg_temp as $$
declare
  series payments.document_series;
  room record;
begin
  update document_series set last_number = last_number + 1 where entity = new.entity and kind = new.kind returning * into series;
  if not found then
    raise exception 'there is no series of % for %', new.kind, new.entity using errcode = 'foreign_key_violation';
  end if;
  new.sequence := series.last_number;
  new.number := series.prefix || lpad(series.last_number::text, greatest(6, length(series.last_number::text)), '0');
  new.issued_at := clock_timestamp();
  new.issued_on := (new.issued_at at time zone 'UTC')::date;
  if new.kind = 'credit-note' then
    select invoice.net_amount - coalesce(sum(credit.net_amount), 0) as net, invoice.tax_amount - coalesce(sum(credit.tax_amount), 0) as tax
    into room
    from documents invoice left join documents credit on credit.invoice_id = invoice.id
    where invoice.id = new.invoice_id and invoice.kind = 'invoice' and invoice.entity = new.entity
      and invoice.order_id = new.order_id and invoice.currency = new.currency
    group by invoice.id;
    if not found then
      raise exception 'a credit note must be of its invoice''s order, seller and currency' using errcode = 'foreign_key_violation';
    end if;
    if new.net_amount > room.net or new.tax_amount > room.tax then
      raise exception 'credit notes of % would be more than the invoice', new.invoice_id
        using errcode = 'check_violation', constraint = 'documents_within_invoice';
    end if;
  end if;
  return new;
end $$;
create trigger issue before insert on payments.documents for each row execute function payments.issue_document();

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: what was issued stays as it is', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger keep_documents before update or delete or truncate on payments.documents
  for each statement execute function payments.refuse_change();
create trigger keep_files before update or delete or truncate on payments.document_files
  for each statement execute function payments.refuse_change();
revoke update, delete, truncate on payments.documents, payments.document_files from toyline_payments;
revoke insert, update, delete, truncate on payments.document_series from toyline_payments;
