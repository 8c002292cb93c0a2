-- What is asked several times a second needs one plan that is right whatever the tables' statistics say: from the few changed rows
-- to what belongs to them, never from all rows to the changed ones. `offset 0` and `materialized` keep that order.

create or replace function products.changed_products(since xid8, after_ordinal int, max_rows int)
returns table (ordinal int, handle text, entry text) language sql stable rows 20
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  with changed as materialized (
    select p.ordinal, p.handle from products.products p where p.changed_xid >= since and p.ordinal > after_ordinal
  )
  select c.ordinal, c.handle, view.entry
  from (select * from changed order by changed.ordinal limit max_rows) c
  left join lateral (select v.entry from products.product_views v where v.ordinal = c.ordinal offset 0) view on true
  order by c.ordinal
$$;

create or replace function products.changed_variants(since xid8, after_ordinal int, max_rows int)
returns table (id text, ordinal int, inventory_policy text) language sql stable rows 20
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  with held as materialized (
    select line.variant_id
    from (select h.order_id from products.holds h where h.changed_xid >= since offset 0) hold
    cross join lateral (select l.variant_id from products.hold_lines l where l.order_id = hold.order_id offset 0) line
  ), edited as materialized (
    select own.id as variant_id
    from (select p.id from products.products p where p.changed_xid >= since offset 0) product
    cross join lateral (select v.id from products.variants v where v.product_id = product.id offset 0) own
  )
  select v.id, v.ordinal, v.inventory_policy
  from (select held.variant_id from held union select edited.variant_id from edited) changed
  cross join lateral (
    select v.id, v.ordinal, v.inventory_policy from products.variants v where v.id = changed.variant_id offset 0) v
  where v.ordinal > after_ordinal
  order by v.ordinal limit max_rows
$$;
