-- What processes ask several times a second to follow changes. Almost always nothing has changed, which indexes say at once;
-- the planner must not be talked out of them by young statistics.

create function products.changed_products(since xid8, after_ordinal int, max_rows int)
returns table (ordinal int, handle text, entry text) language sql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select p.ordinal, p.handle, v.entry
  from products.products p left join products.product_views v using (ordinal)
  where p.changed_xid >= since and p.ordinal > after_ordinal
  order by p.ordinal limit max_rows
$$;

create function products.changed_variants(since xid8, after_ordinal int, max_rows int)
returns table (id text, ordinal int, inventory_policy text) language sql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select v.id, v.ordinal, v.inventory_policy
  from (
    select l.variant_id from products.holds h join products.hold_lines l using (order_id) where h.changed_xid >= since
    union
    select own.id from products.products p join products.variants own on own.product_id = p.id where p.changed_xid >= since
  ) changed join products.variants v on v.id = changed.variant_id
  where v.ordinal > after_ordinal
  order by v.ordinal limit max_rows
$$;
