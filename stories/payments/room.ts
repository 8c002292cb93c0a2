import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  type Event,
  event,
  type Money,
  newId,
  type Order,
  type PaymentStatus,
  paymentsCards,
  type Refund,
  type Shipment,
} from '@toyline/contracts'
import { callerTokens, client, httpTransport, injectTransport, Problem, type Transport, type TransportRequest } from '@toyline/http'
import { log } from '@toyline/observability'
import { type PaymentsNeeds, paymentsService } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import type { SandboxOptions } from '@toyline/sandbox'
import { freePort, scratchDatabase } from '@toyline/testing'
import pg from 'pg'
import { type Delivery, SECRETS } from './company.ts'
import { API_KEY, openSandbox } from './sandbox-company.ts'
import { openStripeCompany } from './stand-ins/stripe/company.ts'

export { sign } from './company.ts'
export { API_KEY }
export const SECRET = 'a secret of tests, shared by rooms that talk'
export const WEBHOOK_SECRETS = SECRETS
const COMPANIES = ['sandbox', 'stripe'] as const
type CompanyName = (typeof COMPANIES)[number]

/** A story that must come true whoever takes the money. */
export function each(name: string, story: (t: TestContext, company: CompanyName) => Promise<void>): void {
  for (const company of COMPANIES) test(`${company}: ${name}`, (t) => story(t, company))
}

