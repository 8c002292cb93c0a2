import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type AddressOpinion, newId, type Order, type Parcel, type Shipment } from '@toyline/contracts'
import { type Caller, injectTransport } from '@toyline/http'
import fc from 'fast-check'
import { openEasyPost, trackerReport } from '../test/easypost.ts'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, buyer, events, guest, openRoom, type Room, tokens } from '../test/room.ts'
import type { OrdersNeeds } from './index.ts'

const STAFF: Caller = { kind: 'staff', userId: 'usr_staff' }
const ME = buyer('user-1')
const CARTON = { units: 6, size: { length: 38, width: 32, height: 27 }, grossWeightGrams: 1_720, palletUnits: 216 }

/** An order of 14 pieces: two cartons of the maker's and a box of ours. */
async function placed(room: Room): Promise<Order> {
  const me = room.as(ME)
  const toy = room.around.offer(variant({ casePack: 2, minQuantity: 2, carton: CARTON }), 1_000)
  const { status, body } = await me.place(await me.readyToPay([toy], 'succeeds', 14))
  assert.equal(status, 201, JSON.stringify(body))
  await room.service.idle()
  return body
}
async function shipped(room: Room, body: object = {}): Promise<Shipment> {
  const order = await placed(room)
  const sent = await room.as(STAFF).send<Shipment>('POST', `/staff/orders/${order.id}/shipments`, body)
  assert.equal(sent.status, 201, sent.text)
  await room.service.idle()
  return sent.body
}
const parcelsOf = async (room: Room, { id }: Shipment) =>
  (await room.as(STAFF).send<{ items: Parcel[] }>('GET', `/staff/shipments/${id}/parcels`)).body.items
const by = async (caller: Caller) => ({ authorization: `Bearer ${await tokens.sign(caller)}` })
const file = async (room: Room, path: string) => injectTransport(room.service.app)({ method: 'GET', path, headers: await by(STAFF) })
const told = async (room: Room, { body, headers }: ReturnType<typeof trackerReport>, carrier = 'easypost') => {
  const path = `/shipping/webhooks/${carrier}`
  const all = { ...(await by(guest())), ...headers, 'content-type': 'application/json' }
  return (await injectTransport(room.service.app)({ method: 'POST', path, headers: all, body })).status
}
const open = async (t: TestContext, plantedDefects?: OrdersNeeds['plantedDefects']) => {
  const easypost = await openEasyPost(t)
  return { easypost, room: await openRoom(t, {}, { carrier: easypost.carrier, plantedDefects }) }
}

test('a shipment is packed when it leaves, and without a carrier its labels are our own', async (t) => {
  const room = await openRoom(t)
  const shipment = await shipped(room)
  const parcels = await parcelsOf(room, shipment)
  assert.deepEqual(
    parcels.map(({ number, box, grams, contents: [only], label }) => [
      number,
      box,
      grams,
      only?.quantity,
      label.state,
      label.cost,
      label.fellBack,
    ]),
    [
      [1, 'carton', 1_720, 6, 'made', null, null],
      [2, 'carton', 1_720, 6, 'made', null, null],
      [3, 'M', 870, 2, 'made', null, null],
    ],
  )
  const numbers = parcels.map(({ label }) => label.trackingNumber ?? '')
  assert.equal(new Set(numbers).size, 3)
  for (const number of numbers) assert.match(number, /^TL\d{13}$/)
  assert.equal(shipment.trackingNumber, numbers[0], 'what its buyer is mailed')

  const slip = await file(room, `/staff/shipments/${shipment.id}/packing-slip`)
  assert.equal(slip.status, 200)
  assert.equal(slip.body.toString('latin1', 0, 5), '%PDF-')
  const labels = await file(room, `/staff/shipments/${shipment.id}/label`)
  assert.equal(labels.body.toString('latin1').match(/\/Type \/Page\b/g)?.length, 3)
  const one = await file(room, `/staff/shipments/${shipment.id}/label?parcel=2`)
  assert.equal(one.body.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1)
  assert.equal((await file(room, `/staff/shipments/${shipment.id}/label?parcel=4`)).status, 409)
  assert.equal((await file(room, `/staff/shipments/${newId('shp')}/packing-slip`)).status, 404)
  for (const path of ['parcels', 'packing-slip', 'label'])
    for (const caller of [ME, { kind: 'guest', guestId: 'gst' } as const])
      assert.ok([401, 403].includes((await room.as(caller).send('GET', `/staff/shipments/${shipment.id}/${path}`)).status))
  assert.equal((await room.as(STAFF).send<{ code: string }>('POST', `/staff/parcels/${parcels[0]?.id}/void`, {})).body.code, 'no-label')
})

