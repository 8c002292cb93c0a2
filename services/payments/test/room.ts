import type { TestContext } from 'node:test'
import { type Event, event, type Order, paymentsCards, type Shipment } from '@toyline/contracts'
import { type Client, callerTokens, client, injectTransport, Problem } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import { paymentsService } from '../src/index.ts'
import { type Sent, sentInParts, sentWhole } from './orders.ts'

export const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
const identity = { tokens, caller: { kind: 'service' as const, service: 'orders' } }

type Issued = Extract<Event, { name: 'payments.document-issued.v1' }>

/** Payments without a provider, on a database of its own. */
export async function openRoom(t: TestContext) {
  const { urls, adminUrl } = await scratchDatabase(t, ['payments'])
  const { service, pool, said, ask } = startRoom(urls.payments)
  await service.start()
  t.after(async () => {
    await service.stop()
    await pool.end()
  })
  return { pool, adminUrl, url: urls.payments, said, ask, sent: sending(service) }
}

export function startRoom(url: string) {
  const pool = openPool({ url, name: 'payments-test', max: 20, statementTimeoutMs: 30_000, connectTimeoutMs: 30_000 })
  const said: Issued[] = []
  const service = paymentsService({
    pool,
    log: log('payments-test').child({}, { level: process.env.LOG_LEVEL ?? 'silent' }),
    tokens,
    deliver: async (_subscriber, heard) => {
      if (heard.name === 'payments.document-issued.v1') said.push(heard as Issued)
    },
    settings: {},
  })
  return { service, pool, said, ask: client(paymentsCards, injectTransport(service.app), identity) }
}

/** Has an order put on account, and tells the room that it was sent, as a whole unless said, as the outbox of orders does: again, while the database is too busy. */
export function sending({ app }: { app: Parameters<typeof injectTransport>[0] }) {
  const transport = injectTransport(app)
  const ask = client(paymentsCards, transport, identity)
  const told = new Map<string, Sent[]>()
  async function post(said: Event): Promise<number> {
    const authorization = `Bearer ${await tokens.sign(identity.caller)}`
    const headers = { authorization, 'content-type': 'application/json' }
    for (;;) {
      const { status } = await transport({ method: 'POST', path: '/internal/events', headers, body: JSON.stringify(said) })
      if (status !== 503) return status
    }
  }
  return async (order: Order, parts?: Shipment['lines'][]): Promise<number[]> => {
    const all = told.get(order.id) ?? (parts ? sentInParts(order, parts) : [sentWhole(order)])
    told.set(order.id, all)
    await onAccount(ask, order)
    const answers: number[] = []
    for (const sent of all) answers.push(await post(event('orders.shipment-sent.v1', order.id, sent)))
    return answers
  }
}

/** Puts an order on account, as orders does before it places it. */
export async function onAccount(ask: Client<typeof paymentsCards>, order: Order): Promise<void> {
  const { id: orderId, number: orderNumber, market, email, billTo } = order
  const known = { orderId, orderNumber, market, email, billTo, attempt: 1, returnUrl: 'https://shop.example' }
  const body = {
    ...known,
    amount: order.totals.total,
    choice: { method: 'invoice' as const },
    customer: { userId: 'user_1', guestId: null },
  }
  for (;;) {
    const isDone = await ask.authorisePayment({ body }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem && error.status === 503) return false
        throw error
      },
    )
    if (isDone) return
  }
}

/** The problem that a call is refused with; it is made again while the database is too busy. */
export async function refusal(call: () => Promise<unknown>): Promise<string> {
  for (;;) {
    const said = await call().then(
      () => 'was not refused',
      (error: unknown) => (error instanceof Problem ? `${error.status} ${error.code}` : String(error)),
    )
    if (!said.startsWith('503')) return said
  }
}
