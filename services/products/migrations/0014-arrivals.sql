-- What is expected at a location, and when. It is nobody's stock before it has come: what may be promised of it is oversell_cap.
create table products.arrivals (
  variant_id text not null references products.variants,
  location text not null,
  arrives_on date not null,
  quantity products.eaches not null,
  primary key (variant_id, location, arrives_on)
);
