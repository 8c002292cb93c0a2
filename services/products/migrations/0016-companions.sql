-- What shops bought together with each product, as the room of the orders has told it: strongest first. No reference to products, because
-- one that is named here may be told of before it is known, or be gone.
create table products.companions (
  product_id text primary key,
  others text[] not null,
  scores real[] not null,
  shops int[] not null
);
