import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import type { Cache, Redis } from '@toyline/cache'
import { type Cards, notificationsCards, ordersCards, paymentsCards, productsCards, type ServiceName, usersCards } from '@toyline/contracts'
import { type CallerTokens, installProblems, type Transport } from '@toyline/http'
import type { Log } from '@toyline/observability'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { mountEvents } from './forward/events.ts'
import { mountCards } from './forward/routes.ts'
import { upstreams } from './forward/upstreams.ts'
import { installVisitors } from './identity/visitors.ts'
import { installCrossSiteGuard } from './protection/cross-site.ts'
import { installLimits } from './protection/limits.ts'
import { installRequestIds } from './protection/request-ids.ts'
import { installSecurityHeaders } from './protection/security-headers.ts'
import { installShedding } from './protection/shedding.ts'
import { mountReference } from './reference/reference.ts'
import { mountHealth } from './site/health.ts'
import { mountStorefront } from './site/storefront.ts'

export type GatewaySettings = {
  /** Origins of other sites that may call the API from a browser. */
  allowedOrigins: string[]
  /** Number of proxies in front whose forwarding headers count; 0 believes nobody. */
  trustedProxies: number
  /** Public address of the shop; https switches secure cookies and HSTS on. */
  publicUrl: string
  /** Where the storefront answers; without it only the API is served. */
  storefrontUrl?: string
  /** Origins that may appear in frames: the card fields of payment providers. */
  frameOrigins: string[]
  /** Shows the development mailbox under /dev/mail. */
  mailbox: boolean
  limits: { perMinute: number; authPerMinute: number; checkoutPerMinute: number }
}

export type GatewayNeeds = {
  transports: Record<Exclude<ServiceName, 'gateway'>, Transport>
  tokens: CallerTokens
  cache: Cache
  redis?: Redis
  log: Log
  settings: GatewaySettings
  /** Throws while the platform cannot serve. */
  checkReady: () => Promise<void>
}

export type Gateway = {
  app: FastifyInstance
  start(): Promise<void>
  /** Says "not ready" for so long, so that load balancers look away, then finishes what runs and closes. */
  stop(options?: { drainMs?: number }): Promise<void>
}

const BODY_LIMIT = 1_048_576

/** The front door: who asks, whether they may knock that often, and which room answers. It owns no data. */
export async function gatewayService(needs: GatewayNeeds): Promise<Gateway> {
  const { log, settings, tokens } = needs
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
  })
  acceptBodiesUnread(app)
  installProblems(app)
  installRequestIds(app)
  installSecurityHeaders(app, settings)
  await app.register(cookie)
  await app.register(cors, { origin: settings.allowedOrigins, credentials: true })
  installCrossSiteGuard(app, settings)
  await installShedding(app)
  const services = upstreams(needs.transports, log)
  const visitors = installVisitors(app, { users: services.users.reads, tokens, secure: settings.publicUrl.startsWith('https:') })
  installLimits(app, { limits: settings.limits, ...(needs.redis ? { redis: needs.redis } : {}) })

  const rooms: [Exclude<ServiceName, 'gateway'>, Cards][] = [
    ['products', productsCards],
    ['users', usersCards],
    ['orders', ordersCards],
    ['payments', paymentsCards],
    ['notifications', notificationsCards],
  ]
  for (const [name, cards] of rooms) mountCards(app, { cards, upstream: services[name], visitors, cache: needs.cache })
  mountReference(app)
  const health = mountHealth(app, needs.checkReady)
  mountEvents(app, { tokens, cache: needs.cache })
  mountStorefront(app, { settings, services, visitors })

  return {
    app,
    start: async () => health.started(),
    stop: async ({ drainMs = 0 } = {}) => {
      health.draining()
      await new Promise((resolve) => setTimeout(resolve, drainMs))
      await app.close()
    },
  }
}

/** Bodies pass through unread: the room that owns the route parses them, once. */
function acceptBodiesUnread(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}
