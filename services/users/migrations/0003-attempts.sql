-- Leaky buckets that slow down guessing. Unlogged: a crash of the database empties them, which costs an attacker's victim
-- nothing and an attacker a few seconds. Keys are keyed hashes, so nobody's address can be read here.
create unlogged table users.attempts (
  key bytea primary key,
  level real not null,
  at timestamptz not null
);
create index attempts_at on users.attempts (at);
