import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliveryCards, event, newId, type Order } from '@toyline/contracts'
import { client, httpTransport, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { variant } from '../test/neighbours.ts'
import { buyer, guest, openRoom, type Room, tokens } from '../test/room.ts'

async function ordered(room: Room, me: ReturnType<Room['as']>, token = 'succeeds'): Promise<Order> {
  const clippy = room.around.offer(variant())
  const { status, body } = await me.place(await me.readyToPay([clippy], token))
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

test('an order is seen by its owner and by the signed link’s bearer; for everybody else there is no such order', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const me = room.as(guest())
  const [mine, other] = [await ordered(room, me), await ordered(room, me)]
  const stranger = room.as(guest())
  const refusals = [
    await stranger.order(mine.id),
    await stranger.order(mine.id, ''),
    await stranger.order(mine.id, 'x'.repeat(43)),
    await stranger.order(mine.id, other.lookupToken!),
    await stranger.order(mine.id, `${mine.lookupToken}x`),
    await stranger.order(newId('ord'), mine.lookupToken!),
    await room.as(buyer('user-1')).order(mine.id),
    await room.as({ kind: 'guest' }).order(mine.id),
    await stranger.send<{ code: string }>('POST', `/orders/${mine.id}/finalise`, {}),
    await stranger.retry(mine.id, { method: 'card', provider: 'sandbox', token: 'succeeds' }),
  ]
  for (const { status, body } of refusals) assert.deepEqual([status, body.code], [404, 'no-such-order'])
  assert.equal(new Set(refusals.map((one) => (one.body as { detail?: string }).detail)).size, 1, 'all in the same words')
  for (const answer of [await me.order(mine.id), await stranger.order(mine.id, mine.lookupToken!)])
    assert.deepEqual([answer.status, answer.body.id], [200, mine.id])
})

test('the orders of a guest become those of the account that proves their address, and nobody else’s do', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const mine = await ordered(room, room.as(guest()))
  const open = await ordered(room, room.as(guest()), 'challenges')
  const other = room.as(guest())
  const { status } = await other.place({ ...(await other.readyToPay([room.around.offer(variant())])), email: 'bob@shop.example' })
  assert.equal(status, 201)
  const ada = { userId: 'user-ada', email: 'ada@shop.example', name: 'Ada' }
  const hear = client(deliveryCards, injectTransport(room.service.app), {
    tokens,
    caller: { kind: 'service', service: 'users' },
  }).receiveEvent
  const registered = event('users.user-registered.v1', ada.userId, ada)
  assert.deepEqual([await hear({ body: registered }), await hear({ body: registered })], [{ handled: true }, { handled: false }])
  const listed = async (userId: string) => {
    const { body } = await room.as(buyer(userId)).send<{ items: { id: string }[] }>('GET', '/orders')
    return body.items.map(({ id }) => id)
  }
  assert.deepEqual([await listed(ada.userId), await listed('user-other')], [[mine.id], []])
  assert.equal((await room.as(buyer(ada.userId)).order(mine.id)).status, 200)
  assert.equal((await room.as(buyer(ada.userId)).order(open.id)).status, 404, 'an order that is still being paid stays where it is')
})

