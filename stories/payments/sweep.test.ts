import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { newOrder, openShop } from './room.ts'

const quick = { working: true, settings: { sweepMs: 50 } } as const

test('what waits for an answer is asked for: lost answers, challenges that were answered, payments that settled', async (t) => {
  const shop = await openShop(t, quick)
  const settled = newOrder()
  await shop.authorise(settled, 'pm_card_processing_succeeds')
  await shop.call('POST', '/_faults/settle', {})
  const declined = newOrder()
  await shop.authorise(declined, 'pm_card_processing_fails')
  await shop.call('POST', '/_faults/settle', {})
  await shop.age(settled, '1 minute')
  await shop.age(declined, '1 minute')
  await waitFor(() => shop.said.length === 2, { timeoutMs: 30_000 })
  assert.deepEqual(
    new Map(shop.said.map(({ status }) => [status.orderId, status.state])),
    new Map([
      [settled.orderId, 'authorised'],
      [declined.orderId, 'declined'],
    ]),
  )
})

test('many payments that nothing becomes of do not keep the sweeper from the rest', async (t) => {
  const shop = await openShop(t, quick)
  const left = Array.from({ length: 130 }, () => newOrder())
  await shop.query(
    `insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, customer, email, review, looked_at, updated_at)
     select id, '', 'card', 'nobody', 100, 'USD', 'requires-action', 1, '', '', null, now() - interval '3 hours', now() - interval '3 hours' from unnest($1::text[]) id`,
    [left.map(({ orderId }) => orderId)],
  )
  const order = newOrder()
  await shop.authorise(order, 'pm_card_processing_succeeds')
  await shop.call('POST', '/_faults/settle', {})
  await shop.age(order, '1 minute')
  await waitFor(async () => (await shop.state(order))?.state === 'authorised', { timeoutMs: 30_000 })
  const [asked] = await shop.query<{ again: number }>(
    `select count(*)::int as again from payments.payments where looked_at > now() - interval '1 hour' and provider = 'nobody'`,
  )
  assert.equal(asked?.again, 130, 'they were looked at too, once')
})

test('money that the provider holds for an order that has ended, is paid otherwise, or is not known, is given back (W23)', async (t) => {
  const shop = await openShop(t, quick)
  const intent = (orderId: string, amount = 12_900) =>
    shop.call<{ id: string }>('POST', '/v1/payment_intents', {
      amount,
      currency: 'usd',
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa',
      metadata: { order_id: orderId },
    })
  const ended = newOrder()
  await shop.end(ended)
  const invoiced = newOrder()
  await shop.onAccount(invoiced)
  const doubled = newOrder()
  await shop.authorise(doubled, 'pm_card_visa')
  const unknown = newOrder()
  for (const { orderId } of [ended, invoiced, doubled, unknown]) await intent(orderId)
  const lost = newOrder()
  await shop.authorise(lost, 'pm_card_lost_answer')
  const good = newOrder()
  await shop.authorise(good, 'pm_card_visa')
  const foreign = await shop.call<{ id: string }>('POST', '/v1/payment_intents', { amount: 100, currency: 'sek' })

  await shop.inProvider(`update sandbox.intents set created = created - interval '2 minutes'`)
  const status = async ({ orderId }: { orderId: string }) =>
    (
      await shop.inProvider<{ status: string }>(`select status from sandbox.intents where metadata->>'order_id' = $1 order by status`, [
        orderId,
      ])
    )
      .map((row) => row.status)
      .join()
  const lookBack = () =>
    shop.query(
      `insert into payments.sweeps (provider, swept_to) values ('sandbox', now() - interval '40 minutes') on conflict (provider) do update set swept_to = excluded.swept_to`,
    )
  let lookedBack = Number.NEGATIVE_INFINITY
  await waitFor(
    async () => {
      // More than once: a sweep that is under way may close the time into which the payments have just been moved.
      if (performance.now() - lookedBack > 3_000) {
        await lookBack()
        lookedBack = performance.now()
      }
      return (await status(ended)) === 'canceled'
    },
    { timeoutMs: 30_000 },
  )
  for (const order of [ended, invoiced, unknown]) await waitFor(async () => (await status(order)) === 'canceled', { timeoutMs: 30_000 })
  await waitFor(async () => (await status(doubled)) === 'canceled,requires_capture', { timeoutMs: 30_000 })
  await waitFor(async () => (await shop.state(lost))?.state === 'authorised', { timeoutMs: 30_000 })
  assert.equal(await status(good), 'requires_capture')
  assert.equal(await status(lost), 'requires_capture')
  assert.deepEqual(
    [(await shop.state(good))?.state, (await shop.state(doubled))?.state, (await shop.state(invoiced))?.state],
    ['authorised', 'authorised', 'on-account'],
  )
  assert.deepEqual(await shop.inProvider('select status from sandbox.intents where id = $1', [foreign.id]), [
    { status: 'requires_payment_method' },
  ])
})

test('what was compared once is not listed again, and what was made a moment ago is left to its own call', async (t) => {
  const shop = await openShop(t, quick)
  await shop.authorise(newOrder(), 'pm_card_visa')
  const lists = () => shop.asked.filter(({ path }) => /payment_intents\?.*created_gte/.test(path)).map(({ path }) => path)
  const [swept] = await waitFor(
    async () => {
      const found = await shop.query<{ done: boolean }>(`select swept_to > now() - interval '62 seconds' as done from payments.sweeps`)
      return found[0]?.done && found
    },
    { timeoutMs: 30_000 },
  )
  assert.ok(swept)
  const froms = lists().map((path) => Number(/created_gte=(\d+)/.exec(path)?.[1]))
  assert.deepEqual(
    froms,
    [...new Set(froms)].sort((one, other) => one - other),
    'each stretch of time once, in order',
  )
})
