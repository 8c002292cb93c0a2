import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { injectTransport } from '@toyline/http'
import { scratchDatabase, spawnNode, waitFor } from '@toyline/testing'
import { type Neighbours, neighbours, variant } from '../test/neighbours.ts'
import { forgetfulOutbox, guest, type PlaceRequest, startService, tokens, visitor } from '../test/room.ts'
import { type Plan, planSaga } from '../test/saga-plan.ts'

const CHILD = fileURLToPath(new URL('../test/saga-child.ts', import.meta.url))
const STOCK = 600
/** Short, so that the test need not wait as long as a buyer would; the bar is 30 s with the lease of production. */
const LEASE_MS = 3_000

type Row = { id: string; state: string; payment_state: string; stock_claimed: boolean; undone: boolean }
type Outcome = { faults: string[]; states: Record<string, number> }

/**
 * Checks out one cart per failpoint at once, kills the process with all of them stopped there, starts another on the same
 * database and says what is wrong when it has had its time: an order, a charge, a claim or a mail too many or too few.
 */
async function crashAndRecover(t: TestContext, seed: number, { isDefective = false, patienceMs = 25_000 } = {}): Promise<Outcome> {
  const { urls } = await scratchDatabase(t, ['orders'])
  const around = neighbours(tokens)
  const neighboursUrl = await around.app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => around.app.close())
  const variants = Array.from({ length: 4 }, () => around.offer(variant(), STOCK))
  const plans = planSaga(
    seed,
    variants.map(({ variantId, casePack }) => ({ variantId, casePack })),
  )

  const child = spawnNode(t, CHILD, [JSON.stringify({ url: urls.orders, neighboursUrl, plans, leaseMs: LEASE_MS, isDefective })])
  await child.printed(/all parked/, 40_000)
  await child.kill('SIGKILL')
  const requests = new Map(
    [...child.output().matchAll(/^request (.*)$/gm)]
      .map(([, text]) => JSON.parse(text ?? '') as PlaceRequest)
      .map((one) => [one.orderId, one]),
  )

  const { service, pool } = startService({
    url: urls.orders,
    transport: injectTransport(around.app),
    deliver: async (subscriber, { id, name, aggregateId }) => {
      if (!around.heard.some((one) => one.id === id && one.subscriber === subscriber))
        around.heard.push({ subscriber, id, name, aggregateId })
    },
    settings: { leaseMs: LEASE_MS, sweepEveryMs: 60_000, strandedAfterMs: 600_000 },
    ...(isDefective ? { plantedDefects: forgetfulOutbox() } : {}),
  })
  t.after(async () => {
    await service.stop()
    await pool.end()
  })
  await service.start()
  const returning = plans
    .filter((plan) => plan.browserReturns)
    .map(async (plan) => {
      const me = visitor(injectTransport(service.app), guest(plan.guestId))
      const answer = await me.place(requests.get(plan.orderId)!, plan.failpoint === 'retry.after-started' ? undefined : plan.key)
      assert.ok([201, 409, 503].includes(answer.status), `${plan.failpoint}: ${answer.status} ${answer.text}`)
    })
  await Promise.all(returning)

  const rows = async () =>
    (
      await pool.query<Row>(
        `select id, state, payment_state, stock_claimed_at is not null as stock_claimed, undone_at is not null as undone from orders.orders`,
      )
    ).rows
  const faultsNow = async () => faultsOf(plans, await rows(), around)
  await waitFor(async () => (await faultsNow()).length === 0, { timeoutMs: patienceMs }).catch(() => {})
  if (!isDefective) await service.idle()
  const states: Record<string, number> = {}
  for (const row of await rows()) states[row.state] = (states[row.state] ?? 0) + 1
  return { faults: await faultsNow(), states }
}

function faultsOf(plans: Plan[], rows: Row[], around: Neighbours): string[] {
  const faults: string[] = []
  const said = (name: string, id: string) =>
    around.heard.filter((one) => one.name === name && one.aggregateId === id && one.subscriber === 'notifications').length
  for (const plan of plans) {
    const row = rows.find((one) => one.id === plan.orderId)
    const { charges, voids } = around.payments.get(plan.orderId) ?? { charges: 0, voids: 0 }
    const hold = around.holds.get(plan.orderId)
    const facts = `${row?.state ?? 'no order'}/${row?.payment_state} ${charges} charged ${voids} voided, hold ${hold?.state}, placed mails ${said('orders.order-placed.v1', plan.orderId)}`
    const isRight = {
      none: () => charges === 0 && hold === undefined && said('orders.order-placed.v1', plan.orderId) === 0,
      placed: () =>
        charges === 1 &&
        voids === 0 &&
        hold?.state === 'claimed' &&
        hold.claims === 1 &&
        row?.stock_claimed &&
        said('orders.order-placed.v1', plan.orderId) === 1,
      ended: () =>
        charges === voids &&
        hold?.state !== 'held' &&
        hold?.state !== 'claimed' &&
        row?.undone &&
        said('orders.order-placed.v1', plan.orderId) === 0,
      'awaiting-payment': () =>
        charges === 0 && hold?.state === 'held' && ['declined', 'requires-action', 'processing'].includes(row?.payment_state ?? ''),
      unfinished: () => false,
    }
    const kind =
      row === undefined
        ? 'none'
        : row.state === 'failed' || row.state === 'expired'
          ? 'ended'
          : row.state in isRight
            ? (row.state as 'placed')
            : 'unfinished'
    if (!isRight[kind]()) faults.push(`${plan.failpoint} (${plan.token}): ${facts}`)
  }
  const held = [...around.holds.values()]
    .filter((one) => one.state !== 'released')
    .flatMap((one) => one.lines)
    .reduce((sum, line) => sum + line.quantity, 0)
  const left = [...around.stock.values()].reduce((sum, one) => sum + one, 0)
  if (left + held !== 4 * STOCK) faults.push(`stock: ${left} left and ${held} held or claimed of ${4 * STOCK}`)
  return faults
}

describe('the saga, killed', { concurrency: true }, () => {
  for (const seed of [1, 2, 3]) {
    test(`at every place, seed ${seed}: each order ends with one charge, one claim and one mail, or with nothing (C7)`, async (t) => {
      const { faults, states } = await crashAndRecover(t, seed)
      assert.deepEqual(faults, [])
      assert.ok((states.placed ?? 0) > 0 && (states.failed ?? 0) > 0, JSON.stringify(states))
    })
  }

  test('planted: a saga that enqueues no job beside its order is caught by the same check', async (t) => {
    const { faults } = await crashAndRecover(t, 1, { isDefective: true, patienceMs: 5_000 })
    assert.ok(faults.length > 0)
  })
})
