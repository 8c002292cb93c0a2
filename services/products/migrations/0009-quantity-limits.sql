-- The most of a variant in one order, and the most for one buyer in a span of days; null where there is no such limit.
alter table products.variants
  add column max_quantity int check (max_quantity > 0),
  add column cap_quantity int check (cap_quantity > 0),
  add column cap_days int check (cap_days between 1 and 365),
  add check ((cap_quantity is null) = (cap_days is null));

-- Pages were stored without these fields. A quotation mark inside a text is escaped, so this matches fields only.
update products.product_views set page = regexp_replace(page, '(,"minQuantity":[0-9]+)(,"pictureId":)', '\1,"maxQuantity":null,"cap":null\2', 'g');
