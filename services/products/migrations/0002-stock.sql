-- What can be promised, in eaches. available = on_hand - allocated - held - safety.

create table products.stock (
  variant_id text not null references products.variants,
  location text not null,
  on_hand int not null default 0 check (on_hand >= 0),
  -- Sold and not yet shipped.
  allocated int not null default 0 check (allocated >= 0),
  -- Sum of the lines of holds in state 'held'.
  held int not null default 0 check (held >= 0),
  safety int not null default 0 check (safety >= 0),
  -- How far beyond on_hand may be promised here: 0 unless the variant takes backorders.
  oversell_cap int not null default 0 check (oversell_cap >= 0),
  primary key (variant_id, location),
  -- The last guard: whatever a statement forgot, nothing is promised twice.
  constraint promised_within_stock check (allocated + held <= on_hand + oversell_cap)
) with (fillfactor = 70);

create table products.holds (
  order_id text primary key,
  state text not null check (state in ('held', 'claimed', 'released')),
  created_at timestamptz not null default now(),
  -- Null for a tombstone: the order was released before it held anything.
  expires_at timestamptz,
  changed_xid xid8 not null default pg_current_xact_id()
);
create index holds_expiring on products.holds (expires_at) where state = 'held';
create index holds_changed_xid on products.holds (changed_xid);

-- No foreign key to stock: the statement that writes a line has just updated that very row.
create table products.hold_lines (
  order_id text not null references products.holds,
  variant_id text not null,
  location text not null,
  quantity int not null check (quantity > 0),
  primary key (order_id, variant_id, location)
);

-- Append-only. on_hand and allocated are the sums of their deltas; the reconciler compares.
create table products.stock_movements (
  id bigint generated always as identity primary key,
  variant_id text not null,
  location text not null,
  kind text not null check (kind in ('receipt', 'adjustment', 'claim')),
  on_hand_delta int not null default 0,
  allocated_delta int not null default 0,
  order_id text,
  at timestamptz not null default now()
);
create index stock_movements_order on products.stock_movements (order_id) where order_id is not null;

create function products.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on products.stock_movements
  for each statement execute function products.refuse_change();
