import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckoutQuote, Order, Shipment } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, buyer, checkoutOf, guest, openRoom } from '../test/room.ts'
import { supplyOf, waitsFor } from './domain/supply.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const [soon, later] = [day(20), day(60)]

test('a line says how much is there, how much comes later, and on the day that covers all of it', () => {
  const snapshot = {
    supply: {
      now: 6,
      arrivals: [
        { date: soon, quantity: 12 },
        { date: later, quantity: 12 },
      ],
    },
  }
  assert.deepEqual(
    [6, 12, 18, 24, 30, 36].map((quantity) => supplyOf(quantity, snapshot)),
    [
      { now: 6, later: null },
      { now: 6, later: { quantity: 6, arrivesOn: soon } },
      { now: 6, later: { quantity: 12, arrivesOn: soon } },
      { now: 6, later: { quantity: 18, arrivesOn: later } },
      { now: 6, later: { quantity: 24, arrivesOn: later } },
      { now: 6, later: { quantity: 30, arrivesOn: null } },
    ],
  )
})

test('an order that is sent as a whole waits for its last line, and has no day where one line has none', () => {
  const of = (arrivesOn: string | null) => ({ now: 0, later: { quantity: 6, arrivesOn } })
  assert.equal(waitsFor([{ now: 6, later: null }]), null)
  assert.deepEqual(waitsFor([of(later), of(soon), { now: 6, later: null }]), { quantity: 12, arrivesOn: later })
  assert.deepEqual(waitsFor([of(null), of(later)]), { quantity: 12, arrivesOn: null })
  assert.deepEqual(waitsFor([of(later), of(null), of(soon)]), { quantity: 18, arrivesOn: null })
})

test('cart, quote and order agree on what comes later, and promise no delivery from before it is there', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const here = around.offer(variant())
  const expected = around.offer(
    variant({
      availability: { state: 'backorder', quantity: 18, arrivesOn: soon },
      supply: { now: 6, arrivals: [{ date: soon, quantity: 12 }] },
    }),
  )
  const quote = async () => (await me.send<CheckoutQuote>('POST', '/checkout/quote', { shipTo: ADDRESS, shippingMethod: 'ground' })).body
  await me.add(here.variantId, 6)
  const now = await quote()
  assert.equal(now.waitsFor, null)

  const cart = await me.add(expected.variantId, 18)
  assert.deepEqual(
    cart.lines.map((line) => line.supply),
    [
      { now: 6, later: null },
      { now: 6, later: { quantity: 12, arrivesOn: soon } },
    ],
  )
  const quoted = await quote()
  assert.deepEqual(quoted.waitsFor, { quantity: 12, arrivesOn: soon })
  for (const [at, option] of quoted.shippingOptions.entries()) {
    assert.ok(option.earliest > soon, `${option.id} arrives on ${option.earliest}, and the goods only on ${soon}`)
    assert.ok(option.earliest > (now.shippingOptions[at]?.earliest ?? ''))
  }
  assert.ok(quoted.totals)
  const placed = await me.place(checkoutOf(cart, { totals: quoted.totals }, 'succeeds'))
  assert.deepEqual([placed.status, placed.body.shipping], [201, quoted.shippingOptions.find((option) => option.id === 'ground')])
})

test('more than arrives cannot be ordered, and what could is said', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const me = as(guest())
  const scarce = around.offer(variant({ availability: { state: 'backorder', quantity: 18, arrivesOn: soon } }))
  const cart = await me.add(scarce.variantId, 24)
  assert.deepEqual(cart.lines[0]?.problems, [
    { code: 'not-enough-stock', message: 'Only 18 can be ordered at the moment.', suggestions: [18] },
  ])
})

const partly = () =>
  variant({
    availability: { state: 'backorder', quantity: 24, arrivesOn: soon },
    supply: { now: 8, arrivals: [{ date: soon, quantity: 20 }] },
  })

