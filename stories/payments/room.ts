import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { TestContext } from 'node:test'
import { event, type Money, newId, type Order, type PaymentStatus, paymentsCards, type Refund, type Shipment } from '@toyline/contracts'
import { callerTokens, client, httpTransport, injectTransport, Problem, type Transport, type TransportRequest } from '@toyline/http'
import { log } from '@toyline/observability'
import { type PaymentsNeeds, paymentsService } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import { type SandboxOptions, sandboxService } from '@toyline/sandbox'
import { freePort, scratchDatabase } from '@toyline/testing'
import pg from 'pg'

export const SECRET = 'a secret of tests, shared by rooms that talk'
export const API_KEY = 'sk_sandbox_stories'
export const WEBHOOK_SECRETS = ['whsec_stories', 'whsec_stories_before']
export const ADDRESS = { name: 'Ada Lovelace', line1: '400 Pine Street', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' }
export const tokens = callerTokens(SECRET)

type Options = {
  sandbox?: Partial<SandboxOptions>
  settings?: { timeoutMs?: number; restMs?: number; sweepMs?: number }
  /** Workers run: captures, refreshes, sweeps. */
  working?: boolean
  /** The provider's reports come in as they are made. */
  reports?: boolean
  failpoint?: PaymentsNeeds['failpoint']
  /** Stands between payments and the provider. */
  through?: (request: TransportRequest, provider: Transport) => ReturnType<Transport>
}
export type Shop = Awaited<ReturnType<typeof openShop>>

/** Payments on a database of its own, and the sandbox provider behind real HTTP, as an outside company is. */
export async function openShop(t: TestContext, options: Options = {}) {
  const { urls, adminUrl } = await scratchDatabase(t, ['payments', 'sandbox'])
  let receive: (delivery: { headers: Record<string, string>; body: string }) => Promise<{ status: number }> = async () => ({ status: 503 })
  const provider = openPool({ url: urls.sandbox, name: 'sandbox-stories', max: 5, statementTimeoutMs: 20_000, connectTimeoutMs: 30_000 })
  const sandbox = sandboxService({
    pool: provider,
    apiKey: API_KEY,
    webhookSecret: WEBHOOK_SECRETS,
    allowedOrigins: ['https://shop.example'],
    testControls: true,
    timing: { slowAnswerMs: 400, settleAfterMs: 600_000, webhookRetryMs: 20 },
    ...(options.reports ? { deliverWebhook: (delivery) => receive(delivery) } : {}),
    ...options.sandbox,
  })
  const { url } = await sandbox.start({ port: 0 })
  const http = httpTransport({ baseUrl: url, connectTimeoutMs: 2_000 })
  const nowhere = httpTransport({ baseUrl: `http://127.0.0.1:${await freePort()}` })
  const asked: { method: string; path: string; key: string | undefined }[] = []
  let isDown = false
  const transport: Transport = (request) => {
    asked.push({ method: request.method, path: request.path, key: request.headers['idempotency-key'] })
    if (isDown) return nowhere(request)
    return options.through ? options.through(request, http) : http(request)
  }
  const pool = openPool({ url: urls.payments, name: 'payments-stories', statementTimeoutMs: 20_000, connectTimeoutMs: 30_000 })
  const said: { subscriber: string; status: PaymentStatus }[] = []
  const refundsSaid: Refund[] = []
  const service = paymentsService({
    pool,
    tokens,
    log: log('payments-stories').child({}, { level: process.env.LOG_LEVEL ?? 'silent' }),
    deliver: async (subscriber, one) => {
      if (one.name === 'payments.refund-ended.v1') refundsSaid.push((one as unknown as { data: { refund: Refund } }).data.refund)
      if (one.name !== 'payments.payment-changed.v1') return
      said.push({ subscriber, status: (one as unknown as { data: { status: PaymentStatus } }).data.status })
    },
    settings: {
      sandbox: { transport, apiKey: API_KEY, webhookSecrets: WEBHOOK_SECRETS.slice(0, 1), publicUrl: url, ...options.settings },
      ...(options.settings?.sweepMs ? { sweepMs: options.settings.sweepMs } : {}),
    },
    ...(options.failpoint ? { failpoint: options.failpoint } : {}),
  })
  if (options.working) await service.start()
  else await service.app.ready()
  t.after(async () => {
    await service.stop()
    await sandbox.stop()
    await Promise.all([http.close(), nowhere.close(), pool.end(), provider.end()])
  })

  const inside = injectTransport(service.app)
  const authorization = `Bearer ${await tokens.sign({ kind: 'service', service: 'orders' })}`
  const ask = client(paymentsCards, inside, { tokens, caller: { kind: 'service', service: 'orders' } })
  /** What the gateway does with a provider's report. */
  const report = async (body: string | Buffer, signature: string, { to = 'sandbox' } = {}) => {
    const headers = { authorization, 'content-type': 'application/json', 'toyline-sandbox-signature': signature }
    return (await inside({ method: 'POST', path: `/payments/webhooks/${to}`, headers, body })).status
  }
  receive = async ({ headers, body }) => ({
    status: await report(body, headers['toyline-sandbox-signature'] ?? headers['Toyline-Sandbox-Signature'] ?? ''),
  })

  async function call<Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
    const reply = await http({
      method,
      path,
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = reply.body.toString('utf8')
    assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as Body
  }

  return {
    urls,
    adminUrl,
    url,
    sandbox,
    service,
    pool,
    ask,
    asked,
    said,
    refundsSaid,
    report,
    call,
    down: (now: boolean) => {
      isDown = now
    },
    async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await pool.query<Row>(text, values)).rows
    },
    /** Several statements in one transaction. */
    inOne: (...statements: string[]) => pool.query(['begin', ...statements, 'commit'].join(';')),
    async asAdmin(text: string): Promise<void> {
      const admin = new pg.Client({ connectionString: adminUrl })
      await admin.connect()
      await admin.query(text).finally(() => admin.end())
    },
    /** Behind the provider's own walls. */
    async inProvider<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await provider.query<Row>(text, values)).rows
    },
    authorise: (order: TestOrder, token: string, changes: Partial<Parameters<typeof ask.authorisePayment>[0]['body']> = {}) =>
      ask.authorisePayment({ body: { ...order, choice: { method: 'card', provider: 'sandbox', token }, ...changes } }),
    onAccount: (order: TestOrder, attempt = 1) => ask.authorisePayment({ body: { ...order, attempt, choice: { method: 'invoice' } } }),
    /** Gives back so many pieces of an order's only line. */
    refund: (order: TestOrder, quantity: number, key: string, changes: Partial<Parameters<typeof ask.refundOrder>[0]['body']> = {}) =>
      ask.refundOrder(
        {
          params: { orderId: order.orderId },
          body: { reason: 'Returned', lines: [{ lineId: lineOf(order), quantity }], freight: false, ...changes },
        },
        { idempotencyKey: key },
      ),
    refunds: async (order: { orderId: string }) =>
      (
        await pool.query<{ state: string; amount: number; attempt: number; document: string | null }>(
          `select state, amount, attempt, (select number from payments.documents where id = document_id) as document
           from payments.refunds where order_id = $1 order by created_at, id`,
          [order.orderId],
        )
      ).rows,
    refresh: (order: TestOrder) => ask.refreshPayment({ params: { orderId: order.orderId } }),
    end: (order: TestOrder) => ask.voidPayment({ params: { orderId: order.orderId }, body: { reason: 'expired' } }),
    /** Tells payments that an order was sent, as the outbox of orders does. */
    async sent(order: TestOrder, said = sentEvent(order)): Promise<boolean> {
      const reply = await inside({
        method: 'POST',
        path: '/internal/events',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(said),
      })
      assert.equal(reply.status, 200)
      return (JSON.parse(reply.body.toString('utf8')) as { handled: boolean }).handled
    },
    /** What the provider holds for an order: the facts that must be true whatever was lost on the way. */
    async truth(order: {
      orderId: string
    }): Promise<{ intents: number; charges: number; status: string | undefined; received: number; refunded: number }> {
      const intents = await call<{ data: { id: string; status: string; amount_received: number; amount_refunded: number }[] }>(
        'GET',
        `/v1/payment_intents/search?metadata[order_id]=${order.orderId}&limit=100`,
      )
      const ids = intents.data.map((intent) => intent.id)
      const charges =
        (await provider.query(`select from sandbox.charges where intent_id = any($1) and status <> 'failed'`, [ids])).rowCount ?? 0
      const [latest] = intents.data
      return {
        intents: ids.length,
        charges,
        status: latest?.status,
        received: latest?.amount_received ?? 0,
        refunded: latest?.amount_refunded ?? 0,
      }
    },
    state: async (order: { orderId: string }) =>
      (
        await pool.query<{ state: string; review: string | null }>('select state, review from payments.payments where order_id = $1', [
          order.orderId,
        ])
      ).rows[0],
    invoices: async (order: { orderId: string }) =>
      (
        await pool.query<{ number: string }>('select number from payments.documents where order_id = $1 order by sequence', [order.orderId])
      ).rows.map(({ number }) => number),
    /** Lets time pass for one payment: its attempt, and the sweeper's last look. */
    age: (order: { orderId: string }, interval: string) =>
      pool.query(
        `update payments.payments set sent_at = sent_at - $2::interval, updated_at = updated_at - $2::interval, looked_at = looked_at - $2::interval where order_id = $1`,
        [order.orderId, interval],
      ),
  }
}

