import type { Redis } from '@toyline/cache'
import { problem } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

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
export function installLimits(app: FastifyInstance, { limits, redis }: { limits: Limits; redis?: Redis }): void {
  const limiter = (keyPrefix: string, points: number) => {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS })
    return redis
      ? new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration: WINDOW_SECONDS, insuranceLimiter: memory })
      : memory
  }
  const byClass = {
    general: limiter('limit-general', limits.perMinute),
    auth: limiter('limit-auth', limits.authPerMinute),
    checkout: limiter('limit-checkout', limits.checkoutPerMinute),
  }
  app.addHook('onRequest', async (request) => {
    const { limit } = request.routeOptions.config
    if (!limit || limit === 'none') return
    try {
      await byClass[limit].consume(request.ip)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw problem(429, 'too-many-requests', 'That was a lot in a short time. Please wait a moment.', {
        retryAfter: Math.ceil(refused.msBeforeNext / 1_000),
      })
    }
  })
}
