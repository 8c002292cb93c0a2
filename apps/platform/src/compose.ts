import { openCache, openPurges, openRedis, openSecondLevel } from '@toyline/cache'
import { paymentsCards, productsCards, type ServiceName } from '@toyline/contracts'
import { type Gateway, gatewayService } from '@toyline/gateway'
import { callerTokens, type Door, httpTransport, wideDoor } from '@toyline/http'
import { notificationsService } from '@toyline/notifications'
import { log } from '@toyline/observability'
import { easypostCarrier, ordersService, stripeTax } from '@toyline/orders'
import { paymentsService } from '@toyline/payments'
import { openPool, openReads, patiently, type Reads, roleUrl } from '@toyline/postgres'
import { productsService } from '@toyline/products'
import { sandboxService } from '@toyline/sandbox'
import { usersService } from '@toyline/users'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Config } from './config.ts'
import { mediaStorage } from './media-storage.ts'
import { metricsDoor } from './metrics-door.ts'
import { type Neighbours, neighbours } from './neighbours.ts'
import { paymentHosts } from './payment-hosts.ts'
import type { PayPalKeys } from './payment-settings.ts'
import { mountProbes } from './probes.ts'
import { secretFor } from './secrets.ts'

type Lit = { start(): Promise<unknown>; stop(): Promise<void> }
type Room = Lit & { app: FastifyInstance }
type RoomName = Exclude<ServiceName, 'gateway'>

export type Platform = {
  /** Starts the lit services, then opens the doors. */
  start(): Promise<void>
  /** Closes the doors first, lets what runs finish, then ends the services in the opposite order. */
  stop(): Promise<void>
}

const CATALOGUE_CACHE = { maxBytes: 48 * 1024 * 1024, graceMs: 600_000 }
/** Compressed, thousands of pages. An eighth is for what was asked for once. */
const PAGE_CACHE = { maxBytes: 64 * 1024 * 1024, graceMs: 600_000, newcomers: 1 / 8 }
/** Two long statements of a room at a time, for which the database is given long, and whose turn is waited for. */
const REPORTS = { max: 2, statementTimeoutMs: 30_000, connectTimeoutMs: 20_000 }
/** So long a database may take to answer for the first time: it may be starting too, beside ten others on the same machine. */
const DATABASE_PATIENCE_MS = 30_000
/** A provider outside is farther away than a neighbour. */
const CONNECT_OUTSIDE_MS = 2_000
/** Reports that tell more than the answer to our own call; the others would only repeat it. */
const WEBHOOK_TYPES = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.dispute.created',
] as const