test('what is there can be had first, in whole cases and at the same price, and leaves first', async (t) => {
  const { as, around, service } = await openRoom(t)
  const me = as(buyer('user-1'))
  const staff = as({ kind: 'staff', userId: 'usr_staff' })
  const [here, expected, none] = [
    around.offer(variant()),
    around.offer(partly()),
    around.offer({ ...partly(), supply: { now: 5, arrivals: [] } }),
  ]
  const quote = async () => (await me.send<CheckoutQuote>('POST', '/checkout/quote', { shipTo: ADDRESS, shippingMethod: 'ground' })).body
  await me.add(here.variantId, 6)
  const today = await quote()
  assert.equal(today.ready, null)
  const order = async (delivery: 'together' | 'as-ready') => {
    const lines = [here, expected, none].map(({ variantId }) => ({ variantId, quantity: 18 }))
    const cart = await me.set(lines)
    const quoted = await quote()
    // 18 of the first, one case of six of the second, and no whole case of the third.
    assert.equal(quoted.ready?.quantity, 24)
    assert.deepEqual(
      quoted.ready?.options,
      quoted.shippingOptions.map(({ id }) => {
        const { earliest, latest } = today.shippingOptions.find((one) => one.id === id)!
        return { id, earliest, latest }
      }),
    )
    const { totals } = quoted
    assert.ok(totals)
    const { status, body } = await me.place({ ...checkoutOf(cart, { totals }, 'succeeds'), delivery, payment: { method: 'invoice' } })
    assert.deepEqual([status, body.delivery, body.totals.shipping], [201, delivery, totals.shipping])
    await service.idle()
    return body
  }
  const ship = async ({ id, lines }: Order) => {
    const { status, body } = await staff.send<Shipment>('POST', `/staff/orders/${id}/shipments`, {})
    const sent = new Map(body.lines?.map(({ lineId, quantity }) => [lineId, quantity]))
    return [status, ...lines.map((line) => sent.get(line.id) ?? 0)]
  }
  const inParts = await order('as-ready')
  assert.deepEqual(await ship(inParts), [201, 18, 6, 0])
  assert.deepEqual(await ship(inParts), [201, 0, 12, 18])
  assert.deepEqual(await ship(await order('together')), [201, 18, 18, 18])
})

test('an order of which everything or nothing is there has no parts, whatever is asked', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  for (const now of [100, 5]) {
    const me = as(guest())
    const toy = around.offer({ ...partly(), supply: { now, arrivals: [{ date: soon, quantity: 20 }] } })
    const cart = await me.set([{ variantId: toy.variantId, quantity: 12 }])
    const { body: quoted } = await me.send<CheckoutQuote>('POST', '/checkout/quote', { shipTo: ADDRESS, shippingMethod: 'ground' })
    assert.equal(quoted.ready, null)
    const { totals } = quoted
    assert.ok(totals)
    const { body } = await me.place({ ...checkoutOf(cart, { totals }, 'succeeds'), delivery: 'as-ready' })
    assert.equal(body.delivery, 'together')
  }
})

test('where the nearest location lacks some of an order, the promise is the later one of those that may send it; the price stays', async (t) => {
  const { as, around } = await openRoom(t, {}, { asleep: true })
  const supply = { now: 60, arrivals: [] }
  const west = around.offer(variant({ supply, stockAt: { reno: 60, louisville: 0 } }))
  const east = around.offer(variant({ supply, stockAt: { reno: 6, louisville: 54 } }))
  const options = async (wanted: { variantId: string }, quantity: number, shipTo: object = ADDRESS) => {
    const me = as(guest())
    await me.add(wanted.variantId, quantity)
    return (await me.send<CheckoutQuote>('POST', '/checkout/quote', { shipTo })).body.shippingOptions
  }
  const [near, enough, lacking] = [await options(west, 12), await options(east, 6), await options(east, 12)]
  const days = (all: CheckoutQuote['shippingOptions']) => all.map(({ id, earliest, latest }) => [id, earliest, latest])
  const ground = (all: CheckoutQuote['shippingOptions']) => all.find(({ id }) => id === 'ground')!
  assert.deepEqual(days(enough), days(near))
  assert.ok(ground(lacking).latest > ground(near).latest && ground(lacking).earliest > ground(near).earliest)
  assert.deepEqual(
    lacking.map(({ amount }) => amount),
    near.map(({ amount }) => amount),
  )
  const newYork = { ...ADDRESS, city: 'New York', area: 'NY', postcode: '10001' }
  assert.ok(ground(await options(west, 12, newYork)).latest > ground(await options(east, 12, newYork)).latest)
})
