import type { Redis } from '@toyline/cache'
import { problem } from '@toyline/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { type Addresses, networkOf } from '../identity/addresses.ts'
import type { Shed } from './shedding.ts'

export type LimitClass = 'none' | 'general' | 'auth' | 'checkout' | 'pages' | 'telemetry'
export type Limits = { perMinute: number; authPerMinute: number; checkoutPerMinute: number }

declare module 'fastify' {
  interface FastifyContextConfig {
    limit?: LimitClass
    shed?: 'never' | Shed
  }
}

export type LimitsInstalled = {
  /** Counts so many more requests of this visitor. Rejects with 429 `too-many-requests` beyond the limit. */
  count: (limit: Exclude<LimitClass, 'none'>, request: FastifyRequest, requests: number) => Promise<void>
}

const WINDOW_SECONDS = 60
/** A page and its files that are kept cost next to nothing, and one page asks for many. */
const PAGES_PER_REQUEST = 10
/** A page tells of itself once or twice. */
const REQUESTS_PER_TELLING = 10

/**
 * Requests a minute for each address, by class of route. With Redis all instances count together; when it fails each counts for
 * itself, because no limit at all is worse than a loose one. What is kept is counted by each instance for itself in any case:
 * asking Redis would cost more than the answer.
 * Error: 429 `too-many-requests` with Retry-After.
 */
export function installLimits(
  app: FastifyInstance,
  { limits, addresses, redis }: { limits: Limits; addresses: Addresses; redis?: Redis },
): LimitsInstalled {
  const inMemory = (keyPrefix: string, points: number) => new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS })
  const limiter = (keyPrefix: string, points: number) => {
    const memory = inMemory(keyPrefix, points)
    if (!redis) return memory
    return new RateLimiterRedis({
      storeClient: redis,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
      rejectIfRedisNotReady: true,
      // Whoever is over the limit is refused without asking Redis again.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: memory,
    })
  }
  const byClass = {
    general: limiter('limit-general', limits.perMinute),
    auth: limiter('limit-auth', limits.authPerMinute),
    checkout: limiter('limit-checkout', limits.checkoutPerMinute),
    pages: inMemory('limit-pages', limits.perMinute * PAGES_PER_REQUEST),
    telemetry: inMemory('limit-telemetry', Math.ceil(limits.perMinute / REQUESTS_PER_TELLING)),
  }

  async function count(limit: keyof typeof byClass, request: FastifyRequest, requests: number): Promise<void> {
    const address = addresses.of(request)
    if (address === undefined) return
    await byClass[limit].consume(networkOf(address), requests).catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused) : refused
    })
  }

  app.addHook('onRequest', (request, _reply, done) => {
    const { limit } = request.routeOptions.config
    if (!limit || limit === 'none') return done()
    count(limit, request, 1).then(() => done(), done)
  })
  return { count }
}

function tooMany({ msBeforeNext }: RateLimiterRes) {
  return problem(429, 'too-many-requests', 'That was a lot in a short time. Please wait a moment.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  })
}
