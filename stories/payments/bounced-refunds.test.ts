import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { openPayPalShop } from './paypal/paypal-room.ts'
import { reconciled } from './reconciled.ts'
import { lineOf, newOrder, openShop, refusal, type Shop, sentEvent } from './room.ts'
import { missing as isWithoutPayPal } from './stand-ins/paypal/specification.ts'
import { isWithoutDescription as isWithoutStripe } from './stand-ins/stripe/description.ts'

const AMOUNT = 12_900
const PIECES = 100
const HALF = AMOUNT / 2
const REVIEW = `a refund did not reach the buyer: ${HALF} USD is owed and must be given back in another way`

/** An order of a hundred pieces that Stripe has taken, of which half was given back. */
async function halfRefunded(t: TestContext, { reports }: { reports: boolean }) {
  const shop = await openShop(t, { company: 'stripe', working: true, reports })
  const order = newOrder({ amount: AMOUNT, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  await shop.sent(order, sentEvent(order, PIECES))
  await waitFor(async () => (await shop.invoices(order)).length === 1, { what: 'the invoice' })
  await shop.refund(order, PIECES / 2, 'a')
  await waitFor(async () => (await shop.refunds(order))[0]?.state === 'done', { what: 'the refund' })
  return { shop, order, stripes: shop.books().refunds[0]! }
}

const payment = async (shop: Pick<Shop, 'query'>, { orderId }: { orderId: string }) =>
  (
    await shop.query<{ state: string; refunded: number; bounced: number; reserved: number; review: string | null }>(
      'select state, refunded, bounced, reserved, review from payments.payments where order_id = $1',
      [orderId],
    )
  )[0]

async function booksAgree({ ask }: Pick<Shop, 'ask'>): Promise<Record<string, number>> {
  const { balances, unbalanced, drift } = await ask.ledgerReport({})
  assert.deepEqual([unbalanced, drift, (await ask.documentReport({})).drift], [[], [], []])
  return Object.fromEntries(balances.map(({ account, balance }) => [account, balance.amount]))
}

test('a refund that fails days later is owed to the buyer: reversed in the books, its credit note stands, a person is told, once', {
  skip: isWithoutStripe,
}, async (t) => {
  const { shop, order, stripes } = await halfRefunded(t, { reports: true })
  shop.books().failRefund(stripes.id)
  await waitFor(async () => (await shop.refunds(order))[0]?.state === 'bounced', { what: 'the failure' })
  await shop.company.idle()
  assert.deepEqual(await payment(shop, order), { state: 'captured', refunded: HALF, bounced: HALF, reserved: HALF, review: REVIEW })
  assert.equal((await shop.invoices(order)).length, 2, 'the credit note stands')
  assert.deepEqual(await booksAgree(shop), { orders: -HALF, 'provider:stripe': AMOUNT, 'refunds-owed': -HALF })
  assert.equal((await shop.query(`select from payments.ledger_transactions where kind = 'refund-bounced'`)).length, 1)
  await waitFor(() => shop.refundsSaid.some(({ state }) => state === 'bounced'), { what: 'the news' })
  await waitFor(() => shop.said.some(({ status }) => status.bounced?.amount === HALF), { what: 'the news for the order' })

  // The same pieces are credited already; the rest can be given back, and never more than was taken.
  assert.equal((await shop.refund(order, PIECES / 2, 'a')).state, 'bounced')
  assert.equal(await refusal(shop.refund(order, PIECES / 2 + 1, 'b')), '422 more-than-invoiced')
  await shop.refund(order, PIECES / 2, 'c')
  await waitFor(async () => (await shop.refunds(order))[1]?.state === 'done', { what: 'the rest' })
  assert.deepEqual(await payment(shop, order), { state: 'captured', refunded: AMOUNT, bounced: HALF, reserved: AMOUNT, review: REVIEW })
  assert.equal((await shop.truth(order)).refunded, HALF)
  assert.deepEqual(await booksAgree(shop), { orders: 0, 'provider:stripe': HALF, 'refunds-owed': -HALF })
})

test('all of it fails after all was given back: the order is no longer said to be refunded', { skip: isWithoutStripe }, async (t) => {
  const { shop, order, stripes } = await halfRefunded(t, { reports: true })
  await shop.refund(order, PIECES / 2, 'b')
  await waitFor(async () => (await shop.state(order))?.state === 'refunded', { what: 'the rest' })
  shop.books().failRefund(stripes.id)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { what: 'the failure' })
  await waitFor(() => shop.said.at(-1)?.status.bounced?.amount === HALF, { what: 'the news' })
  assert.equal(shop.said.at(-1)?.status.state, 'captured')
  await booksAgree(shop)
})

test('a failure and a new refund at once are both kept, and together never more than was taken', { skip: isWithoutStripe }, async (t) => {
  const { shop, order, stripes } = await halfRefunded(t, { reports: true })
  const asked = Array.from({ length: 8 }, (_, at) =>
    shop.refund(order, PIECES / 4, `race-${at}`).then(
      () => 'begun',
      () => 'refused',
    ),
  )
  shop.books().failRefund(stripes.id)
  const refreshed = Array.from({ length: 4 }, () => shop.refresh(order))
  assert.equal((await Promise.all(asked)).filter((one) => one === 'begun').length, 2)
  await Promise.all(refreshed)
  await waitFor(async () => (await shop.refunds(order)).every(({ state }) => state === 'done' || state === 'bounced'), {
    what: 'all to end',
  })
  await waitFor(async () => (await payment(shop, order))?.bounced === HALF, { what: 'the failure' })
  assert.deepEqual((await shop.refunds(order)).map(({ state, amount }) => `${state} ${amount}`).sort(), [
    `bounced ${HALF}`,
    `done ${HALF / 2}`,
    `done ${HALF / 2}`,
  ])
  assert.deepEqual(await booksAgree(shop), { orders: 0, 'provider:stripe': HALF, 'refunds-owed': -HALF })
  assert.equal((await shop.truth(order)).refunded, HALF)
})

test('a failure whose report was lost is learned from the balance, and leaves nothing to explain', { skip: isWithoutStripe }, async (t) => {
  const { shop, order, stripes } = await halfRefunded(t, { reports: false })
  shop.books().failRefund(stripes.id)
  for (const line of shop.books().balance) line.created -= 300
  await shop.asAdmin(`update payments.ledger_transactions set booked_at = booked_at - interval '5 minutes'`)
  await reconciled(shop)
  assert.deepEqual((await payment(shop, order))?.bounced, HALF)
  assert.deepEqual(await booksAgree(shop), {
    fees: 404,
    orders: -HALF,
    'provider:stripe': AMOUNT - 404,
    'refunds-owed': -HALF,
  })
  assert.deepEqual(await shop.query(`select kind from payments.differences where state = 'open'`), [])
})

test('a refund that was pending at PayPal and fails is owed to the buyer, by its parts', { skip: isWithoutPayPal }, async (t) => {
  const shop = await openPayPalShop(t, { working: true })
  const order = newOrder({ amount: AMOUNT, currency: 'USD' })
  const { paymentId } = await shop.authorise(order)
  shop.paypal.books.approve(paymentId ?? '')
  await shop.refresh(order)
  await shop.hear(sentEvent(order, PIECES))
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { what: 'the capture' })
  const body = { reason: 'Returned', lines: [{ lineId: lineOf(order), quantity: PIECES / 2 }], freight: false }
  await shop.ask.refundOrder({ params: { orderId: order.orderId }, body }, { idempotencyKey: 'a' })
  await waitFor(async () => (await shop.state(order))?.refunded === HALF, { what: 'the refund' })

  const [refund] = shop.paypal.books.order(paymentId ?? '').purchase_units[0].payments!.refunds
  shop.paypal.books.failRefund(refund!.id)
  const report = shop.paypal.events.findLast(({ type }) => type === 'PAYMENT.REFUND.FAILED')!
  for (const _twice of [1, 2]) assert.equal(await shop.report(shop.paypal.deliver(report)), 200)
  await waitFor(async () => (await payment(shop, order))?.bounced === HALF, { what: 'the failure' })
  assert.deepEqual(await payment(shop, order), { state: 'captured', refunded: HALF, bounced: HALF, reserved: HALF, review: REVIEW })
  assert.deepEqual(await booksAgree(shop), { orders: -HALF, 'provider:paypal': AMOUNT, 'refunds-owed': -HALF })
})
