import { checkSchemaName } from './schema-name.ts'

/** The tables and functions of the outbox in one service's schema, for `migrate({ extra: jobsMigrations(service) })`. */
export function jobsMigrations(schema: string): { name: string; sql: string }[] {
  checkSchemaName(schema)
  return Object.entries(MIGRATIONS).map(([name, sql]) => ({ name, sql: sql.replaceAll(':schema', schema) }))
}

const MIGRATIONS = {
  'jobs-0001': `
create table :schema.jobs (
  id bigint generated always as identity primary key,
  task text not null,
  payload jsonb not null,
  -- Jobs of one queue run one after the other, in the order of their ids.
  queue text,
  key text unique,
  status text not null default 'pending' check (status in ('pending', 'parked')),
  run_at timestamptz not null,
  created_at timestamptz not null default now(),
  failures int not null default 0,
  tries int not null check (tries > 0),
  last_error text,
  every_ms int check (every_ms > 0),
  -- The lease. A claim changes only columns without an index, so that it stays a cheap in-page update.
  owner text,
  locked_until timestamptz,
  -- Grows with each claim: with the owner it tells a claim from the ones before it.
  claims int not null default 0,
  -- Claims that ended without an answer.
  lapses int not null default 0,
  -- Enqueued again under its key while it ran: when to run once more, and with what.
  again_at timestamptz,
  again_payload jsonb
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);

create index jobs_due on :schema.jobs (run_at, id) where status = 'pending';
create index jobs_queue on :schema.jobs (queue, id) where status = 'pending' and queue is not null;
create index jobs_parked on :schema.jobs (id) where status = 'parked';

create table :schema.inbox (
  event_id text primary key,
  handled_at timestamptz not null default now()
);
create index inbox_age on :schema.inbox using brin (handled_at);

-- Adds any number of jobs in the caller's transaction. A key that is known replaces that job, or, while it runs, has it
-- run once more afterwards.
create function :schema.jobs_add(new_jobs jsonb, wake boolean) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
  insert into :schema.jobs as job (task, payload, queue, key, run_at, tries, every_ms)
  select new.task, coalesce(new.payload, 'null'), new.queue, new.key,
         coalesce(new.run_at, now() + make_interval(secs => coalesce(new.after_ms, 0) / 1000.0)), coalesce(new.tries, 5), new.every_ms
  from jsonb_to_recordset(new_jobs)
    as new (task text, payload jsonb, queue text, key text, run_at timestamptz, after_ms float8, tries int, every_ms int)
  on conflict (key) do update set
    task = excluded.task,
    queue = excluded.queue,
    tries = excluded.tries,
    every_ms = excluded.every_ms,
    status = 'pending',
    failures = 0,
    payload = case when job.locked_until > clock_timestamp() then job.payload else excluded.payload end,
    again_payload = case when job.locked_until > clock_timestamp() and excluded.every_ms is null then excluded.payload end,
    again_at = case when job.locked_until > clock_timestamp() and excluded.every_ms is null then excluded.run_at end,
    run_at = case when job.locked_until > clock_timestamp() then job.run_at
                  when excluded.every_ms is not null and job.every_ms is not null
                    then least(job.run_at, now() + make_interval(secs => excluded.every_ms / 1000.0))
                  else excluded.run_at end,
    -- A worker whose lease has lapsed must not complete what it never saw.
    claims = case when job.locked_until > clock_timestamp() then job.claims else job.claims + 1 end;
  if wake then
    perform pg_notify('jobs_:schema', '');
  end if;
end $$;

-- One turn of a worker: completes what it has finished, then claims up to max_jobs that are due, of each queue only the
-- first job, and none while another of that queue runs. One round trip and one commit for both.
create function :schema.jobs_turn(worker text, done_ids bigint[], done_claims int[], known text[], max_jobs int, lease_ms int,
                                  out completed jsonb, out claimed jsonb) language plpgsql
-- The table is mostly empty, and its statistics say so, until the day it holds a backlog.
set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
begin
  if cardinality(done_ids) > 0 then
    with mine as (
      select job.id from unnest(done_ids, done_claims) as done (id, claims)
      join :schema.jobs job on job.id = done.id and job.claims = done.claims and job.owner = worker
      where job.again_at is null and job.every_ms is null
      for update of job skip locked
    ), gone as (
      delete from :schema.jobs job using mine where job.id = mine.id returning job.id
    )
    select jsonb_agg(id) into completed from gone;
  end if;
  if max_jobs > 0 then
    -- One claim at a time, so that the statement after this one sees every earlier claim: two workers that claim at
    -- once could otherwise each take a job of one queue. The lock lasts as long as this call.
    perform pg_advisory_xact_lock(hashtext('jobs_turn :schema'));
    with due as (
      select job.id from :schema.jobs job
      where job.status = 'pending' and job.run_at <= clock_timestamp() and job.task = any (known)
        and (job.locked_until is null or job.locked_until <= clock_timestamp())
        and (job.queue is null or not exists (
          select from :schema.jobs other
          where other.queue = job.queue and other.status = 'pending' and other.id < job.id))
        and (job.queue is null or not exists (
          select from :schema.jobs other
          where other.queue = job.queue and other.status = 'pending' and other.id > job.id
            and other.locked_until > clock_timestamp()))
      order by job.run_at, job.id
      limit max_jobs
      for no key update of job skip locked
    ), taken as (
      update :schema.jobs job
      set owner = worker, locked_until = clock_timestamp() + make_interval(secs => lease_ms / 1000.0), claims = job.claims + 1,
          lapses = job.lapses + (job.owner is not null)::int
      from due where job.id = due.id
      returning job.id, job.task, job.payload, job.queue, job.failures, job.tries, job.claims, job.lapses, job.every_ms
    )
    select jsonb_agg(jsonb_build_object('id', id, 'task', task, 'payload', payload, 'queue', queue, 'failures', failures,
                                        'tries', tries, 'claims', claims, 'lapses', lapses, 'everyMs', every_ms) order by id)
    into claimed from taken;
  end if;
end $$;
`,
  // A job may be its worker's from the start: it is added under a lease, and given to the worker by hand when it is there.
  'jobs-0002': `
-- Every statement reads and plans the CHECKs of the tables that it writes to; those of domains are planned once for each connection.
create domain :schema.job_status as text check (value in ('pending', 'parked'));
create domain :schema.job_count as int check (value > 0);
alter table :schema.jobs
  drop constraint jobs_status_check, drop constraint jobs_tries_check, drop constraint jobs_every_ms_check,
  alter column status type :schema.job_status, alter column tries type :schema.job_count, alter column every_ms type :schema.job_count;

-- As jobs_add; with a worker, whatever is due at once and has nobody before it in its queue is under that worker's lease from the
-- start. Returns, for each job without a key in the order given, its id where that is so, else null.
create function :schema.jobs_put(new_jobs jsonb, wake boolean, worker text, lease_ms int) returns jsonb language plpgsql
set enable_seqscan = off as $$
declare
  ids jsonb;
  left_over boolean;
begin
  with new as (
    select *, worker is not null and new.key is null and new.run_at is null and new.after_ms is null and new.every_ms is null
      and (new.queue is null or not exists (
        select from :schema.jobs other where other.queue = new.queue and other.status = 'pending')) as taken
    from jsonb_to_recordset(new_jobs)
      as new (task text, payload jsonb, queue text, key text, run_at timestamptz, after_ms float8, tries int, every_ms int)
  ), added as (
    insert into :schema.jobs as job (task, payload, queue, key, run_at, tries, every_ms, owner, locked_until, claims)
    select new.task, coalesce(new.payload, 'null'), new.queue, new.key,
           coalesce(new.run_at, now() + make_interval(secs => coalesce(new.after_ms, 0) / 1000.0)), coalesce(new.tries, 5), new.every_ms,
           case when new.taken then worker end,
           case when new.taken then clock_timestamp() + make_interval(secs => lease_ms / 1000.0) end,
           new.taken::int
    from new
    on conflict (key) do update set
      task = excluded.task,
      queue = excluded.queue,
      tries = excluded.tries,
      every_ms = excluded.every_ms,
      status = 'pending',
      failures = 0,
      payload = case when job.locked_until > clock_timestamp() then job.payload else excluded.payload end,
      again_payload = case when job.locked_until > clock_timestamp() and excluded.every_ms is null then excluded.payload end,
      again_at = case when job.locked_until > clock_timestamp() and excluded.every_ms is null then excluded.run_at end,
      run_at = case when job.locked_until > clock_timestamp() then job.run_at
                    when excluded.every_ms is not null and job.every_ms is not null
                      then least(job.run_at, now() + make_interval(secs => excluded.every_ms / 1000.0))
                    else excluded.run_at end,
      -- A worker whose lease has lapsed must not complete what it never saw.
      claims = case when job.locked_until > clock_timestamp() then job.claims else job.claims + 1 end
    returning job.id, job.key, job.owner
  )
  select jsonb_agg(case when owner = worker then id end order by id) filter (where key is null),
         bool_or(key is not null or owner is null)
  into ids, left_over from added;
  if wake and left_over then
    perform pg_notify('jobs_:schema', '');
  end if;
  return ids;
end $$;
`,
  // A job carries the trace of the work that added it.
  'jobs-0003': `
alter table :schema.jobs add column trace jsonb;

-- As before, and tells the trace of what is claimed.
create or replace function :schema.jobs_turn(worker text, done_ids bigint[], done_claims int[], known text[], max_jobs int, lease_ms int,
                                  out completed jsonb, out claimed jsonb) language plpgsql
-- The table is mostly empty, and its statistics say so, until the day it holds a backlog.
set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
begin
  if cardinality(done_ids) > 0 then
    with mine as (
      select job.id from unnest(done_ids, done_claims) as done (id, claims)
      join :schema.jobs job on job.id = done.id and job.claims = done.claims and job.owner = worker
      where job.again_at is null and job.every_ms is null
      for update of job skip locked
    ), gone as (
      delete from :schema.jobs job using mine where job.id = mine.id returning job.id
    )
    select jsonb_agg(id) into completed from gone;
  end if;
  if max_jobs > 0 then
    -- One claim at a time, so that the statement after this one sees every earlier claim: two workers that claim at
    -- once could otherwise each take a job of one queue. The lock lasts as long as this call.
    perform pg_advisory_xact_lock(hashtext('jobs_turn :schema'));
    with due as (
      select job.id from :schema.jobs job
      where job.status = 'pending' and job.run_at <= clock_timestamp() and job.task = any (known)
        and (job.locked_until is null or job.locked_until <= clock_timestamp())
        and (job.queue is null or not exists (
          select from :schema.jobs other
          where other.queue = job.queue and other.status = 'pending' and other.id < job.id))
        and (job.queue is null or not exists (
          select from :schema.jobs other
          where other.queue = job.queue and other.status = 'pending' and other.id > job.id
            and other.locked_until > clock_timestamp()))
      order by job.run_at, job.id
      limit max_jobs
      for no key update of job skip locked
    ), taken as (
      update :schema.jobs job
      set owner = worker, locked_until = clock_timestamp() + make_interval(secs => lease_ms / 1000.0), claims = job.claims + 1,
          lapses = job.lapses + (job.owner is not null)::int
      from due where job.id = due.id
      returning job.id, job.task, job.payload, job.queue, job.failures, job.tries, job.claims, job.lapses, job.every_ms, job.trace
    )
    select jsonb_agg(jsonb_build_object('id', id, 'task', task, 'payload', payload, 'queue', queue, 'failures', failures,
                                        'tries', tries, 'claims', claims, 'lapses', lapses, 'everyMs', every_ms, 'trace', trace) order by id)
    into claimed from taken;
  end if;
end $$;

-- As before, and keeps the trace of what is added.
create or replace function :schema.jobs_put(new_jobs jsonb, wake boolean, worker text, lease_ms int) returns jsonb language plpgsql
set enable_seqscan = off as $$
declare
  ids jsonb;
  left_over boolean;
begin
  with new as (
    select *, worker is not null and new.key is null and new.run_at is null and new.after_ms is null and new.every_ms is null
      and (new.queue is null or not exists (
        select from :schema.jobs other where other.queue = new.queue and other.status = 'pending')) as taken
    from jsonb_to_recordset(new_jobs)
      as new (task text, payload jsonb, queue text, key text, run_at timestamptz, after_ms float8, tries int, every_ms int, trace jsonb)
  ), added as (
    insert into :schema.jobs as job (task, payload, queue, key, run_at, tries, every_ms, trace, owner, locked_until, claims)
    select new.task, coalesce(new.payload, 'null'), new.queue, new.key,
           coalesce(new.run_at, now() + make_interval(secs => coalesce(new.after_ms, 0) / 1000.0)), coalesce(new.tries, 5), new.every_ms, new.trace,
           case when new.taken then worker end,
           case when new.taken then clock_timestamp() + make_interval(secs => lease_ms / 1000.0) end,
           new.taken::int
    from new
    on conflict (key) do update set
      task = excluded.task,
      queue = excluded.queue,
      tries = excluded.tries,
      every_ms = excluded.every_ms,
      trace = excluded.trace,
      status = 'pending',
      failures = 0,
      payload = case when job.locked_until > clock_timestamp() then job.payload else excluded.payload end,
      again_payload = case when job.locked_until > clock_timestamp() and excluded.every_ms is null then excluded.payload end,
      again_at = case when job.locked_until > clock_timestamp() and excluded.every_ms is null then excluded.run_at end,
      run_at = case when job.locked_until > clock_timestamp() then job.run_at
                    when excluded.every_ms is not null and job.every_ms is not null
                      then least(job.run_at, now() + make_interval(secs => excluded.every_ms / 1000.0))
                    else excluded.run_at end,
      -- A worker whose lease has lapsed must not complete what it never saw.
      claims = case when job.locked_until > clock_timestamp() then job.claims else job.claims + 1 end
    returning job.id, job.key, job.owner
  )
  select jsonb_agg(case when owner = worker then id end order by id) filter (where key is null),
         bool_or(key is not null or owner is null)
  into ids, left_over from added;
  if wake and left_over then
    perform pg_notify('jobs_:schema', '');
  end if;
  return ids;
end $$;
`,
}