test('what is labelled elsewhere is packed and gets no second label', async (t) => {
  const { room, easypost } = await open(t)
  const shipment = await shipped(room, { carrier: 'DHL', trackingNumber: 'JD0001' })
  assert.deepEqual(
    (await parcelsOf(room, shipment)).map(({ label }) => [label.state, label.trackingNumber]),
    [
      ['none', null],
      ['none', null],
      ['none', null],
    ],
  )
  assert.equal(easypost.shipments.size, 0)
})

test('a carrier’s labels are bought once for each parcel, though answers get lost on the way', async (t) => {
  const { room, easypost } = await open(t)
  easypost.trouble.cutsAfterBuying = 2
  const shipment = await shipped(room)
  await room.query(`update orders.jobs set run_at = now() where task = 'label-shipment'`)
  await room.service.idle()
  const parcels = await parcelsOf(room, shipment)
  assert.deepEqual(
    parcels.map(({ label }) => [label.state, label.carrier, label.service, label.cost?.amount, label.fellBack]),
    parcels.map(() => ['made', 'USPS', 'GroundAdvantage', 593, null]),
  )
  assert.deepEqual(
    [...easypost.shipments.values()].map(({ purchases, reference }) => [purchases, reference]),
    parcels.map(({ number }) => [1, `${shipment.number}/${number}`]),
  )
  const { body: order } = await room
    .as(ME)
    .order((await room.query<{ order_id: string }>('select order_id from orders.shipments'))[0]!.order_id)
  const [shown] = order.shipments
  const first = parcels.find(({ label }) => label.trackingNumber === shown?.trackingNumber)
  assert.deepEqual([shown?.carrier, shown?.trackingUrl], ['USPS', first?.label.trackingUrl])
  const label = await file(room, `/staff/shipments/${shipment.id}/label?parcel=2`)
  assert.deepEqual(label.body, easypost.pdf)
  assert.equal((await file(room, `/staff/shipments/${shipment.id}/label`)).status, 409, 'none of these is ours')
})

test('where the carrier is away, refuses or has no rate, labels are our own and say why (F12)', async (t) => {
  const { room, easypost } = await open(t)
  const cases = [
    ['isDown', true, 'carrier-away'],
    ['hasRates', false, 'no-rate'],
    ['refuses', true, 'carrier-refused'],
  ] as const
  for (const [name, value, why] of cases) {
    const usual = easypost.trouble[name]
    easypost.trouble[name] = value
    const parcels = await parcelsOf(room, await shipped(room))
    easypost.trouble[name] = usual
    assert.deepEqual(
      parcels.map(({ label }) => [label.state, label.fellBack, label.cost]),
      parcels.map(() => ['made', why, null]),
    )
    for (const { label } of parcels) assert.match(label.trackingNumber ?? '', /^TL\d{13}$/)
  }
  assert.ok([...easypost.shipments.values()].every(({ purchases }) => purchases === 0))
})

test('a label is given back and bought anew; one that is under way stays', async (t) => {
  const { room, easypost } = await open(t)
  const shipment = await shipped(room)
  const [first, second] = await parcelsOf(room, shipment)
  const giveBack = async ({ id }: Parcel) => {
    const { status, body } = await room.as(STAFF).send<Parcel>('POST', `/staff/parcels/${id}/void`, {})
    assert.deepEqual([status, body.label.state], [202, 'voiding'])
    await room.service.idle()
  }
  await giveBack(first!)
  const emptied = (await parcelsOf(room, shipment))[0]
  assert.deepEqual([emptied?.label.state, emptied?.label.trackingNumber], ['none', null])
  assert.deepEqual(
    await room.query<{ tracking_number: string; outcome: string }>('select tracking_number, outcome from orders.voided_labels'),
    [{ tracking_number: first?.label.trackingNumber, outcome: 'asked' }],
  )
  assert.equal((await room.as(STAFF).send('POST', `/staff/shipments/${shipment.id}/labels`, {})).status, 202)
  await room.service.idle()
  const anew = (await parcelsOf(room, shipment))[0]
  assert.equal(anew?.label.state, 'made')
  assert.notEqual(anew?.label.trackingNumber, first?.label.trackingNumber)

  easypost.trouble.isUnderWay = true
  await giveBack(second!)
  const kept = (await parcelsOf(room, shipment))[1]
  assert.deepEqual([kept?.label.state, kept?.label.trackingNumber], ['in-use', second?.label.trackingNumber])
  assert.equal((await room.as(STAFF).send('POST', `/staff/parcels/${newId('prc')}/void`, {})).status, 404)
})

test('a report that is not signed by the carrier it names is refused, and nothing of it is kept', async (t) => {
  const { room } = await open(t)
  const shipment = await shipped(room)
  const [parcel] = await parcelsOf(room, shipment)
  const details = [{ status: 'delivered', datetime: '2026-11-28T10:00:00Z' }]
  const number = parcel?.label.trackingNumber ?? ''
  assert.equal(await told(room, trackerReport('evt_1', number, details, 'another secret')), 400)
  assert.equal(await told(room, trackerReport('evt_1', number, details), 'ups'), 400)
  assert.equal(await told(room, { ...trackerReport('evt_1', number, details), headers: {} as never }), 400)
  assert.deepEqual(await room.query('select from orders.carrier_reports'), [])
  assert.deepEqual(await room.query('select from orders.tracking_events'), [])
  assert.equal(await told(room, trackerReport('evt_2', 'of somebody else', details)), 200)
  await room.service.idle()
  assert.deepEqual(await room.query('select from orders.tracking_events'), [])
})

