-- What an accountant looks through.
create index orders_tax_fall_back on orders.orders (id) where tax_source = 'fall-back';
