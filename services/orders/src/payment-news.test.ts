import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, type PaymentStatus } from '@toyline/contracts'
import { injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { variant } from '../test/neighbours.ts'
import { events, guest, openRoom, type Room, tell, type Visitor } from '../test/room.ts'
import { NOW_IN_JSON } from './domain/order.ts'
import { PAYMENT_TRANSITIONS, paymentStateOf } from './domain/order-states.ts'
import type { OrdersNeeds } from './index.ts'

type State = PaymentStatus['state']
/** What may become of a payment once the order waits for it, as it happens at the provider. */
const STORIES: State[][] = [
  ['processing', 'authorised', 'captured', 'captured', 'refunded'],
  ['requires-action', 'processing', 'authorised', 'captured'],
  ['declined', 'requires-action', 'authorised', 'voided'],
  ['processing', 'declined'],
  ['authorised', 'captured', 'refunded'],
  ['requires-action', 'declined', 'processing', 'authorised', 'captured', 'refunded'],
]

/** How each story must end, in whatever order its news comes. */
function model(story: State[]): { state: 'awaiting-payment' | 'decided'; payment: string } {
  const last = paymentStateOf(story.at(-1)!)
  return { state: last === 'declined' ? 'awaiting-payment' : 'decided', payment: last }
}

type Case = { story: State[]; copies: number; seed: number; from: number }
const cases = fc.record<Case>({
  story: fc.constantFrom(...STORIES),
  copies: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer(),
  from: fc.integer({ min: 0, max: 5 }),
})

/**
 * Plays one case on a waiting order: the provider goes on while news of all it did arrives shuffled and doubled. Nothing is told
 * before it has happened.
 */
async function play(room: Room, orderId: string, { story, copies, seed, from }: Case): Promise<State[]> {
  const transport = injectTransport(room.service.app)
  const news = story.flatMap((state) =>
    Array.from({ length: copies }, (_, i) => ({ state, id: i === 1 ? `${orderId}-${state}` : newId('evt') })),
  )
  const shuffled = fc.sample(fc.shuffledSubarray(news, { minLength: news.length }), { numRuns: 1, seed })[0]!
  let at = 0
  for (const [i, { state, id }] of shuffled.entries()) {
    at = i === shuffled.length - 1 ? story.length - 1 : Math.max(at, story.indexOf(state), Math.min(from + i, story.length - 1))
    const { amount } = room.around.setPayment(orderId, story[at]!)
    const status = {
      orderId,
      paymentId: 'pay',
      state,
      amount,
      captured: null,
      refunded: null,
      description: null,
      actionUrl: null,
      decline: null,
    }
    await tell(transport, status, id)
  }
  return shuffled.map((one) => one.state)
}

async function faultsOf(room: Room, orderId: string, { story }: Case, told: State[], me: Visitor): Promise<string[]> {
  const { body } = await me.order(orderId)
  const expected = model(story)
  const faults: string[] = []
  const where = `${story} told as ${told}`
  if (body.payment.state !== expected.payment) faults.push(`${where}: payment ${body.payment.state}`)
  const state = ['placed', 'failed', 'expired'].includes(body.state) ? 'decided' : body.state
  if (state !== expected.state) faults.push(`${where}: order ${body.state}`)
  const mails = events(room.said, 'orders.order-placed.v1', orderId).filter((one) => one.subscriber === 'notifications').length
  if (mails !== (body.state === 'placed' ? 1 : 0)) faults.push(`${where}: ${mails} mails`)
  const steps = body.timeline
    .map((one) => one.what.replace(/^payment-/, ''))
    .filter((what) => what in PAYMENT_TRANSITIONS) as (keyof typeof PAYMENT_TRANSITIONS)[]
  for (const [i, to] of steps.entries()) {
    const before = steps[i - 1]
    if (before && before !== to && !PAYMENT_TRANSITIONS[before].includes(to)) faults.push(`${where}: ${before} became ${to}`)
  }
  return faults
}

/** Many orders that wait for their payment: one that was checked out, and copies of it with carts of their own. */
async function waitingOrders(room: Room, count: number): Promise<{ me: Visitor; orderIds: string[] }> {
  const clippy = room.around.offer(variant(), 1_000_000)
  const me = room.as(guest())
  const request = await me.readyToPay([clippy], 'challenges')
  const { orderId } = request
  assert.equal((await me.place(request)).status, 201)
  const orderIds = Array.from({ length: count }, () => newId('ord'))
  const copy = (table: string, changes: string) =>
    room.query(
      `insert into orders.${table} select (jsonb_populate_record(null::orders.${table}, to_jsonb(source) || ${changes})).*
     from orders.${table} source, unnest($1::text[]) as copy (id) where ${{ carts: 'true', orders: 'source.id = $2', order_lines: 'source.order_id = $2' }[table]}`,
      table === 'carts' ? [orderIds] : [orderIds, orderId],
    )
  await copy('carts', `jsonb_build_object('id', 'cart-' || copy.id, 'guest_id', 'gst-' || copy.id)`)
  await copy('orders', `jsonb_build_object('id', copy.id, 'number', copy.id, 'cart_id', 'cart-' || copy.id)`)
  await copy('order_lines', `jsonb_build_object('id', 'line-' || copy.id, 'order_id', copy.id)`)
  for (const id of orderIds) {
    const payment = room.around.payments.get(orderId)!
    room.around.payments.set(id, { ...payment, status: { ...payment.status, orderId: id }, attempts: [1] })
    room.around.holds.set(id, { ...room.around.holds.get(orderId)! })
  }
  return { me, orderIds }
}

/** Until no job is left that failed: a try that met a lock on a busy machine waits for its next one, which it gets here at once. */
async function settled(room: Room): Promise<void> {
  await waitFor(
    async () => {
      await room.query('update orders.jobs set run_at = now() where failures > 0')
      await room.service.idle()
      return (await room.query('select from orders.jobs where failures > 0')).length === 0
    },
    { what: 'every job to be done', timeoutMs: 60_000 },
  )
}

async function tellAll(t: TestContext, count: number, plantedDefects?: OrdersNeeds['plantedDefects']): Promise<string[]> {
  const room = await openRoom(t, {}, { plantedDefects })
  const { me, orderIds } = await waitingOrders(room, count)
  const faults: string[] = []
  const AT_ONCE = 10
  const all = fc.sample(cases, { numRuns: count, seed: 20_261_122 })
  for (let from = 0; from < count; from += AT_ONCE) {
    const played = all
      .slice(from, from + AT_ONCE)
      .map(async (one, i) => ({ one, orderId: orderIds[from + i]!, told: await play(room, orderIds[from + i]!, one) }))
    const told = await Promise.all(played)
    await settled(room)
    for (const { one, orderId, told: order } of told) faults.push(...(await faultsOf(room, orderId, one, order, me)))
  }
  return faults
}

/** More of them, for the nights: TOYLINE_CASES=1000. */
const CASES = Number(process.env.TOYLINE_CASES ?? 120)

test('any shuffle and duplication of a payment’s news ends in the state of the model, through legal states only', async (t) => {
  assert.deepEqual(await tellAll(t, CASES), [])
})

test('planted: news that is believed in the order in which it comes is caught by the same check', async (t) => {
  const faults = await tellAll(t, 40, {
    async followPayment(tx, orderId, status) {
      const state = paymentStateOf(status.state)
      const found = await sql<{
        state: 'placed'
      }>`update orders.orders set payment_state = ${state} where id = ${orderId} and state = 'placed' returning state`.execute(tx)
      return found.rows[0] ? { ...found.rows[0], isLeased: false } : null
    },
  })
  assert.ok(faults.length > 0)
})

/** Finalises one paid order from many sides, all of whom have asked for its payment before any of them goes on. */
async function finaliseAtOnce(t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']): Promise<string[]> {
  const room = await openRoom(t, {}, { plantedDefects })
  const { me, orderIds } = await waitingOrders(room, 1)
  const orderId = orderIds[0]!
  room.around.setPayment(orderId, 'authorised')
  const SIDES = 8
  const allHere = Promise.withResolvers<void>()
  let here = 0
  room.around.before.set('refreshPayment', () => {
    here += 1
    if (here === SIDES) allHere.resolve()
    return allHere.promise
  })
  const answers = await Promise.all(Array.from({ length: SIDES }, () => me.finalise(orderId)))
  await room.service.idle()
  assert.ok(answers.every((one) => one.state === 'placed'))
  return [...new Set(events(room.said, 'orders.order-placed.v1', orderId).map((one) => one.event.id))]
}

test('finalised from eight sides at once, an order is placed once', async (t) => {
  assert.equal((await finaliseAtOnce(t)).length, 1)
})

test('planted: a finaliser whose last step has no guard is caught by the same check', async (t) => {
  const said = await finaliseAtOnce(t, {
    async placeHeldOrder(db, order, status, { say }) {
      const at = new Date().toISOString()
      const { rows } = await sql<{ said: unknown }>`
        with changed as (
          update orders.orders set state = 'placed', placed_at = now(), payment_state = ${paymentStateOf(status.state)}, lease_until = null, version = version + 1
          where id = ${order.id} returning id
        )
        select ${say((text) => sql`replace(${text}, ${NOW_IN_JSON}, ${at})`)} as said from changed`.execute(db)
      return { at, said: rows[0]?.said }
    },
  })
  assert.ok(said.length > 1)
})
