-- People and how they prove who they are. Better Auth reads and writes these tables; src/auth/tables.ts names their columns.

-- Rows arrive with times of the process that made them; what is kept is the database's clock and the same duration.
create function users.by_database_clock() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) ? 'expires_at' then
    new.expires_at := now() + (new.expires_at - new.created_at);
  end if;
  new.created_at := now();
  new.updated_at := now();
  return new;
end $$;

create table users.users (
  id text primary key,
  -- Small letters; the contract's Email makes it so.
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  name text not null,
  image text,
  role text not null default 'buyer' check (role in ('buyer', 'staff', 'admin')),
  company_name text,
  phone text,
  company_id text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger by_database_clock before insert on users.users for each row execute function users.by_database_clock();

create table users.accounts (
  id text primary key,
  user_id text not null references users.users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  -- `<version>$<bcrypt>`, see src/passwords/hashing.ts; null for sign-in by somebody else's word.
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index accounts_user on users.accounts (user_id);

create table users.sessions (
  id text primary key,
  user_id text not null references users.users (id) on delete cascade,
  token text not null unique,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  -- When the session was last extended, at most once a day.
  updated_at timestamptz not null default now()
);
create trigger by_database_clock before insert on users.sessions for each row execute function users.by_database_clock();
create index sessions_user on users.sessions (user_id, created_at desc);
create index sessions_expiry on users.sessions (expires_at);

-- Links that were mailed. The identifier is the hash of the link's token, so a copy of this table opens nothing.
create table users.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger by_database_clock before insert on users.verifications for each row execute function users.by_database_clock();
create index verifications_identifier on users.verifications (identifier);
create index verifications_value on users.verifications using hash (value);
create index verifications_expiry on users.verifications (expires_at);
