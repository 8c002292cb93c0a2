import { isUnavailable, openPool } from '@toyline/postgres'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { request } from 'undici'
import type { EventType } from './api.ts'
import type { Context } from './context.ts'
import { Refusal, refusalBody, refuse } from './domain/refusal.ts'
import { openFaults } from './faults.ts'
import { mountControls } from './routes/controls.ts'
import { allowShops } from './routes/cross-origin.ts'
import { mountCustomers } from './routes/customers.ts'
import { mountIntents } from './routes/intents.ts'
import { mountPages } from './routes/pages.ts'
import { mountReads } from './routes/reads.ts'
import { mountTokens } from './routes/tokens.ts'
import type { DeliverWebhook, Log, SandboxOptions, Timing } from './settings.ts'
import { openDeliveries } from './store/deliveries.ts'
import { openLists } from './store/lists.ts'
import { newId } from './store/new-id.ts'
import { openStore } from './store/store.ts'
import { makeChangeIntent } from './use-cases/change-intent.ts'
import { startClockwork } from './use-cases/clockwork.ts'
import { makeSettleDue } from './use-cases/settle-due.ts'
import { type Relay, startRelay } from './webhooks/relay.ts'

const allEventTypes: readonly EventType[] = [
  'payment_intent.created',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.dispute.created',
]

const usualTiming: Timing = { slowAnswerMs: 12_000, settleAfterMs: 5_000, webhookRetryMs: 1_000 }
const WEBHOOK_MS = 5_000
const silent: Log = { info() {}, warn() {}, error() {} }

export type SandboxService = {
  app: FastifyInstance
  /** Starts the workers, and listens when a port is given (0: any). Answers the address browsers use. */
  start(options?: { port?: number; host?: string }): Promise<{ url: string }>
  /** Finishes what runs, then closes. What was not yet sent is sent after the next start. */
  stop(): Promise<void>
}

/** The whole provider on one screen: store, rules, routes, webhooks, clockwork. */
export function sandboxService(options: SandboxOptions): SandboxService {
  const log = options.log ?? silent
  const clock = options.clock ?? Date.now
  const timing = { ...usualTiming, ...options.timing }
  const { pool, end } = openOwnOrGiven(options)
  const store = openStore(pool)
  const faults = openFaults(options.faults)
  const stopping = new AbortController()
  const app = openApp()
  let publicUrl = options.publicUrl?.replace(/\/$/, '')
  let relay: Relay | undefined
  let clockwork: ReturnType<typeof startClockwork> | undefined
  let stopped: Promise<void> | undefined

  const changeIntent = makeChangeIntent({
    store,
    relay: () => relay,
    deliverTypes: options.webhookEvents ?? allEventTypes,
    settleAfterMs: timing.settleAfterMs,
    onSettlesLater: () => clockwork?.settleIn(timing.settleAfterMs),
  })
  const settleDue = makeSettleDue(store, changeIntent)
  const context: Context = {
    apiKey: options.apiKey,
    publicUrl() {
      if (publicUrl === undefined) throw new Error('publicUrl is needed until the service listens on a port')
      return publicUrl
    },
    allowedOrigins: options.allowedOrigins ?? [],
    store,
    lists: openLists(pool),
    changeIntent,
    settleDue,
    relay: () => relay,
    faults,
    timing,
    multicapture: options.multicapture ?? true,
    clock,
    log,
    stopping: stopping.signal,
  }

  answerErrors(app, log)
  allowShops(app, context)
  mountIntents(app, context)
  mountReads(app, context)
  mountTokens(app, context)
  mountCustomers(app, context)
  mountPages(app, context)
  if (options.testControls) mountControls(app, context)
  app.get('/health', async () => ({ status: 'ok' }))

  return {
    app,
    async start({ port, host = '127.0.0.1' } = {}) {
      if (options.webhookUrl !== undefined || options.deliverWebhook) {
        relay = startRelay({
          deliveries: openDeliveries(pool),
          deliver: options.deliverWebhook ?? deliverOverHttp,
          url: options.webhookUrl ?? '',
          secrets: typeof options.webhookSecret === 'string' ? [options.webhookSecret] : options.webhookSecret,
          faults,
          retryMs: timing.webhookRetryMs,
          clock,
          log,
        })
      }
      clockwork = startClockwork({ store, settleDue, relay, log })
      if (port === undefined) await app.ready()
      else {
        const address = await app.listen({ port, host })
        publicUrl ??= address
      }
      return { url: publicUrl ?? '' }
    },
    stop() {
      stopped ??= close()
      return stopped
    },
  }

  async function close(): Promise<void> {
    stopping.abort()
    await clockwork?.stop()
    await app.close()
    await relay?.stop()
    await end()
  }
}

function openApp(): FastifyInstance {
  return Fastify({
    // Addresses hold client secrets and bodies hold cards: requests are not logged at all.
    logger: false,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    genReqId: () => newId('req'),
  })
}

function openOwnOrGiven({ pool, databaseUrl }: SandboxOptions) {
  if (pool) return { pool, end: async () => {} }
  if (databaseUrl === undefined) throw new Error('sandbox needs databaseUrl or pool')
  const own = openPool({ url: databaseUrl, name: 'sandbox' })
  return { pool: own, end: () => own.end() }
}

function answerErrors(app: FastifyInstance, log: Log): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('request-id', request.id)
  })
  app.setNotFoundHandler(async (_request, reply) => {
    const refusal = refuse(404, 'invalid_request_error', 'resource_missing', 'Unrecognised request URL.')
    return reply.code(404).type('application/json').send(refusalBody(refusal))
  })
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = asRefusal(error)
    if (refusal.status === 500) log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed')
    if (refusal.status === 503) reply.header('retry-after', '1')
    return reply.code(refusal.status).type('application/json').send(refusalBody(refusal))
  })
}

function asRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error
  if (isUnavailable(error)) return refuse(503, 'api_error', 'unavailable', 'The service is unavailable. Try again.')
  const status = error.statusCode ?? 500
  if (status < 500) return refuse(status, 'invalid_request_error', 'parameter_invalid', 'The request cannot be read.')
  return refuse(500, 'api_error', 'internal_error', 'Something went wrong on our end.')
}

/** Over kept connections, following no redirect: each order brings several reports. */
const deliverOverHttp: DeliverWebhook = async ({ url, headers, body }) => {
  const answer = await request(url, { method: 'POST', headers, body, headersTimeout: WEBHOOK_MS, bodyTimeout: WEBHOOK_MS })
  await answer.body.dump()
  return { status: answer.statusCode }
}
