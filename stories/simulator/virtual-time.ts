import type pg from 'pg'

/**
 * Takes the clock of a database away from the machine: `now()` and `clock_timestamp()` of everything in it say what `sim.clock`
 * says, and time passes only where it is told to. Schemas are found by the roles' search paths, so that no statement of a room changes.
 * @returns for each room, what its connections must be opened with
 */
export async function takeTime(admin: pg.ClientBase, rooms: readonly string[]): Promise<Record<string, string>> {
  await admin.query(`
    create schema sim;
    grant usage on schema sim to public;
    create unlogged table sim.clock (at timestamptz not null);
    grant select on sim.clock to public;
    insert into sim.clock values ('${STARTS_AT}');
    create function sim.now() returns timestamptz language sql stable as 'select at from sim.clock';
    create function sim.clock_timestamp() returns timestamptz language sql stable as 'select at from sim.clock';`)
  const { rows: defaults } = await admin.query<{ table: string; column: string }>(
    `select d.adrelid::regclass::text as table, quote_ident(a.attname) as column
     from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     where pg_get_expr(d.adbin, d.adrelid) = 'now()'`,
  )
  for (const { table, column } of defaults) await admin.query(`alter table ${table} alter column ${column} set default sim.now()`)
  const { rows: own } = await admin.query<{ function: string; path: string }>(
    `select p.oid::regprocedure::text as function, split_part(setting, '=', 2) as path
     from pg_proc p, unnest(p.proconfig) setting where setting like 'search_path=%'`,
  )
  for (const { function: name, path } of own) await admin.query(`alter function ${name} set search_path = sim, ${path}, pg_catalog`)
  const { rows: bound } = await admin.query(
    `select oid from pg_proc where prosqlbody is not null and pronamespace::regnamespace::text = any($1)
       and pg_get_functiondef(oid) ~ '\\m(now|clock_timestamp)\\(\\)'`,
    [rooms],
  )
  if (bound.length > 0) throw new Error('a function is bound to the real clock by its standard SQL body')
  const { rows: roles } = await admin.query<{ role: string; path: string }>(
    `select rolname as role, split_part(setting, '=', 2) as path from pg_roles, unnest(rolconfig) setting where setting like 'search_path=%'`,
  )
  return Object.fromEntries(
    rooms.map((room) => {
      const path = roles.find(({ role }) => role === `toyline_${room}`)?.path ?? room
      return [room, `-c plan_cache_mode=force_generic_plan -c search_path=sim,${path.replaceAll(' ', '')},pg_catalog`]
    }),
  )
}

/** So far from now that what asks the machine's clock, the days for cancelling and returning, finds all of them still to come. */
export const STARTS_AT = '2096-11-02T09:00:00Z'

/** Lets time pass. */
export async function passTime(admin: pg.ClientBase, ms: number): Promise<void> {
  await admin.query({ name: 'pass-time', text: `update sim.clock set at = at + $1::float8 * interval '1 millisecond'`, values: [ms] })
}
