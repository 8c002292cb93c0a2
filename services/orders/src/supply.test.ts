import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckoutQuote } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, checkoutOf, guest, openRoom } from '../test/room.ts'
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
