import cors from '@fastify/cors'
import type { Cache, Redis, SecondLevel } from '@toyline/cache'
import {
  type Cards,
  type MarketId,
  notificationsCards,
  ordersCards,
  paymentsCards,
  productsCards,
  type ServiceName,
  stockWishesCards,
  usersCards,
} from '@toyline/contracts'
import { answerProblem, type CallerTokens, installProblems, requestLog, type Transport, traceRequests } from '@toyline/http'
import type { Log } from '@toyline/observability'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { mountEvents } from './forward/events.ts'
import { mountNotHere } from './forward/not-here.ts'
import { lookingAround, mountCards } from './forward/routes.ts'
import { installStreams } from './forward/streamed.ts'
import { upstreams } from './forward/upstreams.ts'
import { visitorAddresses } from './identity/addresses.ts'
import { recentWrites } from './identity/recent-writes.ts'
import { installVisitors } from './identity/visitors.ts'
import { answerHeaders, dataHeaders } from './protection/answer-headers.ts'
import { installCrossSiteGuard } from './protection/cross-site.ts'
import { installLimits } from './protection/limits.ts'
import { installRequestIds } from './protection/request-ids.ts'
import { installShedding, type LoadMeter } from './protection/shedding.ts'
import { mountReference } from './reference/reference.ts'
import { mountFiles } from './site/files.ts'
import { healthOf } from './site/health.ts'
import { priceSegments } from './site/price-segment.ts'
import { statusPage } from './site/status.ts'
import { mountStorefront } from './site/storefront.ts'
import { passUpgrades } from './site/upgrades.ts'
import { mountTelemetry } from './telemetry/beacon.ts'
import { browserTraces } from './telemetry/browser-traces.ts'

export type GatewaySettings = {
  /** Origins of other sites that may call the API from a browser. */
  allowedOrigins: string[]
  /** Number of proxies in front whose forwarding headers count; 0 believes nobody. */
  trustedProxies: number
  /** Public address of the shop; https switches secure cookies and HSTS on. */
  publicUrl: string
  /** Where the storefront answers; without it only the API is served. */
  storefrontUrl?: string
  /** The storefront runs in development, and speaks with its pages about what is saved. */
  storefrontIsDev?: boolean
  /** Proves that a request comes from our own storefront, which asks for many visitors from one address. */
  storefrontKey?: string
  /** Markets in which only those who are signed in see prices; none unless said. */
  hiddenPrices?: readonly MarketId[]
  /** Milliseconds that what rooms read from replicas may be old; none are read unless said. */
  replicaAgeMs?: number | undefined
  payment: PaymentHosts
  /** Shows the development mailbox under /dev/mail. */
  mailbox: boolean
  limits: { perMinute: number; authPerMinute: number; checkoutPerMinute: number }
}

/** Hosts of payment providers that pages may let in: their scripts, and what those need. */
export type PaymentHosts = {
  scripts: readonly string[]
  /** Also where forms may lead. */
  frames: readonly string[]
  connects: readonly string[]
  images: readonly string[]
  /** A provider's page opens in a window of its own, and speaks with ours. */
  opensWindows: boolean
}

export type GatewayNeeds = {
  transports: Record<Exclude<ServiceName, 'gateway'>, Transport>
  tokens: CallerTokens
  /** Answers of the catalogue. */
  cache: Cache
  /** Pages that are the same for everybody, with the purges of the catalogue; without it none is kept. */
  pages?: Cache | undefined
  /** Where other gateways' pages are found; without it each makes its own. */
  secondLevel?: SecondLevel | undefined
  redis?: Redis
  log: Log
  settings: GatewaySettings
  /** Throws while the platform cannot serve. */
  checkReady: () => Promise<void>
  /** How the process fares; measured unless a test says it. */
  meter?: LoadMeter
}

export type Gateway = {
  app: FastifyInstance
  start(): Promise<void>
  /** Says "not ready" for so long, so that load balancers look away, then finishes what runs and closes. */
  stop(options?: { drainMs?: number }): Promise<void>
}

