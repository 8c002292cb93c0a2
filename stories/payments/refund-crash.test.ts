import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { REFUND_FAILPOINTS } from '@toyline/payments'
import { spawnNode, waitFor } from '@toyline/testing'
import type { Plan } from './crash-child.ts'
import { newOrder, openShop, type Shop } from './room.ts'

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url))
/** One of an order's two pieces: what is given back twice is more. */
const HALF = 12_900 / 2

/** Kills a process in the middle of a refund at each failpoint, starts another, and says which refunds are not what they must be. */
async function crashAndRecover(t: TestContext, through?: Parameters<typeof openShop>[1] extends infer O ? O : never): Promise<string[]> {
  const shop = await openShop(t, { settings: { sweepMs: 50 }, ...through })
  const plans: Plan[] = REFUND_FAILPOINTS.map((failpoint) => ({ order: newOrder(), failpoint, token: 'pm_card_visa' }))
  const child = spawnNode(t, CHILD, [JSON.stringify({ url: shop.urls.payments, providerUrl: shop.url, plans })])
  await child.printed(/all parked/, 60_000)
  await child.kill('SIGKILL')
  await shop.query('update payments.jobs set locked_until = now(), run_at = now() where owner is not null')
  await shop.service.start()
  await waitFor(async () => (await shop.query(`select from payments.refunds where state = 'open'`)).length === 0, { timeoutMs: 30_000 })
  return faultsOf(shop, plans)
}

async function faultsOf(shop: Shop, plans: Plan[]): Promise<string[]> {
  const faults: string[] = []
  for (const { order, failpoint } of plans) {
    const refunds = await shop.refunds(order)
    const { refunded } = await shop.truth(order)
    const made = await shop.inProvider(
      `select from sandbox.refunds r join sandbox.intents i on i.id = r.intent_id where i.metadata ->> 'order_id' = $1`,
      [order.orderId],
    )
    const isOne = refunds.length === 1 && refunds[0]?.state === 'done' && refunds[0].document !== null
    if (!isOne || made.length !== 1 || refunded !== HALF)
      faults.push(`${failpoint}: ${JSON.stringify(refunds)}, the provider has ${made.length}, ${refunded} given back`)
  }
  const { unbalanced, drift } = await shop.ask.ledgerReport({})
  return [...faults, ...unbalanced, ...drift, ...(await shop.ask.documentReport({})).drift]
}

test('killed at each place of a refund: one refund, one credit note, one booking', async (t) => {
  assert.deepEqual(await crashAndRecover(t), [])
})

test('planted: a refund that is asked for again under another key is caught by the same check', async (t) => {
  const faults = await crashAndRecover(t, {
    through: (request, provider) => {
      if (request.path !== '/v1/refunds') return provider(request)
      const { 'idempotency-key': key, ...headers } = request.headers
      return provider({ ...request, headers: { ...headers, 'idempotency-key': `${key}:again` } })
    },
  })
  assert.ok(faults.length > 0)
})
