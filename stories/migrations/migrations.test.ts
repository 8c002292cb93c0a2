import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { scratchDatabase } from '@toyline/testing'
import pg from 'pg'
import { readAllMigrations } from '../../apps/platform/src/migrate.ts'
import { judge } from './judge.ts'

/**
 * Up to here nothing was ever released: no table of anybody's had rows that one could wait for, and there was no release before that
 * had to go on. What comes after these has both.
 */
const BEFORE_THE_FIRST_RELEASE: Record<string, string> = {
  products: '0020-hold-at-few-locations.sql',
  users: '0004-locale.sql',
  orders: '0019-allocations.sql',
  payments: '0011-credits.sql',
  notifications: '0002-mail-state.sql',
  sandbox: '0004-customers.sql',
}
const searchPath = (service: string) => `${service}, extensions`

async function emptyRooms(t: TestContext, services: string[]) {
  const none = join(import.meta.dirname, 'none')
  const { adminUrl } = await scratchDatabase(t, services, { directories: Object.fromEntries(services.map((service) => [service, none])) })
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  client.on('error', () => {})
  t.after(() => client.end())
  return client
}

test('O4: no migration since the first release keeps others waiting for a table, or breaks the release before', async (t) => {
  const all = await readAllMigrations()
  const client = await emptyRooms(t, Object.keys(all))
  const objections: Record<string, string[]> = {}
  const grandfathered: string[] = []
  for (const [service, migrations] of Object.entries(all)) {
    const last = BEFORE_THE_FIRST_RELEASE[service] ?? ''
    assert.ok(last === '' || migrations.some(({ name }) => name === last), `${service} has ${last}`)
    for (const one of migrations) {
      const found = await judge(client, service, searchPath(service), one)
      if (one.name <= last) grandfathered.push(...found)
      else if (found.length > 0) objections[`${service}/${one.name}`] = found
    }
  }
  assert.deepEqual(objections, {}, 'CONTRIBUTING.md, "Adding a migration", says how it is done instead')
  assert.ok(grandfathered.length > 20, 'it does object to what older ones do')
})

const CHEATS: [string, string, string][] = [
  [
    'an index in a transaction',
    'create index toys_colour on orders.toys (colour)',
    'makes toys_colour while toys is locked; reads all of toys',
  ],
  [
    'another type',
    'alter table orders.toys alter column pieces type bigint',
    'writes toys anew; reads all of toys; makes toys.pieces of int4 int8',
  ],
  [
    'a default that differs by row',
    'alter table orders.toys add column token uuid default gen_random_uuid()',
    'writes toys anew; reads all of toys',
  ],
  [
    'a column that must be given',
    'alter table orders.toys add column size text not null',
    'reads all of toys; demands toys.size, which nobody gave before',
  ],
  [
    'a column that has to be there at once',
    'alter table orders.toys alter column colour set not null',
    'reads all of toys; demands toys.colour',
  ],
  ['no default any more', 'alter table orders.toys alter column pieces drop default', 'demands toys.pieces'],
  ['a check of all rows', 'alter table orders.toys add check (pieces > 0)', 'reads all of toys'],
  ['a reference of all rows', 'alter table orders.toys add foreign key (maker) references orders.makers', 'reads all of toys'],
  ['all rows changed', "update orders.toys set colour = 'red'", 'reads all of toys'],
  ['a new name', 'alter table orders.toys rename column colour to paint', 'takes toys.colour away'],
  ['a column less', 'alter table orders.toys drop column colour', 'takes toys.colour away'],
  ['a table less', 'drop table orders.toys', 'takes toys away'],
  [
    'nothing that needs to be alone',
    '-- outside a transaction\ncreate table orders.games (id int);',
    'runs outside a transaction what has no need to',
  ],
]
const GOOD: [string, string][] = [
  ['a column that may be empty', 'alter table orders.toys add column size text'],
  ['a column with one default', "alter table orders.toys add column state text not null default 'new'"],
  ['a check of new rows', 'alter table orders.toys add constraint toys_of_pieces check (pieces > 0) not valid'],
  [
    'a table with all that it needs',
    'create table orders.games (id int primary key, maker int references orders.makers); create index games_maker on orders.games (maker)',
  ],
  [
    'an index that is made while everybody goes on',
    '-- outside a transaction\ndrop index concurrently if exists orders.toys_colour;\ncreate index concurrently toys_colour on orders.toys (colour);\n',
  ],
  ['a check of old rows', 'alter table orders.toys validate constraint toys_whole'],
  [
    'what is argued for',
    '-- may lock or break the release before: it has four rows, one a market\nalter table orders.toys drop column colour',
  ],
]

test('that check objects to each way of keeping others waiting, and of breaking the release before', async (t) => {
  const client = await emptyRooms(t, ['orders'])
  const judged = async (sql: string) => {
    await client.query(`drop table if exists orders.toys, orders.games, orders.makers;
      create table orders.makers (id int primary key);
      create table orders.toys (id int primary key, colour text, pieces int not null default 1, maker int);
      alter table orders.toys add constraint toys_whole check (pieces < 1000) not valid`)
    return (await judge(client, 'orders', searchPath('orders'), { name: '0002-more.sql', sql, sha256: '' })).join('; ')
  }
  for (const [what, sql, objection] of CHEATS) assert.equal(await judged(sql), objection, what)
  for (const [what, sql] of GOOD) assert.equal(await judged(sql), '', what)
})
