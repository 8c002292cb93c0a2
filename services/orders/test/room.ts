import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import {
  type Cart,
  deliveryCards,
  event,
  type MarketId,
  type Money,
  money,
  newId,
  type Order,
  type PaymentChoice,
  type PaymentStatus,
  paymentsCards,
  productsCards,
  subscriptions,
  type VariantSnapshot,
} from '@toyline/contracts'
import { type Caller, callerTokens, client, injectTransport, type Transport, type TransportReply } from '@toyline/http'
import { createOutbox } from '@toyline/jobs'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import type { Pool } from 'pg'
import type { OutgoingEvent } from '../src/events/outgoing.ts'
import { type OrdersNeeds, type OrdersService, type OrdersSettings, ordersService } from '../src/index.ts'
import { type Neighbours, neighbours } from './neighbours.ts'

export const SECRET = 'a secret of tests, shared by rooms that talk'
export const LINK_SECRET = 'a secret of tests, for the links of orders'
export const tokens = callerTokens(SECRET)
export const ADDRESS = { name: 'Ada Lovelace', line1: '400 Pine Street', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' }

/** Orders of any size, for what is not about their size. */
export const ANY_AMOUNT: NonNullable<OrdersSettings['minimums']> = {
  us: { first: money(0, 'USD'), reorder: money(0, 'USD') },
  ca: { first: money(0, 'CAD'), reorder: money(0, 'CAD') },
  gb: { first: money(0, 'GBP'), reorder: money(0, 'GBP') },
  eu: { first: money(0, 'EUR'), reorder: money(0, 'EUR') },
}

export type Said = { subscriber: string; event: OutgoingEvent }
export type Room = {
  service: OrdersService
  around: Neighbours
  said: Said[]
  /** Statements sent to the database so far. */
  counted: { statements: number }
  url: string
  adminUrl: string
  query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
  as: (caller: Caller) => Visitor
}

/** This room on a database of its own, with stand-ins for its neighbours. Jobs run unless `asleep`. */
export async function openRoom(
  t: TestContext,
  settings: Partial<OrdersSettings> = {},
  {
    asleep = false,
    connections = 10,
    plantedDefects,
    tax,
    carrier,
  }: {
    asleep?: boolean
    connections?: number
    plantedDefects?: OrdersNeeds['plantedDefects']
    tax?: OrdersNeeds['tax']
    carrier?: OrdersNeeds['carrier']
  } = {},
): Promise<Room> {
  const { urls, adminUrl } = await scratchDatabase(t, ['orders'])
  const around = neighbours(tokens)
  const said: Said[] = []
  const deliver = async (subscriber: string, one: OutgoingEvent) => {
    // Delivery is at least once; a subscriber's inbox makes it exactly once.
    if (!said.some((known) => known.subscriber === subscriber && known.event.id === one.id)) said.push({ subscriber, event: one })
  }
  const { service, pool, counted } = startService({
    url: urls.orders,
    transport: injectTransport(around.app),
    deliver,
    settings,
    connections,
    plantedDefects,
    tax,
    carrier,
  })
  if (!asleep) await service.start()
  t.after(async () => {
    await service.stop()
    await pool.end()
  })
  return {
    service,
    around,
    said,
    counted,
    url: urls.orders,
    adminUrl,
    query: async (text, values = []) => (await pool.query(text, values)).rows,
    as: (caller) => visitor(injectTransport(service.app), caller),
  }
}

export function startService(given: {
  url: string
  transport: Transport
  deliver: (subscriber: string, event: OutgoingEvent) => Promise<void>
  settings?: Partial<OrdersSettings>
  connections?: number
  plantedDefects?: OrdersNeeds['plantedDefects']
  tax?: OrdersNeeds['tax']
  carrier?: OrdersNeeds['carrier']
  readsFrom?: (pool: Pool) => OrdersNeeds['reads']
}) {
  const pool = openPool({
    url: given.url,
    name: 'orders-test',
    max: given.connections ?? 10,
    statementTimeoutMs: 20_000,
    connectTimeoutMs: 20_000,
  })
  const counted = { statements: 0 }
  pool.on('connect', (connection) => {
    const query = connection.query as (...parameters: unknown[]) => unknown
    connection.query = ((...parameters: unknown[]) => {
      counted.statements += 1
      return query.apply(connection, parameters)
    }) as typeof connection.query
  })
  const identity = { tokens, caller: { kind: 'service', service: 'orders' } as const }
  const service = ordersService({
    pool,
    reads: given.readsFrom?.(pool),
    tokens,
    log: log('orders-test'),
    products: client(productsCards, given.transport, identity),
    payments: client(paymentsCards, given.transport, identity),
    deliver: given.deliver,
    plantedDefects: given.plantedDefects,
    tax: given.tax,
    carrier: given.carrier,
    settings: { orderLinkSecret: LINK_SECRET, publicUrl: 'https://shop.example', minimums: ANY_AMOUNT, ...given.settings },
  })
  return { service, pool, counted }
}

export type Answer<Body> = { status: number; body: Body; text: string; retryAfter: string | undefined }
export type Visitor = ReturnType<typeof visitor>
type ProblemAnswer = { code: string; detail: string } & Record<string, unknown>

/** Somebody who shops: calls with their identity and a fresh key, unless told which. */
export function visitor(transport: Transport, caller: Caller) {
  async function send<Body>(method: string, path: string, asked?: unknown, key: string = newId('key')): Promise<Answer<Body>> {
    const reply: TransportReply = await transport({
      method,
      path,
      headers: { authorization: `Bearer ${await tokens.sign(caller)}`, 'content-type': 'application/json', 'idempotency-key': key },
      ...(asked === undefined ? {} : { body: JSON.stringify(asked) }),
    })
    const text = reply.body.toString('utf8')
    const body = (text ? JSON.parse(text) : undefined) as Body
    return { status: reply.status, body, text, retryAfter: reply.headers['retry-after'] as string | undefined }
  }
  const ok = async <Body>(answer: Promise<Answer<Body>>): Promise<Body> => {
    const { status, text, body } = await answer
    assert.ok(status < 300, `${status} ${text}`)
    return body
  }
  const market = (of: MarketId) => `?market=${of}`
  return {
    send,
    cart: (of: MarketId = 'us') => ok(send<Cart>('GET', `/cart${market(of)}`)),
    add: (variantId: string, quantity: number, of: MarketId = 'us') =>
      ok(send<Cart>('POST', `/cart/lines${market(of)}`, { variantId, quantity })),
    set: (lines: { variantId: string; quantity: number }[], of: MarketId = 'us') =>
      ok(send<Cart>('PUT', `/cart/lines${market(of)}`, { lines })),
    quote: (shippingMethod?: string, shipTo: object = ADDRESS) =>
      ok(
        send<{ totals: { total: Money }; shippingOptions: { id: string }[] }>('POST', '/checkout/quote', {
          shipTo,
          ...(shippingMethod ? { shippingMethod } : {}),
        }),
      ),
    place: (request: object, key?: string) => send<Order & ProblemAnswer>('POST', '/orders', request, key),
    retry: (orderId: string, payment: PaymentChoice, key?: string) =>
      send<Order & ProblemAnswer>('POST', `/orders/${orderId}/payment`, { payment, returnPath: '/back' }, key),
    finalise: (orderId: string) => ok(send<Order>('POST', `/orders/${orderId}/finalise`, {})),
    order: (orderId: string, token?: string) =>
      send<Order & ProblemAnswer>('GET', `/orders/${orderId}${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`),
    /** A cart with these variants, one case each unless said, and the request that orders it. */
    async readyToPay(
      variants: Pick<VariantSnapshot, 'variantId' | 'casePack'>[],
      token = 'succeeds',
      quantity?: number,
    ): Promise<PlaceRequest> {
      const cart = await ok(
        send<Cart>('PUT', '/cart/lines', {
          lines: variants.map((one) => ({ variantId: one.variantId, quantity: quantity ?? one.casePack })),
        }),
      )
      return checkoutOf(cart, await this.quote('ground'), token)
    },
  }
}

export type PlaceRequest = ReturnType<typeof checkoutOf>
export function checkoutOf(cart: Cart, quote: { totals: { total: Money } }, token: string) {
  return {
    orderId: newId('ord'),
    cartId: cart.id,
    cartVersion: cart.version,
    email: 'ada@shop.example',
    shipTo: ADDRESS,
    shippingMethod: 'ground',
    payment: { method: 'card' as const, provider: 'sandbox', token },
    expectedTotal: quote.totals.total,
    returnPath: '/checkout/return',
  }
}

export const guest = (name: string = newId('gst')): Caller => ({ kind: 'guest', guestId: name })
export const buyer = (userId: string, guestId?: string): Caller => ({ kind: 'buyer', userId, ...(guestId ? { guestId } : {}) })

/** Payments tells this room that a payment has changed. */
export async function tell(transport: Transport, status: PaymentStatus, id: string = newId('evt')): Promise<boolean> {
  const { receiveEvent } = client(deliveryCards, transport, { tokens, caller: { kind: 'service', service: 'payments' } })
  const { handled } = await receiveEvent({ body: { ...event('payments.payment-changed.v1', status.orderId, { status }), id } })
  return handled
}

export const events = (said: Said[], name: string, orderId: string) =>
  said.filter((one) => one.event.name === name && one.event.aggregateId === orderId)

/** A defect to plant: a saga that says its events but enqueues no job beside its order. */
export function forgetfulOutbox(): NonNullable<OrdersNeeds['plantedDefects']> {
  const { adding } = createOutbox({ schema: 'orders', subscriptions })
  return { outbox: { enqueue: async () => {}, adding: ({ say = [] }) => adding({ say }) } }
}
