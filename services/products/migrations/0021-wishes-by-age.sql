-- outside a transaction
-- For what is forgotten by its age.
drop index concurrently if exists products.stock_wishes_unconfirmed;
create index concurrently stock_wishes_unconfirmed on products.stock_wishes (created_at) where confirmed_at is null;
drop index concurrently if exists products.stock_wishes_by_age;
create index concurrently stock_wishes_by_age on products.stock_wishes (created_at);