/** Builds the services that this process lights and joins them: in one process by their routes, between processes over HTTP. */
export async function compose(config: Config): Promise<Platform> {
  const tokens = callerTokens(secretFor(config.PLATFORM_SECRET, 'caller-tokens'))
  const near = neighbours(config, tokens)
  const pools: Pool[] = []
  const reportPools: Pool[] = []
  const readers: Reads[] = []
  const lit = new Set<string>(config.SERVICES)

  const databaseOf = (service: string, server = config.DATABASE_URL) =>
    roleUrl({ adminUrl: server, service, roleSecret: secretFor(config.PLATFORM_SECRET, 'database-roles') })
  function pool(service: string, max = 10): Pool {
    const pooler = config.DATABASE_POOLER_URL
    const poolerUrl = pooler && databaseOf(service, pooler)
    const opened = openPool({ url: databaseOf(service), poolerUrl, name: `toyline-${service}`, max })
    pools.push(opened)
    return opened
  }
  /** Apart from what a process needs to be ready, which a report under way must not change. */
  function reportPool(service: string): Pool {
    const opened = openPool({ url: databaseOf(service), name: `toyline-${service}-reports`, ...REPORTS })
    reportPools.push(opened)
    return opened
  }
  /** A room's pool, and where it reads what may be a little old. */
  function poolAndReads(service: string): { pool: Pool; reads: Reads } {
    const primary = pool(service)
    const replicas = config.DATABASE_REPLICA_URLS.map((server) => databaseOf(service, server))
    const reads = openReads({ primary, replicas, maxAgeMs: config.DATABASE_REPLICA_LAG_MS })
    readers.push(reads)
    return { pool: primary, reads }
  }

  const rooms: Record<RoomName, () => Room> = {
    products: () =>
      productsService({
        ...poolAndReads('products'),
        log: log('products'),
        tokens,
        storage: mediaStorage(config),
        deliver: near.deliver('products'),
        ...(config.SEARCH_URL ? { engine: { urls: config.SEARCH_URL, prefix: config.SEARCH_INDEX } } : {}),
        settings: { hiddenPrices: config.PLATFORM_HIDDEN_PRICES },
      }),
    users: () =>
      usersService({
        pool: pool('users'),
        log: log('users'),
        tokens,
        deliver: near.deliver('users'),
        settings: { secret: secretFor(config.PLATFORM_SECRET, 'users'), publicUrl: config.PLATFORM_PUBLIC_URL },
      }),
    orders: () =>
      ordersService({
        ...poolAndReads('orders'),
        log: log('orders'),
        tokens,
        products: near.client('orders', 'products', productsCards),
        payments: near.client('orders', 'payments', paymentsCards),
        carrier: carrierOf(config),
        ...taxOf(config),
        deliver: near.deliver('orders'),
        settings: {
          orderLinkSecret: secretFor(config.PLATFORM_SECRET, 'order-links'),
          publicUrl: config.PLATFORM_PUBLIC_URL,
          hiddenPrices: config.PLATFORM_HIDDEN_PRICES,
          repricing: config.ORDERS_REPRICE_CANCELLED,
          warehouseMs: config.ORDERS_WAREHOUSE_SECONDS * 1_000,
        },
      }),
    payments: () =>
      paymentsService({
        pool: pool('payments'),
        reports: reportPool('payments'),
        log: log('payments'),
        tokens,
        deliver: near.deliver('payments'),
        settings: {
          offered: config.PAYMENT_PROVIDERS,
          ...(config.stripe
            ? {
                stripe: {
                  ...config.stripe,
                  transport: httpTransport({ baseUrl: config.STRIPE_API_URL, connectTimeoutMs: CONNECT_OUTSIDE_MS }),
                },
              }
            : {}),
          ...(config.paypal ? { paypal: { ...config.paypal, ...paypalHosts(config.paypal, config.PAYPAL_API_URL) } } : {}),
          ...(config.sandbox ? { sandbox: sandboxAccount(config) } : {}),
        },
      }),
    notifications: () =>
      notificationsService({
        pool: pool('notifications', 5),
        log: log('notifications'),
        tokens,
        documents: near.client('notifications', 'payments', paymentsCards),
        settings: {
          shopUrl: config.PLATFORM_PUBLIC_URL,
          from: config.NOTIFICATIONS_FROM,
          ...(config.SMTP_URL ? { smtpUrl: config.SMTP_URL } : {}),
        },
      }),
  }

  const started: Lit[] = config.METRICS_PORT ? [metricsDoor({ port: config.METRICS_PORT, host: config.PLATFORM_HOST })] : []
  const doors: { app: FastifyInstance; port: number; listen: (door: Door) => Promise<void> }[] = []
  const roomsHere: [RoomName, Room][] = []
  for (const [name, build] of Object.entries(rooms) as [RoomName, () => Room][]) {
    if (!lit.has(name)) continue
    const room = build()
    near.isHere(name, room.app)
    roomsHere.push([name, room])
    started.push(room)
    const port = config[`${name.toUpperCase() as Uppercase<RoomName>}_PORT`]
    if (!lit.has('gateway') && port) doors.push({ app: room.app, port, listen: wideDoor(room.app) })
  }
  const checkReady = readiness(pools)
  for (const { app } of doors) mountProbes(app, checkReady)
  if (lit.has('sandbox')) started.push(sandbox(config, pool('sandbox')))
  let gateway: Gateway | undefined
  if (lit.has('gateway')) {
    gateway = await frontDoor(config, near, tokens, checkReady)
    doors.push({ app: gateway.app, port: config.PORT, listen: wideDoor(gateway.app) })
    near.isHere('gateway', gateway.app)
  }

  return {
    async start() {
      await patiently(checkReady, DATABASE_PATIENCE_MS)
      for (const service of started) await service.start()
      const address = { host: config.PLATFORM_HOST, shared: config.PLATFORM_SHARES_PORTS === 'on' }
      await gateway?.start()
      for (const { listen, port } of doors) await listen({ port, ...address })
    },
    async stop() {
      await gateway?.stop({ drainMs: config.PLATFORM_DRAIN_MS })
      for (const service of started.reverse()) await service.stop()
      await near.close()
      await Promise.all([...pools, ...reportPools, ...readers].map((opened) => opened.end()))
    },
  }
}

function readiness(pools: Pool[]): () => Promise<void> {
  return async () => {
    await Promise.all(pools.map((pool) => pool.query('select 1')))
  }
}

