-- What is sent leaves the shelf and what its order owned of it; what is cancelled is given up and stays.
alter domain products.movement_kind drop constraint movement_kind_check;
alter domain products.movement_kind add check (value in ('receipt', 'adjustment', 'claim', 'shipment', 'cancellation'));
