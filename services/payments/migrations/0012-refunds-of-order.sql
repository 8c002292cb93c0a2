-- outside a transaction
-- Also of those that were declined, which the unique index leaves out.
drop index concurrently if exists payments.refunds_of_order;
create index concurrently refunds_of_order on payments.refunds (order_id);
-- For what is forgotten by its age.
drop index concurrently if exists payments.declines_by_age;
create index concurrently declines_by_age on payments.declines using brin (declined_at);