test('a person sees their orders and nobody else’s, newest first, page by page', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const me = room.as(buyer('user-1'))
  const orders: Order[] = []
  for (let i = 0; i < 5; i += 1) orders.push(await ordered(room, me))
  await ordered(room, room.as(buyer('user-2')))
  await ordered(room, room.as(guest()))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await me.send(
      'GET',
      `/orders?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
    )
    seen.push(...page.body.items.map((one) => one.id))
    cursor = page.body.nextCursor
  }
  assert.deepEqual(seen, orders.map((one) => one.id).reverse())
  for (const bad of ['x', Buffer.from('["1; drop",2]').toString('base64url'), Buffer.from('["nope","x"]').toString('base64url')]) {
    assert.deepEqual([(await me.send<{ code: string }>('GET', `/orders?cursor=${bad}`)).status], [400])
  }
  assert.equal((await room.as(guest()).send<{ code: string }>('GET', '/orders')).status, 401)
})

test('facts for the reconciler name every order with its total and quantity, to services only', async (t) => {
  const room = await openRoom(t, {}, { asleep: true })
  const order = await ordered(room, room.as(guest()))
  const { body } = await room.as({ kind: 'service', service: 'reconciler' }).send('GET', '/internal/order-facts')
  assert.deepEqual(body, {
    items: [
      {
        orderId: order.id,
        state: 'placed',
        paymentState: 'authorised',
        placedAt: order.placedAt,
        total: order.totals.total,
        quantity: 6,
        open: 6,
        openAt: { reno: 6 },
        shipments: 0,
      },
    ],
    next: null,
  })
  assert.equal((await room.as(guest()).send('GET', '/internal/order-facts')).status, 404)
})

test('who watches an order sees it at once and at each change; closing the page ends it; too many are refused', async (t) => {
  const room = await openRoom(t, { maxWatchers: 2 })
  const owner = guest()
  const me = room.as(owner)
  const order = await ordered(room, me, 'challenges')
  const baseUrl = await room.service.app.listen({ port: 0, host: '127.0.0.1' })
  const transport = httpTransport({ baseUrl })
  t.after(() => transport.close())
  const open = async (caller = owner) => {
    const stop = new AbortController()
    const reply = await transport({
      method: 'GET',
      path: `/orders/${order.id}/events`,
      headers: { authorization: `Bearer ${await tokens.sign(caller)}` },
      stream: true,
      signal: stop.signal,
    })
    const seen: string[] = []
    let text = ''
    reply.stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1]
        if (data) seen.push((JSON.parse(data) as Order).state)
      }
    })
    reply.stream?.on('error', () => {})
    return { status: reply.status, type: reply.headers['content-type'], seen, stop: () => stop.abort(), stream: reply.stream }
  }
  const first = await open()
  const second = await open()
  assert.deepEqual([first.status, first.type], [200, 'text/event-stream; charset=utf-8'])
  await waitFor(() => first.seen.length === 1 && second.seen.length === 1)
  const third = await open()
  third.stream?.resume()
  assert.equal(third.status, 503)
  const stranger = await open(guest())
  stranger.stream?.resume()
  assert.equal(stranger.status, 404)
  room.around.setPayment(order.id, 'authorised')
  await me.finalise(order.id)
  await waitFor(() => first.seen.includes('placed') && second.seen.includes('placed'), { what: 'the change to arrive' })
  assert.deepEqual(first.seen[0], 'awaiting-payment')
  first.stop()
  second.stop()
  await waitFor(
    async () => {
      const again = await open()
      again.stop()
      return again.status === 200
    },
    { what: 'the places of those who left' },
  )
})

test('within one process, too, somebody who stops reading frees their place', async (t) => {
  const room = await openRoom(t, { maxWatchers: 1 })
  const owner = guest()
  const order = await ordered(room, room.as(owner))
  const transport = injectTransport(room.service.app)
  const open = async (signal?: AbortSignal) =>
    transport({
      method: 'GET',
      path: `/orders/${order.id}/events`,
      headers: { authorization: `Bearer ${await tokens.sign(owner)}` },
      stream: true,
      ...(signal ? { signal } : {}),
    })
  const stop = new AbortController()
  for (const leave of [undefined, stop]) {
    const { status, stream } = await waitFor(async () => {
      const answer = await open(leave?.signal)
      if (answer.status === 200) return answer
      answer.stream?.destroy()
      return undefined
    })
    stream?.on('error', () => {})
    assert.equal(status, 200)
    const refused = await open()
    assert.equal(refused.status, 503)
    refused.stream?.resume()
    if (leave) leave.abort()
    else stream?.destroy()
  }
  const again = await waitFor(async () => ((await open()).status === 200 ? true : undefined))
  assert.ok(again)
})
