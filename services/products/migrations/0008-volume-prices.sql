-- Volume prices stand with the price that they lower, so that whoever reads a price has them without another join.

-- Minimums rise and prices fall, strictly.
create function products.is_ladder(tiers jsonb, price bigint) returns boolean language sql immutable as $$
  select coalesce(bool_and(minimum > minimum_before and amount > 0 and amount < amount_before), true)
  from (
    select minimum, amount, lag(minimum, 1, 0) over (order by place) as minimum_before, lag(amount, 1, price) over (order by place) as amount_before
    from (
      select (tier ->> 0)::int as minimum, (tier ->> 1)::bigint as amount, place
      from jsonb_array_elements(tiers) with ordinality as each (tier, place)
    ) rung
  ) step
$$;

-- [[24, 465], [72, 435]]: from 24 eaches on each costs 4.65, from 72 on 4.35. Below the first, `amount` holds.
alter table products.prices add column tiers jsonb not null default '[]' check (products.is_ladder(tiers, amount));

-- The catalogue index shows where each ladder begins: at the smallest order, which is one case unless the variant asks for more.
update products.product_views view set entry = jsonb_set(view.entry::jsonb, '{variants}', (
    select jsonb_agg(entry || jsonb_build_object('smallest', ceil(v.min_quantity::numeric / v.case_pack)::int * v.case_pack) order by place)
    from jsonb_array_elements(view.entry::jsonb -> 'variants') with ordinality as each (entry, place)
    join products.variants v on v.ordinal = (entry ->> 'ordinal')::int
  ))::text
where exists (
  select from products.products p join products.variants v on v.product_id = p.id where p.ordinal = view.ordinal and v.min_quantity > v.case_pack);
