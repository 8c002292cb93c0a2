-- outside a transaction
-- Of every state together, the oldest first.
drop index concurrently if exists orders.returns_by_age;
create index concurrently returns_by_age on orders.returns (created_at, id);
