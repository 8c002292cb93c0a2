import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliveryCards, event, newId, type Order, type OrderDocument } from '@toyline/contracts'
import { type Caller, client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { variant } from '../test/neighbours.ts'
import { buyer, guest, openRoom, type Room, tokens } from '../test/room.ts'

async function ordered(room: Room, caller: Caller): Promise<Order> {
  const me = room.as(caller)
  const { status, body } = await me.place(await me.readyToPay([room.around.offer(variant())]))
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

function invoiceOf({ totals }: Order): OrderDocument {
  return { id: newId('doc'), kind: 'invoice', number: 'US-000007', issuedOn: '2026-11-22', dueOn: null, total: totals.total }
}

async function hear(room: Room, order: Order, document: OrderDocument): Promise<boolean> {
  const { receiveEvent } = client(deliveryCards, injectTransport(room.service.app), {
    tokens,
    caller: { kind: 'service', service: 'payments' },
  })
  const { id: orderId, number: orderNumber, email, market, locale, lookupToken } = order
  const data = { orderId, orderNumber, document, email, market, locale, lookupToken }
  return (await receiveEvent({ body: event('payments.document-issued.v1', orderId, data) })).handled
}

async function download(room: Room, caller: Caller, path: string) {
  const reply = await injectTransport(room.service.app)({
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${await tokens.sign(caller)}` },
  })
  const { 'content-type': type, 'content-disposition': disposition, 'cache-control': cache } = reply.headers
  return { status: reply.status, text: reply.body.toString('utf8'), type, disposition, cache }
}

test('an order names its invoice once payments have issued it, once, in the order and in the list', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const caller = buyer('user-1')
  const order = await ordered(room, caller)
  assert.deepEqual([order.documents, order.payment.dueOn], [[], null])
  const document = invoiceOf(order)
  assert.deepEqual([await hear(room, order, document), await hear(room, order, document)], [true, false])
  const { body: now } = await room.as(caller).order(order.id)
  assert.deepEqual(now.documents, [document])
  assert.equal(now.version, order.version + 1)
  const { body: list } = await room.as(caller).send<{ items: { documents: OrderDocument[] }[] }>('GET', '/orders')
  assert.deepEqual(
    list.items.map(({ documents }) => documents),
    [[document]],
  )
})

test('an order says by when the first of its invoices is to be paid, once there is one', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const caller = buyer('user-1')
  const order = await ordered(room, caller)
  const due = (dueOn: string) => hear(room, order, { ...invoiceOf(order), id: newId('doc'), dueOn })
  await due('2026-12-24')
  await due('2026-12-22')
  const { body } = await room.as(caller).order(order.id)
  assert.deepEqual([order.payment.dueOn, body.payment.dueOn, body.documents.length], [null, '2026-12-22', 2])
})

test('a document is given to the buyer, to the bearer of the order’s link, and to staff; for everybody else there is no such order', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const mine = guest()
  const order = await ordered(room, mine)
  const other = await ordered(room, mine)
  const document = invoiceOf(order)
  await hear(room, order, document)
  const path = `/orders/${order.id}/documents/${document.id}`
  const link = `?token=${encodeURIComponent(order.lookupToken ?? '')}`
  const wanted = {
    status: 200,
    text: `${document.id} as pdf`,
    type: 'application/pdf',
    disposition: 'attachment; filename="US-000007.pdf"',
    cache: 'private, no-store',
  }
  const staff: Caller = { kind: 'staff', userId: 'user-staff' }
  assert.deepEqual(
    [
      await download(room, mine, `${path}/pdf`),
      await download(room, guest(), `${path}/pdf${link}`),
      await download(room, staff, `${path}/pdf`),
    ],
    [wanted, wanted, wanted],
  )
  assert.equal((await download(room, mine, `${path}/xml`)).text, `${document.id} as xml`)

  const refused = async (caller: Caller, from: string) => {
    const { status, text } = await download(room, caller, from)
    return `${status} ${(JSON.parse(text) as { code: string }).code}`
  }
  for (const stranger of [guest(), buyer('user-2'), { kind: 'guest' } as const])
    for (const proof of ['', '?token=', `?token=${'x'.repeat(43)}`, `?token=${encodeURIComponent(other.lookupToken ?? '')}`])
      assert.equal(await refused(stranger, `${path}/pdf${proof}`), '404 no-such-order', `${stranger.kind} ${proof}`)
  assert.equal(await refused(mine, `/orders/${other.id}/documents/${document.id}/pdf`), '404 no-such-document')
  assert.equal(await refused(staff, `/orders/${newId('ord')}/documents/${document.id}/pdf`), '404 no-such-order')
  assert.equal(await refused(mine, `${path}/exe`), '400 bad-input')
})

test('a page that is open hears of the invoice', async (t) => {
  const room = await openRoom(t)
  const caller = guest()
  const order = await ordered(room, caller)
  const reply = await injectTransport(room.service.app)({
    method: 'GET',
    path: `/orders/${order.id}/events`,
    headers: { authorization: `Bearer ${await tokens.sign(caller)}` },
    stream: true,
  })
  let said = ''
  reply.stream?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  t.after(() => reply.stream?.destroy())
  await waitFor(() => said.includes(order.id), { what: 'the order as it is' })
  await hear(room, order, invoiceOf(order))
  await waitFor(() => said.includes('US-000007'), { what: 'the invoice' })
})
