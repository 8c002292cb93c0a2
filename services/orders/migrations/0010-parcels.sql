-- What a shipment is packed in, and where each parcel is. Written with the shipment; labels are bought after it, one parcel at a time.
create domain orders.label_state as text check (value in ('none', 'made', 'voiding', 'in-use'));
create domain orders.parcel_state as text
  check (value in ('announced', 'in-transit', 'out-for-delivery', 'ready-for-pickup', 'exception', 'delivered', 'returned'));

create table orders.parcels (
  id text primary key,
  shipment_id text not null references orders.shipments,
  -- From 1.
  position int not null,
  pallet int,
  box text not null,
  -- Centimetres.
  length numeric(8, 1) not null,
  width numeric(8, 1) not null,
  height numeric(8, 1) not null,
  grams int not null,
  -- [{ lineId, quantity }]
  contents jsonb not null,
  label_state orders.label_state not null default 'none',
  -- Null for a label of our own.
  carrier_name text,
  -- What a label is bought by; kept before it is bought, so that it is bought once.
  draft_id text,
  rate_id text,
  carrier text,
  service text,
  tracking_number text,
  tracking_url text,
  cost_amount orders.minor_units,
  cost_currency text,
  label_type text,
  label bytea,
  -- Why the label is our own though a carrier is configured.
  fell_back text,
  asked_at timestamptz,
  unique (shipment_id, position)
);
-- Carriers use their numbers again after some years.
create index parcels_by_tracking on orders.parcels (tracking_number);
create index parcels_to_follow on orders.parcels (asked_at nulls first) where draft_id is not null and label_state = 'made';

create table orders.voided_labels (
  draft_id text primary key,
  parcel_id text not null references orders.parcels,
  carrier_name text not null,
  tracking_number text not null,
  -- Whether the money is back already, or asked for.
  outcome text not null check (outcome in ('voided', 'asked')),
  voided_at timestamptz not null default now()
);

-- Each once, whatever order they come in and however often.
create table orders.tracking_events (
  parcel_id text not null references orders.parcels,
  key text not null,
  state orders.parcel_state not null,
  happened_at timestamptz not null,
  message text not null,
  place text,
  primary key (parcel_id, key)
);

-- Reports of carriers as they came, for questions that come later.
create table orders.carrier_reports (
  carrier_name text not null,
  event_id text not null,
  type text not null,
  body text not null,
  received_at timestamptz not null default now(),
  primary key (carrier_name, event_id)
);
