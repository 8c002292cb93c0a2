-- outside a transaction
-- A cancellation's lines are read by the cancellation.
drop index concurrently if exists orders.cancellation_lines_of_cancellation;
create index concurrently cancellation_lines_of_cancellation on orders.cancellation_lines (cancellation_id);
