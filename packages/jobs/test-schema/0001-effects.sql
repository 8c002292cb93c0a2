-- What the tests' tasks write, so that a lost or doubled run can be seen.
create table orders.aggregates (id int primary key, version int not null default 0);
create table orders.committed (event_id text primary key, aggregate_id int not null, version int not null);
create table orders.effects (
  id bigint generated always as identity primary key, event_id text not null, aggregate_id text, version int);
