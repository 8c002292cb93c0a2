import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { guest, visitor } from '../../services/orders/test/room.ts'
import { openHouse } from './house.ts'
import { factsOf, openStreet } from './street.ts'

async function open(t: TestContext, stock?: number) {
  const street = await openStreet(t, stock === undefined ? {} : { stock })
  const house = await openHouse({ urls: street.urls, providerUrl: street.providerUrl })
  street.movesIn(house)
  return { street, house, shopper: (name?: string) => visitor(house.shop, guest(name)) }
}

test('a guest buys with a card: one charge, one claim, one mail; what is sent is captured, invoiced and off the shelf', async (t) => {
  const { street, house, shopper } = await open(t)
  const me = shopper()
  const request = await me.readyToPay(street.variants.slice(0, 3), 'pm_card_visa')
  const { status, body } = await me.place(request)
  assert.deepEqual([status, body.state], [201, 'placed'], JSON.stringify(body))
  await waitFor(async () => (await factsOf(street, [request.orderId]))[0]?.placedMails === 1, { what: 'the mail' })
  const [facts] = await factsOf(street, [request.orderId])
  assert.deepEqual(facts, {
    orderId: request.orderId,
    state: 'placed',
    paymentState: 'authorised',
    charges: 1,
    holds: body.totals.total.amount,
    total: body.totals.total.amount,
    hold: 'claimed',
    claims: 1,
    placedMails: 1,
  })

  const staff = visitor(house.shop, { kind: 'staff', userId: 'usr_staff' })
  const [line, ...others] = body.lines
  const sent = (lines: { id: string; quantity: number }[]) => ({ lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })) })
  const path = `/staff/orders/${request.orderId}/shipments`
  const onHand = async () => (await street.query<{ sum: number }>('select sum(on_hand)::int as sum from products.stock'))[0]?.sum ?? 0
  const before = await onHand()
  assert.equal((await staff.send('POST', path, sent([line!]))).status, 201)
  const now = async () => (await me.order(request.orderId)).body
  await waitFor(async () => (await now()).documents.length === 1, { what: 'the first invoice' })
  const partly = await now()
  assert.deepEqual(
    [partly.fulfilment, partly.payment.state, partly.payment.captured],
    ['partly-shipped', 'authorised', partly.documents[0]?.total],
  )
  assert.equal((await staff.send('POST', path, sent(others))).status, 201)
  await waitFor(async () => (await now()).documents.length === 2, { what: 'the second invoice' })
  const shipped = await now()
  assert.deepEqual([shipped.fulfilment, shipped.payment.state, shipped.payment.captured], ['shipped', 'paid', shipped.totals.total])
  assert.equal(
    shipped.documents.reduce((sum, { total }) => sum + total.amount, 0),
    shipped.totals.total.amount,
  )
  const pieces = body.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  await waitFor(async () => before - (await onHand()) === pieces, { what: 'the stock to leave the shelf' })
})

test('a charge whose answer is lost is found again: authorised once', async (t) => {
  const { street, shopper } = await open(t)
  const me = shopper()
  const request = await me.readyToPay(street.variants.slice(0, 1), 'pm_card_lost_answer')
  assert.equal((await me.place(request)).status, 201)
  await waitFor(async () => (await me.order(request.orderId)).body.state === 'placed', {
    what: 'the order to be placed',
    timeoutMs: 30_000,
  })
  const [facts] = await factsOf(street, [request.orderId])
  assert.deepEqual([facts?.charges, facts?.holds, facts?.claims], [1, facts?.total, 1])
})

test('a declined card, then another: the same order, one charge; a challenge in between is no obstacle', async (t) => {
  const { street, shopper } = await open(t)
  const me = shopper()
  const request = await me.readyToPay(street.variants.slice(0, 2), 'pm_card_insufficient_funds')
  const first = await me.place(request)
  assert.deepEqual([first.body.state, first.body.payment.decline], ['awaiting-payment', 'insufficient-funds'])
  const card = (token: string) => ({ method: 'card' as const, provider: 'sandbox', token })
  const second = await me.retry(request.orderId, card('pm_card_3ds'))
  assert.deepEqual([second.body.payment.state, second.body.payment.actionUrl !== null], ['requires-action', true])
  const third = await me.retry(request.orderId, card('pm_card_visa'))
  assert.deepEqual([third.status, third.body.state], [200, 'placed'], third.text)
  const [facts] = await factsOf(street, [request.orderId])
  assert.deepEqual([facts?.charges, facts?.claims], [1, 1])
})

test('three cases wanted by sixteen, a third of whose cards are declined: never more than three are sold', async (t) => {
  const { street, shopper } = await open(t, 18)
  const [wanted] = street.variants as [(typeof street.variants)[number]]
  const people = Array.from({ length: 16 }, () => shopper())
  const requests = await Promise.all(people.map((me, i) => me.readyToPay([wanted], i % 3 === 0 ? 'pm_card_declined' : 'pm_card_visa')))
  const answers = await Promise.all(people.map((me, i) => me.place(requests[i]!, newId('key'))))
  const placed = answers.filter((one) => one.body.state === 'placed').length
  const waiting = answers.filter((one) => one.body.state === 'awaiting-payment').length
  assert.ok(
    answers.every((one) => one.status === 201 || one.body.code === 'not-enough-stock'),
    answers.map((one) => `${one.status} ${one.body.code}`).join(),
  )
  assert.equal(placed + waiting, 3)
  const [stock] = await street.query<{ promised: number }>(
    'select sum(allocated + held)::int as promised from products.stock where variant_id = $1',
    [wanted.variantId],
  )
  assert.equal(stock?.promised, 18)
  const facts = await factsOf(
    street,
    requests.map((one) => one.orderId),
  )
  assert.equal(facts.filter((one) => one.charges === 1).length, placed)
})
