import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { FAILPOINTS } from '@toyline/payments'
import { spawnNode, waitFor } from '@toyline/testing'
import type { Plan } from './crash-child.ts'
import { newOrder, openShop, type Shop } from './room.ts'

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url))
/** What the provider has, for each thing that we may say of a payment when all is settled. */
const TRUTH: Record<string, string[]> = {
  authorised: ['requires_capture 1'],
  captured: ['succeeded 1'],
  declined: ['requires_payment_method 0'],
  voided: ['canceled 1', 'canceled 0', 'undefined 0'],
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Kills a process with one order at each failpoint, starts another, and says which payments are not what they must be. */
async function crashAndRecover(
  t: TestContext,
  seed: number,
  options: { through?: Parameters<typeof openShop>[1] extends infer O ? (O extends { through?: infer T } ? T : never) : never } = {},
) {
  const random = randomFrom(seed)
  const pick = <Item>(items: Item[]) => items[Math.floor(random() * items.length)]!
  const shop = await openShop(t, { settings: { sweepMs: 50 }, ...(options.through ? { through: options.through } : {}) })
  const plans: Plan[] = FAILPOINTS.map((failpoint) => ({
    order: newOrder(),
    failpoint,
    token: failpoint.startsWith('authorise') ? pick(['pm_card_visa', 'pm_card_amex', 'pm_card_declined']) : 'pm_card_visa',
  })).sort(() => random() - 0.5)
  const child = spawnNode(t, CHILD, [JSON.stringify({ url: shop.urls.payments, providerUrl: shop.url, plans })])
  await child.printed(/all parked/, 60_000)
  await child.kill('SIGKILL')

  const ended = plans.filter(({ failpoint }) => failpoint.startsWith('authorise') && random() < 0.3)
  await shop.query(`update payments.jobs set locked_until = now() where owner is not null`)
  await shop.service.start()
  // What was not answered is said again.
  for (const { order, failpoint } of plans) if (failpoint.startsWith('capture')) await shop.sent(order)
  await Promise.all(ended.map(({ order }) => shop.end(order)))
  await Promise.all(plans.map(({ order }) => shop.age(order, '1 minute')))
  await waitFor(async () => (await faultsOf(shop, plans)).length === 0, { timeoutMs: options.through ? 5_000 : 30_000 }).catch(() => {})
  return { faults: await faultsOf(shop, plans), report: await shop.ask.ledgerReport({}) }
}

async function faultsOf(shop: Shop, plans: Plan[]): Promise<string[]> {
  const faults: string[] = []
  for (const { order, failpoint, token } of plans) {
    const state = (await shop.state(order))?.state ?? 'none'
    const { intents, charges, status } = await shop.truth(order)
    const invoices = (await shop.invoices(order)).length
    const isDone = failpoint.startsWith('capture') ? state === 'captured' : failpoint.startsWith('void') ? state === 'voided' : true
    if (!isDone || intents > 1 || invoices !== (failpoint.startsWith('capture') ? 1 : 0) || !TRUTH[state]?.includes(`${status} ${charges}`))
      faults.push(`${failpoint} (${token}): ${state}, provider has ${intents} × ${status}, ${charges} charged, ${invoices} invoices`)
  }
  return faults
}

for (const seed of [1, 2, 3]) {
  test(`killed at each failpoint, seed ${seed}: every payment ends with one charge or none, as the provider has it, and what is taken with one invoice`, async (t) => {
    const { faults, report } = await crashAndRecover(t, seed)
    assert.deepEqual(faults, [])
    assert.deepEqual([report.unbalanced, report.drift], [[], []])
  })
}

test('planted: recovery with new keys, where the provider’s search lags, is caught by the same check', async (t) => {
  const { faults } = await crashAndRecover(t, 1, {
    through: (request, provider) => {
      if (request.path.includes('/search') && !request.path.includes('limit='))
        return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{"data":[],"has_more":false}') })
      const { 'idempotency-key': key, ...headers } = request.headers
      return provider({ ...request, headers: key ? { ...headers, 'idempotency-key': `${key}:again` } : headers })
    },
  })
  assert.ok(faults.length > 0)
})
