import { tmpdir } from 'node:os'
import { deliveryCards, paymentsCards, productsCards, type ServiceName } from '@toyline/contracts'
import { callerTokens, client, httpTransport, injectTransport, type Transport, withPolicies } from '@toyline/http'
import { notificationsService } from '@toyline/notifications'
import { log } from '@toyline/observability'
import { type OrdersSettings, ordersService } from '@toyline/orders'
import { paymentsService } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import { diskStorage, productsService } from '@toyline/products'
import { ANY_AMOUNT } from '../../services/orders/test/room.ts'

export const SECRET = 'a secret of tests, shared by rooms that talk'
export const API_KEY = 'sk_sandbox_stories'
export const WEBHOOK_SECRET = 'whsec_stories'
export const tokens = callerTokens(SECRET)

export type HouseUrls = Record<'products' | 'orders' | 'payments' | 'notifications', string>
export type House = Awaited<ReturnType<typeof openHouse>>

/** The rooms that an order walks through, in one process, with the payment provider outside behind HTTP. */
export async function openHouse(given: { urls: HouseUrls; providerUrl: string; settings?: Partial<OrdersSettings> }) {
  const quiet = (name: string) => log(name).child({}, { level: process.env.LOG_LEVEL ?? 'silent' })
  const pool = (name: keyof HouseUrls, max = 10) =>
    openPool({ url: given.urls[name], name: `${name}-saga`, max, statementTimeoutMs: 20_000, connectTimeoutMs: 20_000 })
  const pools = {
    products: pool('products', 30),
    orders: pool('orders', 40),
    payments: pool('payments', 30),
    notifications: pool('notifications', 5),
  }
  const reach: Partial<Record<ServiceName, Transport>> = {}
  const through = (to: ServiceName): Transport =>
    withPolicies((request) => (reach[to] as Transport)(request), { name: to, timeoutMs: 15_000, concurrency: 200 })
  const as = (service: string) => ({ tokens, caller: { kind: 'service', service } as const })
  const deliver = (from: string) => async (subscriber: string, event: { id: string; name: string; aggregateId: string }) => {
    if (!reach[subscriber as ServiceName]) return
    const { receiveEvent } = client(deliveryCards, through(subscriber as ServiceName), as(from))
    await receiveEvent({ body: event as never })
  }
  const provider = httpTransport({ baseUrl: given.providerUrl, connectTimeoutMs: 5_000 })
  const products = productsService({
    pool: pools.products,
    log: quiet('products'),
    tokens,
    storage: diskStorage(tmpdir()),
    deliver: deliver('products'),
  })
  const payments = paymentsService({
    pool: pools.payments,
    log: quiet('payments'),
    tokens,
    deliver: deliver('payments'),
    settings: {
      sandbox: { transport: provider, apiKey: API_KEY, webhookSecrets: [WEBHOOK_SECRET], publicUrl: given.providerUrl },
      sweepMs: 1_000,
    },
  })
  const notifications = notificationsService({
    pool: pools.notifications,
    log: quiet('notifications'),
    tokens,
    documents: client(paymentsCards, through('payments'), as('notifications')),
    settings: { shopUrl: 'https://shop.example', from: 'Toyline <shop@toyline.example>' },
  })
  const orders = ordersService({
    pool: pools.orders,
    log: quiet('orders'),
    tokens,
    deliver: deliver('orders'),
    products: client(productsCards, through('products'), as('orders')),
    payments: client(paymentsCards, through('payments'), as('orders')),
    settings: {
      orderLinkSecret: 'a secret of stories, for the links of orders',
      publicUrl: 'https://shop.example',
      minimums: ANY_AMOUNT,
      ...given.settings,
    },
  })
  const rooms = { products, payments, notifications, orders }
  for (const [name, room] of Object.entries(rooms)) reach[name as ServiceName] = injectTransport(room.app)
  for (const room of Object.values(rooms)) await room.start()

  return {
    ...rooms,
    shop: injectTransport(orders.app),
    /** What the gateway does with a provider's report. */
    async report({ headers, body }: { headers: Record<string, string>; body: string }): Promise<{ status: number }> {
      const authorization = `Bearer ${await tokens.sign({ kind: 'service', service: 'gateway' })}`
      const reply = await injectTransport(payments.app)({
        method: 'POST',
        path: '/payments/webhooks/sandbox',
        headers: { ...headers, 'content-type': 'application/json', authorization },
        body,
      })
      return { status: reply.status }
    },
    async stop() {
      for (const room of Object.values(rooms)) await room.stop()
      await Promise.all([...Object.values(pools).map((one) => one.end()), provider.close()])
    },
  }
}
