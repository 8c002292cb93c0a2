-- What staff ask for: payments that a person must look at. By no column that an ordinary change writes, so that changes stay cheap.
create index payments_to_review on payments.payments (order_id) where review is not null;
