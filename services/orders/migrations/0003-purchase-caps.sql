-- A cap is counted over what its buyer has ordered: their company's orders, their own, and for guests those of the browser and of
-- the e-mail address. Orders by a company or a guest had no way to be found by.
create index orders_of_company on orders.orders (company_id, created_at) where company_id is not null;
create index orders_of_guest on orders.orders (guest_id, created_at) where user_id is null;
create index orders_of_guest_email on orders.orders (lower(email), created_at) where user_id is null;

-- Eaches of each variant in orders of the last so many days that have not ended, those of one cart left out. The email is null for
-- somebody signed in: whose address a guest types is nobody's proof.
create function orders.bought(variants text[], days int[], by_company text, by_user text, by_guest text, by_email text, but_of_cart text)
returns table (variant_id text, quantity int) language sql stable as $$
  with span as (select now() - make_interval(days => max(one)) as since from unnest(days) one),
  theirs as (
    select id, cart_id, state, created_at from orders.orders, span where company_id = by_company and created_at > since
    union
    select id, cart_id, state, created_at from orders.orders, span where user_id = by_user and created_at > since
    union
    select id, cart_id, state, created_at from orders.orders, span where user_id is null and guest_id = by_guest and created_at > since
    union
    select id, cart_id, state, created_at from orders.orders, span where user_id is null and lower(email) = lower(by_email) and created_at > since
  )
  select wanted.variant_id, sum(line.quantity)::int
  from theirs
  join orders.order_lines line on line.order_id = theirs.id
  join unnest(variants, days) as wanted (variant_id, days) on wanted.variant_id = line.variant_id
  where theirs.state not in ('failed', 'expired') and theirs.cart_id <> but_of_cart
    and theirs.created_at > now() - make_interval(days => wanted.days)
  group by wanted.variant_id
$$;

-- Whether these quantities, on top of what was bought, stay within their caps. Until the transaction ends, nobody else with the same
-- company, account, browser or address is answered about the same variant: whoever asks next counts this order too. The count is a
-- statement of its own, because only so does it see what was committed while it waited for its turn.
create function orders.within_caps(
  variants text[], quantities int[], caps int[], days int[], by_company text, by_user text, by_guest text, by_email text, of_cart text)
returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7010303, key)
  from (
    select distinct hashtext(variant || ' ' || buyer) as key
    from unnest(variants) as variant, unnest(array['c' || by_company, 'u' || by_user, 'g' || by_guest, 'e' || lower(by_email)]) as buyer
    where buyer is not null
    order by key
  ) turns;
  return not exists (
    select from unnest(variants, quantities, caps) as wanted (variant_id, quantity, cap)
    left join orders.bought(variants, days, by_company, by_user, by_guest, by_email, of_cart) had using (variant_id)
    where wanted.quantity + coalesce(had.quantity, 0) > wanted.cap
  );
end $$;
