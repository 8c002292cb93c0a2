import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type MarketId, newId, type VariantSnapshot } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { buyer, checkoutOf, guest, openRoom, type PlaceRequest, type Room, type Visitor } from '../test/room.ts'
import type { OrdersNeeds } from './index.ts'
import { insertOrder } from './store/order-changes.ts'

const CAP = { quantity: 24, days: 30 }
const scarce = (room: Room, of: Partial<VariantSnapshot> = {}) => room.around.offer(variant({ cap: CAP, ...of }))

type OverCap = { code: string; lines: { code: string; cap: { quantity: number; days: number; left: number }; suggestions: number[] }[] }
const asked = ({ code, lines }: OverCap) => [code, lines.map((line) => [line.code, line.cap, line.suggestions])]

async function order(me: Visitor, variantId: string, quantity: number, token = 'succeeds') {
  const cart = await me.set([{ variantId, quantity }])
  return me.place(checkoutOf(cart, await me.quote('ground'), token))
}

test('more than the cap is refused in the cart with the cap and what is left, whether set at once or added up', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const { variantId } = scarce(room)
  const me = room.as(guest())
  const set = await me.send<OverCap>('PUT', '/cart/lines', { lines: [{ variantId, quantity: 30 }] })
  assert.equal(set.status, 422)
  assert.deepEqual(asked(set.body), ['over-cap', [['over-cap', { ...CAP, left: 24 }, [24]]]])
  await me.add(variantId, 18)
  const added = await me.send<OverCap>('POST', '/cart/lines', { variantId, quantity: 12 })
  assert.deepEqual([added.status, added.body.code], [422, 'over-cap'])
  const [line] = (await me.cart()).lines
  assert.deepEqual([line?.quantity, line?.cap, line?.problems], [18, { ...CAP, left: 24 }, []])
})

test('what was ordered within the days counts, in every market and for nobody else; what is older, or has ended, does not', async (t) => {
  const room = await openRoom(t)
  const { variantId } = scarce(room)
  const me = room.as(buyer('user-1'))
  assert.equal((await order(me, variantId, 18)).status, 201)
  const left = async (who: Visitor, market: MarketId = 'us') => (await who.add(variantId, 6, market)).lines[0]?.cap?.left
  assert.equal(await left(me, 'gb'), 6)
  const more = await me.send<OverCap>('PUT', '/cart/lines?market=gb', { lines: [{ variantId, quantity: 12 }] })
  assert.deepEqual(asked(more.body), ['over-cap', [['over-cap', { ...CAP, left: 6 }, [6]]]])
  assert.equal(await left(room.as(buyer('user-2'))), 24)

  await room.query(`update orders.orders set created_at = now() - interval '30 days' - interval '1 second'`)
  assert.equal((await me.cart('gb')).lines[0]?.cap?.left, 24)

  const refused = await order(me, variantId, 24, 'is-away')
  assert.deepEqual([refused.status, refused.body.code], [503, 'payment-unavailable'])
  assert.equal((await me.cart()).lines[0]?.cap?.left, 24)
})

test('a guest is known by the browser and by the address, however it is written; an account is not bound by what a guest typed', async (t) => {
  const room = await openRoom(t)
  const { variantId } = scarce(room)
  assert.equal((await order(room.as(guest('gst_one')), variantId, 18)).status, 201)
  assert.equal((await room.as(guest('gst_one')).add(variantId, 6)).lines[0]?.cap?.left, 6)

  const elsewhere = room.as(guest('gst_two'))
  const cart = await elsewhere.set([{ variantId, quantity: 12 }])
  const request = checkoutOf(cart, await elsewhere.quote('ground'), 'succeeds')
  const { status, body } = await elsewhere.place({ ...request, email: 'ADA@shop.example' })
  assert.equal(status, 422)
  assert.deepEqual(asked(body as unknown as OverCap), ['over-cap', [['over-cap', { ...CAP, left: 6 }, [6]]]])
  assert.equal(room.around.calls.filter((call) => call === 'holdStock').length, 1, 'nothing was held for it')
  assert.equal((await elsewhere.place({ ...request, email: 'somebody@else.example' })).status, 201)

  assert.equal((await order(room.as(buyer('user-1')), variantId, 24)).status, 201, 'whose address it was has bought nothing')
})

test('a person who signs in is still the guest they were in this browser', async (t) => {
  const room = await openRoom(t)
  const { variantId } = scarce(room)
  assert.equal((await order(room.as(guest('gst_one')), variantId, 18)).status, 201)
  assert.equal((await room.as(buyer('user-1', 'gst_one')).add(variantId, 6)).lines[0]?.cap?.left, 6)
})

test('all members of a company share its cap', async (t) => {
  const room = await openRoom(t)
  const { variantId } = scarce(room)
  const member = (userId: string) => room.as({ ...buyer(userId), companyId: 'company-1' })
  assert.equal((await order(member('user-1'), variantId, 18)).status, 201)
  assert.equal((await member('user-2').add(variantId, 6)).lines[0]?.cap?.left, 6)
})

test('an order that waits for its payment counts, but not against the order that replaces it', async (t) => {
  const room = await openRoom(t)
  const { variantId } = scarce(room)
  const me = room.as(buyer('user-1'))
  const first = await order(me, variantId, 24, 'declines')
  assert.deepEqual([first.status, first.body.state], [201, 'awaiting-payment'])
  assert.equal((await me.cart()).lines[0]?.cap?.left, 24)
  assert.equal((await me.send<OverCap>('POST', '/cart/lines?market=gb', { variantId, quantity: 6 })).body.code, 'over-cap')
  const second = await order(me, variantId, 24)
  assert.deepEqual([second.status, second.body.state], [201, 'placed'], JSON.stringify(second.body))
})