type News = { parcel: number; upTo: number; eventId: string }
const WAY = [
  { status: 'pre_transit', datetime: '2026-11-27T10:00:00Z' },
  { status: 'in_transit', datetime: '2026-11-28T01:00:00Z' },
  { status: 'out_for_delivery', datetime: '2026-11-29T08:00:00Z' },
  { status: 'delivered', datetime: '2026-11-29T15:00:00Z' },
]

test('reports in any order, once or twice, end the same: delivered when all parcels are, and never back (W63)', async (t) => {
  const { room } = await open(t)
  const everything: News[] = [0, 1, 2].flatMap((parcel) => WAY.map((_, at) => ({ parcel, upTo: at + 1, eventId: `${parcel}-${at}` })))
  const orders = fc.sample(fc.shuffledSubarray([...everything, ...everything], { minLength: 2 * everything.length }), {
    numRuns: 4,
    seed: 7,
  })
  for (const [round, news] of orders.entries()) {
    const shipment = await shipped(room)
    const numbers = (await parcelsOf(room, shipment)).map(({ label }) => label.trackingNumber ?? '')
    const delivered = new Set<number>()
    let wasDelivered = false
    for (const { parcel, upTo, eventId } of news) {
      assert.equal(await told(room, trackerReport(`evt_${round}_${eventId}`, numbers[parcel] as string, WAY.slice(upTo - 1, upTo))), 200)
      await room.service.idle()
      if (upTo === WAY.length) delivered.add(parcel)
      const [now] = await room.query<{ state: string }>('select state from orders.shipments where id = $1', [shipment.id])
      assert.equal(now?.state === 'delivered', delivered.size === 3, `${round}: ${delivered.size} parcels are delivered`)
      if (wasDelivered) assert.equal(now?.state, 'delivered')
      wasDelivered = now?.state === 'delivered'
    }
    const parcels = await parcelsOf(room, shipment)
    assert.deepEqual(
      parcels.map(({ state, events: known }) => [state, known.length]),
      [0, 1, 2].map(() => ['delivered', WAY.length]),
    )
    const { order_id: orderId } = (
      await room.query<{ order_id: string }>('select order_id from orders.shipments where id = $1', [shipment.id])
    )[0]!
    assert.equal(events(room.said, 'orders.shipment-delivered.v1', orderId).length, 1)
  }
  assert.equal((await room.query('select from orders.carrier_reports')).length, orders.length * everything.length)
})

test('a parcel of which no report has come is asked after, once in six hours', async (t) => {
  const { room, easypost } = await open(t)
  const shipment = await shipped(room)
  const follow = async () => {
    await room.query(`update orders.jobs set run_at = now() where task = 'follow-parcels'`)
    await room.service.idle()
  }
  easypost.trouble.details = [{ status: 'delivered', datetime: '2026-11-29T15:00:00Z', message: 'Left at the door' }]
  await room.query(`update orders.parcels set asked_at = now() - interval '5 hours'`)
  await follow()
  assert.deepEqual(await room.query('select from orders.tracking_events'), [])
  await room.query(`update orders.parcels set asked_at = now() - interval '7 hours'`)
  await follow()
  assert.deepEqual(
    (await parcelsOf(room, shipment)).map(({ state }) => state),
    ['delivered', 'delivered', 'delivered'],
  )
  const [kept] = await room.query<{ state: string }>('select state from orders.shipments')
  assert.equal(kept?.state, 'delivered')
})

test('an address is judged by the carrier, and without one, or while it is away, nobody is in the way', async (t) => {
  const ask = (room: Room, address: object) => room.as(guest()).send<AddressOpinion>('POST', '/checkout/address', { address })
  const alone = await openRoom(t, {}, { asleep: true })
  assert.deepEqual((await ask(alone, ADDRESS)).body, { verdict: 'unknown', address: null })
  const { room, easypost } = await open(t)
  easypost.trouble.address = { ...ADDRESS, street1: '400 PINE ST', city: 'SEATTLE', state: 'WA', zip: '98101-2345' }
  assert.deepEqual((await ask(room, ADDRESS)).body, {
    verdict: 'suggested',
    address: { ...ADDRESS, line1: '400 Pine St' },
  })
  assert.deepEqual((await ask(room, { ...ADDRESS, postcode: 'nonsense' })).body, { verdict: 'unknown', address: null })
  easypost.trouble.isDown = true
  assert.deepEqual((await ask(room, ADDRESS)).body, { verdict: 'unknown', address: null })
})
