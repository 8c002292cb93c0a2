import assert from 'node:assert/strict'
import { test } from 'node:test'
import { event, type Money, newId, type Order, type OrderEdit } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { newOrder, openShop, type Shop, sentEvents, type TestOrder } from './room.ts'

const usd = (amount: number): Money => ({ amount, currency: 'USD' })

/** The order as it is once its pieces cost less that leave after so many. */
function cheaper(order: Order, after: number, unit: number): Order {
  const lines = order.lines.map((line) => ({
    ...line,
    repriced: [{ after, because: 'edit' as const, unitPrice: usd(unit), lineTotal: usd(unit * line.quantity), taxLines: line.taxLines }],
  }))
  return { ...order, lines }
}

/** Staff took the rest of an order off, of which one piece has left. */
function restTakenOff(order: Order) {
  const lines = order.lines.map((line) => ({ ...line, shipped: 1, cancelled: line.quantity - 1 }))
  const edited: Order = { ...order, lines, fulfilment: 'shipped' }
  const edit: OrderEdit = {
    id: newId('edit'),
    kind: 'lower',
    state: 'done',
    reason: 'Short supply',
    at: '2026-11-22T11:00:00.000Z',
    until: null,
    lines: [],
    before: order.totals.total,
    after: order.totals.total,
    totals: null,
    supplement: null,
  }
  return event('orders.order-edited.v1', order.id, {
    order: edited,
    edit,
    lines: lines.map(({ id, cancelled }) => ({ lineId: id, quantity: cancelled })),
  })
}

const invoiced = async (shop: Shop, { orderId }: TestOrder) =>
  (
    await shop.query<{ total: number }>(
      `select total_amount::int as total from payments.documents where order_id = $1 and kind = 'invoice' order by sequence`,
      [orderId],
    )
  ).map(({ total }) => total)
const leftOf = async (shop: Shop) =>
  (await shop.inProvider<{ left: number }>('select amount_capturable::int as left from sandbox.intents'))[0]
const noDrift = async (shop: Shop) => {
  const { unbalanced, drift } = await shop.ask.ledgerReport({})
  assert.deepEqual([unbalanced, drift], [[], []])
}

test('a lower price takes less with later shipments of the same authorisation; the rest is released, refunds are of what was paid (W58)', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder({ amount: 9_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const [first, second] = sentEvents(order, [1, 2])
  await shop.sent(order, first)
  const edited = { ...second!, data: { ...second!.data, order: cheaper(second!.data.order, 1, 2_000) } }
  for (const said of [edited, first, edited]) await shop.sent(order, said)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  assert.deepEqual(await invoiced(shop, order), [3_000, 4_000])
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 7_000, refunded: 0 })
  assert.deepEqual(await leftOf(shop), { left: 0 })
  await noDrift(shop)

  const lineId = first!.data.order.lines[0]!.id
  const back = { reason: 'Returned', lines: [{ lineId, quantity: 3, fee: 0 }], freight: false }
  const refund = await shop.ask.refundOrder({ params: { orderId: order.orderId }, body: back }, { idempotencyKey: 'all' })
  assert.deepEqual(refund.amount, usd(7_000), 'three pieces at what each was paid')
  await waitFor(async () => (await shop.truth(order)).refunded === 7_000, { timeoutMs: 30_000 })
  await noDrift(shop)
})

test('a lower price of an order that is heard of late, or the wrong way round, comes to the same shares (W58)', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = newOrder({ amount: 9_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const [first, second] = sentEvents(order, [1, 2])
  await shop.sent(order, { ...second!, data: { ...second!.data, order: cheaper(second!.data.order, 1, 2_000) } })
  await shop.sent(order, first)
  await waitFor(async () => (await invoiced(shop, order)).length === 2, { timeoutMs: 30_000 })
  assert.deepEqual(await invoiced(shop, order), [3_000, 4_000])
  await noDrift(shop)
})

test('what is taken off an order is never taken: the rest of its authorisation is released, and nothing is voided that was paid (W58)', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder({ amount: 9_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const [first] = sentEvents(order, [1, 2])
  await shop.sent(order, first)
  const edit = restTakenOff(first!.data.order)
  for (const said of [edit, { ...edit, id: newId('evt') }]) await shop.sent(order, said as never)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 3_000, refunded: 0 })
  assert.deepEqual([await leftOf(shop), await invoiced(shop, order)], [{ left: 0 }, [3_000]])
  await noDrift(shop)
})
