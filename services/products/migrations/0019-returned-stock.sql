-- What came back and can be sold again.
alter domain products.movement_kind drop constraint movement_kind_check;
alter domain products.movement_kind add constraint movement_kind_check
  check (value in ('receipt', 'adjustment', 'claim', 'shipment', 'cancellation', 'return'));