const BODY_LIMIT = 1_048_576
/** Milliseconds in which a request must have arrived whole, and between looks for ones that have not. */
const ARRIVAL_MS = 10_000
const ARRIVAL_CHECK_MS = 5_000

const ROOMS: [Exclude<ServiceName, 'gateway'>, Cards][] = [
  ['products', { ...productsCards, ...stockWishesCards }],
  ['users', usersCards],
  ['orders', ordersCards],
  ['payments', paymentsCards],
  ['notifications', notificationsCards],
]

/** The front door: who asks, whether they may knock that often, and which room answers. It owns no data. */
export async function gatewayService(needs: GatewayNeeds): Promise<Gateway> {
  const { log, settings, tokens, cache } = needs
  const health = healthOf(needs.checkReady)
  const addresses = visitorAddresses(settings.storefrontKey)
  const addHeaders = answerHeaders(settings, health)
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    childLoggerFactory: requestLog,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVAL_MS,
    http: { headersTimeout: ARRIVAL_MS, connectionsCheckingInterval: ARRIVAL_CHECK_MS },
    keepAliveTimeout: 65_000,
    trustProxy: settings.trustedProxies > 0 && ((_address, hop) => hop < settings.trustedProxies),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
    // No hook runs for a request whose address cannot even be read.
    frameworkErrors: (error, request, reply) => {
      addHeaders(request, reply)
      answerProblem(error, request, reply)
    },
  })
  acceptBodiesUnread(app)
  installProblems(app)
  installRequestIds(app, addresses)
  // A stranger neither joins our traces nor decides which are recorded.
  const traces = browserTraces()
  traceRequests(app, {
    room: 'gateway',
    from: (request, reply) => (addresses.isStorefront(request.headers) ? request.headers : traces.join(request, reply)),
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    addHeaders(request, reply)
    done()
  })
  const shedding = installShedding(app, {
    meter: needs.meter,
    isLetIn: addresses.isStorefront,
    firstSight: { isLooking: lookingAround(ROOMS), headers: dataHeaders(settings) },
  })
  if (settings.allowedOrigins.length > 0) await app.register(cors, { origin: settings.allowedOrigins, credentials: true })
  installCrossSiteGuard(app, settings)
  const status = statusPage()
  const services = upstreams(needs.transports, log, status.changed)
  const secure = settings.publicUrl.startsWith('https:')
  const visitors = installVisitors(app, { users: services.users.reads, tokens, secure })
  const limits = installLimits(app, { limits: settings.limits, addresses, ...(needs.redis ? { redis: needs.redis } : {}) })

  const streams = installStreams(app)
  const segments = priceSegments({ hiddenPrices: settings.hiddenPrices ?? [], storefrontKey: settings.storefrontKey, visitors, addresses })
  const writes = recentWrites({ replicaAgeMs: settings.replicaAgeMs, secure })
  const asking = { visitors, addresses, segments, writes }
  for (const [name, cards] of ROOMS) mountCards(app, cards, { room: name, upstream: services[name], asking, cache, streams })
  const open = ROOMS.flatMap(([, cards]) => Object.values(cards)).filter(({ audience }) => audience === 'public')
  mountNotHere(app, open)
  mountReference(app)
  health.mount(app)
  status.mount(app, health.isReady)
  mountEvents(app, { tokens, cache })
  mountTelemetry(app, { traces, log })
  mountFiles(app, { mailbox: settings.mailbox, services, visitors })
  const { storefrontUrl, publicUrl } = settings
  if (storefrontUrl)
    mountStorefront(app, {
      storefrontUrl,
      publicUrl,
      pages: needs.pages,
      secondLevel: needs.secondLevel,
      cdn: settings.trustedProxies > 0,
      shedding,
      limits,
      segments,
    })
  if (storefrontUrl && settings.storefrontIsDev) passUpgrades(app.server, storefrontUrl)

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
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}
