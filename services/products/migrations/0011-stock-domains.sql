-- Every statement reads and plans the CHECKs of the tables that it writes to anew, all of them, whichever columns it changes; a
-- domain's are planned once for each connection, and looked at where a value of it is written. Each table is rewritten once here,
-- under its lock. What compares columns stays a CHECK.
create domain products.level as int check (value >= 0);
create domain products.eaches as int check (value > 0);
create domain products.hold_state as text check (value in ('held', 'claimed', 'released'));
create domain products.movement_kind as text check (value in ('receipt', 'adjustment', 'claim'));

alter table products.stock
  drop constraint stock_on_hand_check, alter column on_hand type products.level,
  drop constraint stock_allocated_check, alter column allocated type products.level,
  drop constraint stock_held_check, alter column held type products.level,
  drop constraint stock_safety_check, alter column safety type products.level,
  drop constraint stock_oversell_cap_check, alter column oversell_cap type products.level;
alter table products.holds
  drop constraint holds_state_check, alter column state type products.hold_state;
alter table products.hold_lines
  drop constraint hold_lines_quantity_check, alter column quantity type products.eaches;
alter table products.stock_movements
  drop constraint stock_movements_kind_check, alter column kind type products.movement_kind;
