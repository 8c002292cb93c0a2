import type { Redis } from '@toyline/cache'
import { problem } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { type Addresses, networkOf } from '../identity/addresses.ts'

export type LimitClass = 'none' | 'general' | 'auth' | 'checkout'
export type Limits = { perMinute: number; authPerMinute: number; checkoutPerMinute: number }

declare module 'fastify' {
  interface FastifyContextConfig {
    limit?: LimitClass
    shed?: 'never' | 'late' | 'early'
  }
}

const WINDOW_SECONDS = 60

/**
 * Requests a minute for each address, by class of route. With Redis all instances count together; when it fails each counts for
 * itself, because no limit at all is worse than a loose one.
 * Error: 429 `too-many-requests` with Retry-After.
 */
export function installLimits(
  app: FastifyInstance,
  { limits, addresses, redis }: { limits: Limits; addresses: Addresses; redis?: Redis },
): void {
  const limiter = (keyPrefix: string, points: number) => {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS })
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
  }
  app.addHook('onRequest', (request, _reply, done) => {
    const { limit } = request.routeOptions.config
    if (!limit || limit === 'none') return done()
    const address = addresses.of(request)
    if (address === undefined) return done()
    byClass[limit].consume(networkOf(address)).then(
      () => done(),
      (refused: unknown) => done(refused instanceof RateLimiterRes ? tooMany(refused) : (refused as Error)),
    )
  })
}

function tooMany({ msBeforeNext }: RateLimiterRes) {
  return problem(429, 'too-many-requests', 'That was a lot in a short time. Please wait a moment.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  })
}