async function frontDoor(
  config: Config,
  near: Neighbours,
  tokens: ReturnType<typeof callerTokens>,
  checkReady: () => Promise<void>,
): Promise<Gateway> {
  const redis = config.REDIS_URL ? openRedis(config.REDIS_URL, 'toyline-gateway') : undefined
  const ttlMs = config.GATEWAY_CACHE_SECONDS * 1_000
  // Shared, so that no page is made of an answer that the same purge is about to make an old one.
  const purges = openPurges({ name: 'catalogue', redisUrl: config.REDIS_URL })
  return gatewayService({
    transports: {
      products: near.transport('products'),
      users: near.transport('users'),
      orders: near.transport('orders'),
      payments: near.transport('payments'),
      notifications: near.transport('notifications'),
    },
    tokens,
    cache: openCache({ name: 'catalogue', ...CATALOGUE_CACHE, ttlMs, purges }),
    ...(ttlMs > 0 ? { pages: openCache({ name: 'pages', ...PAGE_CACHE, ttlMs, purges }) } : {}),
    ...(config.REDIS_URL ? { secondLevel: openSecondLevel({ name: 'catalogue', redisUrl: config.REDIS_URL }) } : {}),
    ...(redis ? { redis } : {}),
    log: log('gateway'),
    checkReady,
    settings: {
      allowedOrigins: config.GATEWAY_ALLOWED_ORIGINS,
      trustedProxies: config.GATEWAY_TRUSTED_PROXIES,
      publicUrl: config.PLATFORM_PUBLIC_URL,
      hiddenPrices: config.PLATFORM_HIDDEN_PRICES,
      ...(config.STOREFRONT_KEY ? { storefrontKey: config.STOREFRONT_KEY } : {}),
      ...(config.GATEWAY_STOREFRONT_URL ? { storefrontUrl: config.GATEWAY_STOREFRONT_URL } : {}),
      replicaAgeMs: config.DATABASE_REPLICA_URLS.length > 0 ? config.DATABASE_REPLICA_LAG_MS : undefined,
      storefrontIsDev: config.GATEWAY_STOREFRONT_DEV === 'on',
      payment: paymentHosts({
        stripe: config.stripe !== null,
        paypal: config.paypal !== null,
        sandboxOrigin: config.sandbox ? new URL(sandboxUrl(config)).origin : null,
      }),
      mailbox: config.PLATFORM_MODE === 'embedded' && config.SMTP_URL === undefined,
      limits: {
        perMinute: config.GATEWAY_REQUESTS_PER_MINUTE,
        authPerMinute: config.GATEWAY_SIGN_INS_PER_MINUTE,
        checkoutPerMinute: config.GATEWAY_CHECKOUTS_PER_MINUTE,
      },
    },
  })
}

function carrierOf({ EASYPOST_API_KEY: apiKey, EASYPOST_WEBHOOK_SECRET: webhookSecrets, EASYPOST_URL: baseUrl }: Config) {
  return apiKey === undefined ? null : easypostCarrier({ apiKey, webhookSecrets, ...(baseUrl ? { baseUrl } : {}) })
}

function taxOf({ TAX_ENGINE: engine, STRIPE_TAX_KEY: apiKey, STRIPE_API_URL: baseUrl }: Config) {
  if (engine === 'own' || !apiKey) return {}
  return { tax: stripeTax({ apiKey, transport: httpTransport({ baseUrl, connectTimeoutMs: CONNECT_OUTSIDE_MS }), log: log('orders') }) }
}

function sandboxUrl(config: Config): string {
  return config.SANDBOX_PUBLIC_URL ?? `http://localhost:${config.SANDBOX_PORT}`
}

/** Our account with the sandbox provider. It is an outside company: reached over HTTP even when it runs in this process. */
function sandboxAccount(config: Config) {
  return {
    apiKey: `sk_sandbox_${secretFor(config.PLATFORM_SECRET, 'sandbox-api-key')}`,
    webhookSecrets: [secretFor(config.PLATFORM_SECRET, 'sandbox-webhooks')],
    publicUrl: sandboxUrl(config),
    transport: httpTransport({ baseUrl: `http://127.0.0.1:${config.SANDBOX_PORT}` }),
  }
}

/** Where PayPal answers, and where it keeps the certificates that it signs its reports with. */
function paypalHosts({ environment }: PayPalKeys, apiUrl: string | undefined) {
  const domain = environment === 'live' ? 'paypal.com' : 'sandbox.paypal.com'
  const at = (host: string) => httpTransport({ baseUrl: apiUrl ?? `https://${host}.${domain}`, connectTimeoutMs: CONNECT_OUTSIDE_MS })
  return { transport: at('api-m'), certificates: at('api') }
}

function sandbox(config: Config, pool: Pool): Lit {
  const { apiKey, webhookSecrets, publicUrl } = sandboxAccount(config)
  const shop = new URL(config.PLATFORM_PUBLIC_URL)
  const service = sandboxService({
    pool,
    publicUrl,
    apiKey,
    webhookSecret: webhookSecrets,
    webhookUrl: new URL('/api/v1/payments/webhooks/sandbox', config.GATEWAY_URL ?? `http://127.0.0.1:${config.PORT}`).href,
    webhookEvents: WEBHOOK_TYPES,
    allowedOrigins: [shop.origin, `http://127.0.0.1:${config.PORT}`, `http://localhost:${config.PORT}`],
    log: log('sandbox'),
    testControls: config.SANDBOX_TEST_CONTROLS === 'on',
  })
  return { start: () => service.start({ port: config.SANDBOX_PORT, host: config.PLATFORM_HOST }), stop: () => service.stop() }
}
