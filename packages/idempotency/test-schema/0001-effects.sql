create table toys.effects (
  id bigint generated always as identity primary key,
  who text not null,
  what text not null
);