export const ADDRESS = { name: 'Ada Lovelace', line1: '400 Pine Street', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' }
export const tokens = callerTokens(SECRET)

type Options = {
  /** Who takes the money; the sandbox unless said. */
  company?: CompanyName
  sandbox?: Partial<SandboxOptions>
  stripe?: Parameters<typeof openStripeCompany>[1]
  settings?: { timeoutMs?: number; restMs?: number; sweepMs?: number; capturesInParts?: boolean }
  /** Workers run: captures, refreshes, sweeps. */
  working?: boolean
  /** The provider's reports come in as they are made. */
  reports?: boolean
  failpoint?: PaymentsNeeds['failpoint']
  /** Stands between payments and the provider. */
  through?: (request: TransportRequest, provider: Transport) => ReturnType<Transport>
}
export type Shop = Awaited<ReturnType<typeof openShop>>

/** Payments on a database of its own, and a provider behind real HTTP, as an outside company is. */
export async function openShop(t: TestContext, options: Options = {}) {
  const { urls, adminUrl } = await scratchDatabase(t, ['payments', 'sandbox'])
  let receive: (delivery: Delivery) => Promise<{ status: number }> = async () => ({ status: 503 })
  const reports = options.reports ? (delivery: Delivery) => receive(delivery) : null
  const sandbox = options.company === 'stripe' ? null : await openSandbox(urls.sandbox, reports, options.sandbox)
  const { company, stripe = null } = sandbox ?? (await openStripeCompany(reports, options.stripe))
  const { url } = company
  const http = httpTransport({ baseUrl: url, connectTimeoutMs: 2_000 })
  const nowhere = httpTransport({ baseUrl: `http://127.0.0.1:${await freePort()}` })
  const asked: { method: string; path: string; key: string | undefined }[] = []
  const { sweepMs, ...patience } = options.settings ?? {}
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
      ...company.settings(transport, patience),
      ...(sweepMs ? { sweepMs } : {}),
    },
    ...(options.failpoint ? { failpoint: options.failpoint } : {}),
  })
  if (options.working) await service.start()
  else await service.app.ready()
  t.after(async () => {
    await service.stop()
    await Promise.all([http.close(), nowhere.close(), pool.end()])
    await company.close()
  })

  const inside = injectTransport(service.app)
  const authorization = `Bearer ${await tokens.sign({ kind: 'service', service: 'orders' })}`
  const ask = client(paymentsCards, inside, { tokens, caller: { kind: 'service', service: 'orders' } })
  /** What the gateway does with a provider's report. */
  const report = async (body: string | Buffer, signature: string, { to = company.name } = {}) => {
    const headers = { authorization, 'content-type': 'application/json', [company.signatureHeader]: signature }
    return (await inside({ method: 'POST', path: `/payments/webhooks/${to}`, headers, body })).status
  }
  receive = async ({ headers, body }) => ({
    status: await report(body, headers[company.signatureHeader] ?? headers['Toyline-Sandbox-Signature'] ?? ''),
  })

  /** Of the sandbox only. */
  const onlySandbox = () => sandbox ?? assert.fail(`${company.name} is not the sandbox`)

  return {
    urls,
    adminUrl,
    url,
    company,
    service,
    pool,
    ask,
    asked,
    said,
    refundsSaid,
    report,
    call: <Body>(method: 'GET' | 'POST', path: string, body?: object) => onlySandbox().call<Body>(method, path, body),
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
    /** Behind the walls of Stripe's stand-in. */
    books: () => stripe?.books ?? assert.fail(`${company.name} is not Stripe`),
    /** Behind the sandbox's own walls. */
    inProvider: <Row extends object>(text: string, values: unknown[] = []) => onlySandbox().inside<Row>(text, values),
    authorise: async (order: TestOrder, card: string, changes: Partial<Parameters<typeof ask.authorisePayment>[0]['body']> = {}) => {
      const choice = { method: 'card' as const, provider: company.name, token: await company.token(card) }
      return ask.authorisePayment({ body: { ...order, choice, ...changes } })
    },
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
    async sent(order: TestOrder, said: Event = sentEvent(order)): Promise<boolean> {
      const reply = await inside({
        method: 'POST',
        path: '/internal/events',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(said),
      })
      assert.equal(reply.status, 200)
      return (JSON.parse(reply.body.toString('utf8')) as { handled: boolean }).handled
    },
    truth: company.truth,
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
    const sent = { location: 'reno', carrier: 'UPS', state: 'sent' as const, sentAt: '2026-11-22T10:00:00.000Z', ...unknown }
    return { id: `shp_${orderId.slice(4)}${at}`, number: `${orderNumber}-${at + 1}`, ...sent, lines: [{ lineId: id, quantity }] }
  })
  return shipments.map((shipment, at) => {
    const shipped = parts.slice(0, at + 1).reduce((sum, quantity) => sum + quantity, 0)
    const unitPrice = { amount: Math.round(amount.amount / pieces), currency }
    const counted = { quantity: pieces, shipped, cancelled: 0, returned: 0, unitPrice, lineTotal: amount, taxLines: [tax], repriced: [] }
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
      planned: [],
      shipTo: ADDRESS,
      billTo: ADDRESS,
      delivery: 'together',
      shipping: { id: 'ground', name: 'Ground', carrier: 'UPS', amount: nothing, earliest: '2026-11-24', latest: '2026-11-27' },
      totals: { merchandise: amount, shipping: nothing, tax: nothing, total: amount, taxLines: [tax], pricesIncludeTax: false },
      payment: { ...PAYMENT, method, captured: nothing, refunded: nothing },
      returns: [],
      replaces: null,
      freight: null,
      comesTo: null,
      edits: [],
      addsTo: null,
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

/** Says that what of an order was not sent by then is cancelled. */
export function cancelledEvent(order: TestOrder, { sent, pieces = 3 }: { sent: number; pieces?: number }) {
  const { data } = sentEvents(order, [pieces])[0]!
  const shipments = sent > 0 ? sentEvents(order, [sent])[0]!.data.order.shipments : []
  const [line] = data.order.lines
  const lines = [{ ...line!, shipped: sent, cancelled: pieces - sent }]
  const cancelled = { ...data.order, lines, shipments, fulfilment: sent > 0 ? ('shipped' as const) : ('cancelled' as const) }
  return event('orders.lines-cancelled.v1', order.orderId, {
    order: cancelled,
    lines: [{ lineId: line!.id, quantity: pieces - sent }],
    repriced: [],
  })
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
