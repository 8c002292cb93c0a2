import type { TestContext } from 'node:test'
import { type Event, event, type Order, paymentsCards } from '@toyline/contracts'
import { callerTokens, client, injectTransport, Problem } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import { paymentsService } from '../src/index.ts'

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
  return { pool, adminUrl, url: urls.payments, said, ask, placed: placing(service) }
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

/** Tells the room that an order was placed, as the outbox of orders does: again, while the database is too busy. */
export function placing({ app }: { app: Parameters<typeof injectTransport>[0] }) {
  const transport = injectTransport(app)
  return async (order: Order, said = event('orders.order-placed.v1', order.id, { order, userId: null })): Promise<number> => {
    const authorization = `Bearer ${await tokens.sign(identity.caller)}`
    const headers = { authorization, 'content-type': 'application/json' }
    for (;;) {
      const { status } = await transport({ method: 'POST', path: '/internal/events', headers, body: JSON.stringify(said) })
      if (status !== 503) return status
    }
  }
}

/** Puts an order on account, as orders do before they place it. */
export async function onAccount(ask: ReturnType<typeof startRoom>['ask'], order: Order): Promise<void> {
  const { id: orderId, number: orderNumber, market, email, billTo, totals } = order
  const asked = { orderId, orderNumber, attempt: 1, amount: totals.total, market, choice: { method: 'invoice' as const }, email, billTo }
  await ask.authorisePayment({ body: { ...asked, returnUrl: 'https://shop.example', customer: { userId: null, guestId: 'gst_test' } } })
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
