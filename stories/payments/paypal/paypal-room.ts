import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { type Event, type PaymentStatus, paymentsCards } from '@toyline/contracts'
import { client, httpTransport, injectTransport, type Transport } from '@toyline/http'
import { log } from '@toyline/observability'
import { type PaymentsNeeds, paymentsService } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import { freePort, scratchDatabase } from '@toyline/testing'
import pg from 'pg'
import { paypalProvider } from '../../../services/payments/src/providers/paypal/paypal.ts'
import { newOrder, type TestOrder, tokens } from '../room.ts'
import { CLIENT_ID, CLIENT_SECRET, type Delivery, type PayPal, startPayPal, WEBHOOK_ID } from '../stand-ins/paypal/server.ts'

type Options = {
  settings?: { timeoutMs?: number; restMs?: number; sweepMs?: number }
  /** Providers beside PayPal, and who is offered where. */
  others?: Pick<PaymentsNeeds['settings'], 'sandbox' | 'offered'>
  /** Workers run: refreshes, sweeps. */
  working?: boolean
}
export type PayPalShop = Awaited<ReturnType<typeof openPayPalShop>>

function accountOf(paypal: PayPal) {
  return {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    webhookId: WEBHOOK_ID,
    environment: 'sandbox' as const,
    trusted: paypal.trusted,
  }
}

/** A stand-in of PayPal, and ways to it that can be cut. A request or an answer that PayPal does not describe fails the test. */
async function reachPayPal(t: TestContext) {
  const paypal = await startPayPal(t)
  const http = httpTransport({ baseUrl: paypal.url, connectTimeoutMs: 2_000 })
  const nowhere = httpTransport({ baseUrl: `http://127.0.0.1:${await freePort()}` })
  let isDown = false
  const transport: Transport = (request) => (isDown ? nowhere : http)(request)
  t.after(async () => {
    await Promise.all([http.close(), nowhere.close()])
    assert.deepEqual(paypal.misfits, [])
  })
  return { paypal, transport, down: (now: boolean) => (isDown = now) }
}

/** The provider alone. */
export async function openPayPal(t: TestContext, patience: { timeoutMs?: number; restMs?: number } = {}) {
  const { paypal, transport, down } = await reachPayPal(t)
  const provider = paypalProvider(transport, transport, { ...accountOf(paypal), ...patience })
  const request = (order: TestOrder, paymentId: string | null = null) => {
    const { orderId, orderNumber, amount, returnUrl } = order
    return { key: `${orderId}:1`, orderId, orderNumber, amount, token: 'paypal', keeping: null, returnUrl, paymentId }
  }
  return {
    paypal,
    provider,
    down,
    request,
    /** An order that the buyer has approved, and that is authorised. */
    async authorised(amount = 12_900) {
      const order = newOrder({ amount, currency: 'USD' })
      const { id } = await provider.pay(request(order))
      paypal.books.approve(id)
      assert.equal((await provider.authorise?.({ paymentId: id }))?.status, 'authorised')
      return { order, id }
    },
  }
}

/** Payments on a database of its own, with PayPal as its only provider unless others are named. */
export async function openPayPalShop(t: TestContext, options: Options = {}) {
  const { urls, adminUrl } = await scratchDatabase(t, ['payments'])
  const { paypal, transport, down } = await reachPayPal(t)
  const { sweepMs, ...patience } = options.settings ?? {}
  const pool = openPool({ url: urls.payments, name: 'paypal-stories', statementTimeoutMs: 20_000, connectTimeoutMs: 30_000 })
  const said: PaymentStatus[] = []
  const service = paymentsService({
    pool,
    tokens,
    log: log('paypal-stories').child({}, { level: process.env.LOG_LEVEL ?? 'silent' }),
    deliver: async (_subscriber, one) => {
      if (one.name === 'payments.payment-changed.v1') said.push((one as unknown as { data: { status: PaymentStatus } }).data.status)
    },
    settings: {
      paypal: { ...accountOf(paypal), ...patience, transport, certificates: transport },
      ...options.others,
      ...(sweepMs ? { sweepMs } : {}),
    },
  })
  if (options.working) await service.start()
  else await service.app.ready()
  t.after(async () => {
    await service.stop()
    await pool.end()
  })
  const inside = injectTransport(service.app)
  const authorization = `Bearer ${await tokens.sign({ kind: 'service', service: 'orders' })}`
  const ask = client(paymentsCards, inside, { tokens, caller: { kind: 'service', service: 'orders' } })
  const choice = { method: 'card' as const, provider: 'paypal', token: 'paypal' }

  return {
    paypal,
    adminUrl,
    service,
    ask,
    said,
    down,
    async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await pool.query<Row>(text, values)).rows
    },
    authorise: (order: TestOrder, attempt = 1) => ask.authorisePayment({ body: { ...order, attempt, choice } }),
    onAccount: (order: TestOrder, attempt = 1) => ask.authorisePayment({ body: { ...order, attempt, choice: { method: 'invoice' } } }),
    refresh: (order: TestOrder) => ask.refreshPayment({ params: { orderId: order.orderId } }),
    end: (order: TestOrder) => ask.voidPayment({ params: { orderId: order.orderId }, body: { reason: 'expired' } }),
    /** Tells payments what the outbox of orders says. */
    async hear(said: Event): Promise<void> {
      const headers = { authorization, 'content-type': 'application/json' }
      const { status } = await inside({ method: 'POST', path: '/internal/events', headers, body: JSON.stringify(said) })
      assert.equal(status, 200)
    },
    async asAdmin(text: string): Promise<void> {
      const admin = new pg.Client({ connectionString: adminUrl })
      await admin.connect()
      await admin.query(text).finally(() => admin.end())
    },
    /** What the gateway does with a report. */
    report: async ({ headers, body }: Delivery, to = 'paypal') =>
      (await inside({ method: 'POST', path: `/payments/webhooks/${to}`, headers: { ...headers, authorization }, body })).status,
    state: async ({ orderId }: TestOrder) =>
      (
        await pool.query<{ state: string; captured: number; refunded: number; review: string | null }>(
          'select state, captured::int, refunded::int, review from payments.payments where order_id = $1',
          [orderId],
        )
      ).rows[0],
    /** Lets time pass for one payment: its attempt, and the sweeper's last look. */
    age: ({ orderId }: TestOrder, interval: string) =>
      pool.query(
        `update payments.payments set sent_at = sent_at - $2::interval, updated_at = updated_at - $2::interval, looked_at = looked_at - $2::interval where order_id = $1`,
        [orderId, interval],
      ),
  }
}
