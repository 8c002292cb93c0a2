-- What of `refunded_amount` did not reach the buyer. Both only grow, because news of a payment come in any order.
alter table orders.orders add column bounced_amount orders.minor_units not null default 0;
alter domain orders.refund_state drop constraint refund_state_check;
alter domain orders.refund_state add constraint refund_state_check check (value in ('open', 'done', 'declined', 'bounced', 'by-hand'));