export type TestOrder = ReturnType<typeof newOrder>

/** An order that wants to be paid. */
export function newOrder(
  amount: Money = { amount: 12_900, currency: 'USD' },
  customer: { userId: string | null; guestId: string | null } = { userId: null, guestId: newId('gst') },
) {
  const orderId = newId('ord')
  return {
    orderId,
    orderNumber: `TL-${orderId.slice(-6)}`,
    attempt: 1,
    amount,
    market: 'us' as const,
    email: 'ada@example.org',
    billTo: ADDRESS,
    returnUrl: `https://shop.example/orders/${orderId}`,
    customer,
  }
}

/** The only line of an order. */
export const lineOf = ({ orderId }: Pick<TestOrder, 'orderId'>) => orderId.replace('ord', 'line')

/**
 * Says that an order was sent as a whole.
 * @param pieces of which its only line has so many
 */
export function sentEvent(order: TestOrder, pieces = 1) {
  return sentEvents(order, [pieces])[0]!
}

/** Says that an order's pieces were sent, so many with each shipment, one after the other. */
export function sentEvents(
  { orderId, orderNumber, amount, email }: TestOrder,
  parts: number[],
  { method = 'card' }: { method?: 'card' | 'invoice' } = {},
) {
  const { currency } = amount
  const pieces = parts.reduce((sum, quantity) => sum + quantity, 0)
  const nothing = { amount: 0, currency }
  const tax = { jurisdiction: 'US-WA', name: 'Sales tax', rate: 0, amount: nothing, reason: 'exempt' as const }
  const id = lineOf({ orderId })
  const line = { id, variantId: newId('var'), handle: 'clippy', sku: 'CLP-25', title: 'Clippy', variantTitle: '25 cm', casePack: 1 }
  const shipments = parts.map((quantity, at): Shipment => {
    const unknown = { trackingNumber: null, trackingUrl: null, deliveredAt: null }
    const sent = { carrier: 'UPS', state: 'sent' as const, sentAt: '2026-11-22T10:00:00.000Z', ...unknown }
    return { id: `shp_${orderId.slice(4)}${at}`, number: `${orderNumber}-${at + 1}`, ...sent, lines: [{ lineId: id, quantity }] }
  })
  return shipments.map((shipment, at) => {
    const shipped = parts.slice(0, at + 1).reduce((sum, quantity) => sum + quantity, 0)
    const unitPrice = { amount: Math.round(amount.amount / pieces), currency }
    const counted = { quantity: pieces, shipped, cancelled: 0, unitPrice, lineTotal: amount, taxLines: [tax] }
    const order: Order = {
      id: orderId,
      number: orderNumber,
      state: 'placed',
      market: 'us',
      locale: null,
      email,
      placedAt: '2026-11-22T10:00:00.000Z',
      createdAt: '2026-11-22T09:59:00.000Z',
      fulfilment: shipped === pieces ? 'shipped' : 'partly-shipped',
      lines: [{ ...line, language: 'en', picture: null, ...counted }],
      shipments: shipments.slice(0, at + 1),
      shipTo: ADDRESS,
      billTo: ADDRESS,
      shipping: { id: 'ground', name: 'Ground', carrier: 'UPS', amount: nothing, earliest: '2026-11-24', latest: '2026-11-27' },
      totals: { merchandise: amount, shipping: nothing, tax: nothing, total: amount, taxLines: [tax], pricesIncludeTax: false },
      payment: { ...PAYMENT, method, captured: nothing, refunded: nothing },
      documents: [],
      note: null,
      timeline: [],
      version: 3,
      lookupToken: null,
    }
    return event('orders.shipment-sent.v1', orderId, { order, shipment })
  })
}

const PAYMENT = {
  state: 'authorised',
  poNumber: null,
  description: null,
  actionUrl: null,
  decline: null,
  dueOn: null,
} as const

export function sign(body: string | Buffer, { secret = WEBHOOK_SECRETS[0] ?? '', secondsAgo = 0 } = {}): string {
  const time = Math.floor(Date.now() / 1_000) - secondsAgo
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')}`
}

/** The problem that a call is refused with, as `503 payment-unavailable`. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('should have been refused'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Problem, String(error))
  return `${error.status} ${error.code}`
}