test('a cap that was set or met since stands beside the line and stops quote and order, and the cart itself is not changed', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const clippy = scarce(room, { cap: null })
  const me = room.as(guest())
  const cart = await me.set([{ variantId: clippy.variantId, quantity: 30 }])
  const request = checkoutOf(cart, await me.quote('ground'), 'succeeds')
  room.around.catalogue.set(clippy.variantId, { ...clippy, cap: CAP })
  const { lines, ready } = await me.cart()
  assert.deepEqual(
    [lines[0]?.quantity, ready, lines[0]?.problems.map((one) => [one.code, one.suggestions])],
    [30, false, [['over-cap', [24]]]],
  )
  const quote = await me.send<OverCap>('POST', '/checkout/quote', { shipTo: request.shipTo })
  const placed = await me.place(request)
  for (const { status, body } of [quote, placed]) assert.deepEqual([status, body.code], [422, 'over-cap'])
  assert.equal((await room.query('select from orders.orders')).length, 0)
})

const CARTS = 50

/** Fifty browsers of one person, each with a case of six in its cart and about to pay. */
async function fiftyCarts(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']) {
  const room = await openRoom(t, {}, { connections: 30, plantedDefects })
  const { variantId } = scarce(room)
  const people = Array.from({ length: CARTS }, () => room.as(guest()))
  const requests: PlaceRequest[] = []
  for (const me of people) requests.push(await me.readyToPay([{ variantId, casePack: 6 }]))
  const answers = await Promise.all(people.map((me, at) => me.place(requests[at] as PlaceRequest)))
  const [sum] = await room.query<{ bought: number }>(
    `select sum(line.quantity)::int as bought from orders.order_lines line join orders.orders o on o.id = line.order_id where o.state not in ('failed', 'expired')`,
  )
  return { room, answers, bought: sum?.bought }
}

test('of fifty carts of one person that are ordered at the same moment, four cases pass a cap of 24 and never a fifth', async (t) => {
  const { room, answers, bought } = await fiftyCarts(t)
  const placed = answers.filter((one) => one.status === 201)
  assert.deepEqual([placed.length, bought], [4, 24])
  for (const { status, body } of answers.filter((one) => one.status !== 201)) {
    assert.equal(status, 422, JSON.stringify(body))
    assert.deepEqual(asked(body as unknown as OverCap), ['over-cap', [['over-cap', { ...CAP, left: 0 }, []]]])
  }
  const charges = [...room.around.payments.values()].reduce((sum, payment) => sum + payment.charges, 0)
  assert.deepEqual([charges, room.around.holds.size], [4, 4], 'nothing was held or charged for the others')
})

test('a planted checkout that looks at the cap in the cart alone sells more', async (t) => {
  const { bought } = await fiftyCarts(t, { insertOrder: (db, one, parts) => insertOrder(db, { ...one, capped: [] }, parts) })
  assert.ok((bought ?? 0) > CAP.quantity, `${bought} were bought`)
})

test('the four markets’ carts of one account, ordered at the same moment, share one cap', async (t) => {
  const room = await openRoom(t, {}, { connections: 20 })
  const { variantId } = scarce(room)
  const me = room.as(buyer('user-1'))
  const homes: Record<MarketId, object> = {
    us: { name: 'Ada', line1: '400 Pine Street', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' },
    ca: { name: 'Ada', line1: '1 Yonge Street', city: 'Toronto', area: 'ON', postcode: 'M5E 1W7', country: 'CA' },
    gb: { name: 'Ada', line1: '1 High Street', city: 'London', postcode: 'SW1A 1AA', country: 'GB' },
    eu: { name: 'Ada', line1: 'Unter den Linden 1', city: 'Berlin', postcode: '10117', country: 'DE' },
  }
  const markets = Object.keys(homes) as MarketId[]
  const requests = await Promise.all(
    markets.map(async (market) => {
      const cart = await me.set([{ variantId, quantity: 12 }], market)
      const { body } = await me.send<Parameters<typeof checkoutOf>[1]>('POST', `/checkout/quote?market=${market}`, {
        shipTo: homes[market],
        shippingMethod: 'ground',
      })
      return { ...checkoutOf(cart, body, 'succeeds'), shipTo: homes[market] }
    }),
  )
  const answers = await Promise.all(
    markets.map((market, at) => me.send<{ code?: string }>('POST', `/orders?market=${market}`, requests[at], newId('key'))),
  )
  assert.deepEqual(answers.map((one) => one.body.code ?? one.status).toSorted(), [201, 201, 'over-cap', 'over-cap'])
})

test('a cart without capped products costs no statement more, one with a thousand of them one', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const plain = room.around.offer(variant())
  const capped = Array.from({ length: 1_000 }, () => scarce(room))
  const cost = async (variants: readonly VariantSnapshot[]) => {
    const me = room.as(guest())
    await me.set(variants.map((one) => ({ variantId: one.variantId, quantity: 6 })))
    const before = room.counted.statements
    await me.cart()
    return room.counted.statements - before
  }
  const none = await cost([plain])
  assert.equal(await cost(capped.slice(0, 1)), none + 1)
  assert.equal(await cost(capped), none + 1)
})
