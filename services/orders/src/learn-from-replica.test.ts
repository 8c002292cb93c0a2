import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { injectTransport } from '@toyline/http'
import { idempotencyTables } from '@toyline/idempotency'
import { jobsMigrations } from '@toyline/jobs'
import { migrate, openReads, type Reads, roleUrl } from '@toyline/postgres'
import { replicatedServers, waitFor } from '@toyline/testing'
import { placeMany } from '../test/crowd.ts'
import { neighbours } from '../test/neighbours.ts'
import { startService, tokens } from '../test/room.ts'
import { migrations } from './index.ts'

const CROWD = { orders: 60, products: 60 }
/** Longer than the test: a replica that replays nothing counts as well, and what it was read from shows in what was learned. */
const AGES_MS = 600_000

test('what shops buy together is learned from a replica, kept on the primary, and learned from the primary where no replica answers', async (t) => {
  const servers = await replicatedServers(t)
  const { url } = await migrate({
    adminUrl: servers.primary.adminUrl,
    service: 'orders',
    directory: fileURLToPath(migrations),
    extra: [...jobsMigrations('orders'), idempotencyTables],
  })
  let reads: Reads | undefined
  const { service, pool } = startService({
    url,
    transport: injectTransport(neighbours(tokens).app),
    deliver: async () => {},
    readsFrom(primary) {
      const replicas = [roleUrl({ adminUrl: servers.replica.adminUrl, service: 'orders' })]
      reads = openReads({ primary, replicas, maxAgeMs: AGES_MS })
      return reads
    },
  })
  t.after(async () => {
    await service.stop()
    await reads?.end()
    await pool.end()
  })
  await service.start()
  await placeMany((text, values) => pool.query(text, values), CROWD)
  await servers.caughtUp()
  /** Of how many products something is known once it was learned anew. */
  const learned = async () => {
    await pool.query(`update orders.jobs set run_at = now() where key = 'learn-companions'`)
    await service.idle()
    return (await pool.query('select from orders.companions')).rowCount
  }
  assert.equal(await learned(), CROWD.products)
  const isReplica = async () => (await reads?.query<{ is: boolean }>('select pg_is_in_recovery() as is'))?.rows[0]?.is
  await waitFor(isReplica, { what: 'the replica to answer' })

  await servers.pauseReplay()
  await pool.query(`update orders.orders set placed_at = placed_at - interval '400 days'`)
  await pool.query('delete from orders.companions')
  assert.equal(await learned(), CROWD.products, 'by the orders that the replica knows')

  await servers.killReplica()
  assert.equal(await learned(), 0, 'by those of the primary')
})
