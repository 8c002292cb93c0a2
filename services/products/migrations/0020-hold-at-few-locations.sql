-- Holds all lines of an order or none, from stock before backorders, at as few of the given locations as can be, because each sends a
-- shipment of its own; of as few, at those that are named first. A line is not divided among them where one has all of it. What is there
-- now is never left to wait for what would be sent from fewer. `variants` names each variant once. Returns the new hold's end; else what is
-- short, or neither where the order has a hold already.
--
-- Rows are locked in the order of variant and location, as everywhere, so that no two statements wait for each other in a circle.
-- Locking and taking are two statements on purpose: the second gets a snapshot from after the lock. In one statement, UPDATE
-- would try the row version of its older snapshot first, and the CHECK would refuse figures that are out of date.
create or replace function products.hold_stock(for_order text, variants text[], quantities int[], locations text[], ttl_seconds int)
returns table (expires_at timestamptz, refusals jsonb) language plpgsql
set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform from products.stock where variant_id = any(variants) and location = any(locations) order by variant_id, location for no key update;
  return query
  with wanted as materialized (
    select w.variant_id, w.quantity, p.status = 'published' and v.retired_at is null as known, v.inventory_policy = 'backorder' as takes_backorders
    from unnest(variants, quantities) as w (variant_id, quantity)
    left join products.variants v on v.id = w.variant_id left join products.products p on p.id = v.product_id
  ), lying as materialized (
    select w.variant_id, s.location, w.quantity, greatest(0, free) as now,
      case when w.takes_backorders then greatest(0, free + s.oversell_cap) - greatest(0, free) else 0 end as later,
      array_position(locations, s.location) as distance
    from wanted w join products.stock s on s.variant_id = w.variant_id and s.location = any(locations)
    cross join lateral (select s.on_hand - s.allocated - s.held - s.safety as free) figure
    where w.known
  ), chosen as materialized (
    -- Every set of locations as the bits of a number, the first location the lowest.
    select places from generate_series(1, (1 << cardinality(locations)) - 1) as places
    where not exists (
      select from (select *, places & (1 << (distance - 1)) > 0 as is_in from lying) l group by variant_id, quantity
      having coalesce(sum(now) filter (where is_in), 0) < least(quantity, sum(now))
        or coalesce(sum(now + later) filter (where is_in), 0) < quantity
    )
    order by bit_count(places::bit(32)), places limit 1
  ), offered as (
    select variant_id, location, quantity, amount,
      sum(amount) over (partition by variant_id order by part, amount < quantity, distance) - amount as before
    from (
      select lying.*, 0 as part, now as amount from lying, chosen where places & (1 << (distance - 1)) > 0
      union all select lying.*, 1, later from lying, chosen where places & (1 << (distance - 1)) > 0
    ) each
  ), taken as materialized (
    select variant_id, location, sum(least(amount, quantity - before))::int as quantity
    from offered where before < quantity and amount > 0 group by variant_id, location
  ), short as materialized (
    select w.variant_id, case when w.known then 'out-of-stock' else 'unknown' end as reason, there.pieces::int as available
    from wanted w cross join lateral (select coalesce(sum(now + later), 0) as pieces from lying l where l.variant_id = w.variant_id) there
    where there.pieces < w.quantity
  ), hold as (
    insert into products.holds as h (order_id, state, expires_at)
    select for_order, 'held', now() + make_interval(secs => ttl_seconds) where not exists (select from short)
    on conflict do nothing
    returning h.order_id, h.expires_at
  ), kept as (
    insert into products.hold_lines (order_id, variant_id, location, quantity)
    select hold.order_id, taken.variant_id, taken.location, taken.quantity from hold, taken
  ), updated as (
    update products.stock s set held = s.held + taken.quantity from hold, taken
    where s.variant_id = taken.variant_id and s.location = taken.location
  )
  select (select hold.expires_at from hold),
    (select jsonb_agg(jsonb_build_object('variantId', variant_id, 'reason', reason, 'available', available)) from short);
end $$;
