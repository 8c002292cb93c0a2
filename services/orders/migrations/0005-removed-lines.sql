-- What left a cart with which of its versions, for the wish to have it back: quantity and place as they were. They are kept
-- for some versions of their cart.
create table orders.removed_lines (
  cart_id text not null references orders.carts on delete cascade,
  version int not null,
  variant_id text not null,
  quantity orders.line_quantity not null,
  position bigint not null,
  primary key (cart_id, version, variant_id)
);
