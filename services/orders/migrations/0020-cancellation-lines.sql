-- A cancellation's lines are read by the cancellation. The table is small and its index made in less than the half second that writers may wait.
create index cancellation_lines_of_cancellation on orders.cancellation_lines (cancellation_id);
