import type { Cache } from '@toyline/cache'
import { deliveryCards, events } from '@toyline/contracts'
import { type CallerTokens, problem } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { CATALOGUE, productTag } from './cache-tags.ts'

const { receiveEvent } = deliveryCards

/** Hears that products changed and forgets what was cached of them. Purging twice is harmless, so no inbox is kept. */
export function mountEvents(app: FastifyInstance, { tokens, cache }: { tokens: CallerTokens; cache: Cache }): void {
  app.post(receiveEvent.path, { config: { shed: 'never' } }, async (request) => {
    const bearer = request.headers.authorization?.replace(/^Bearer /, '')
    const caller = await tokens.verify(bearer)
    if (caller.kind !== 'service') throw problem(404, 'not-found', 'There is nothing at this address.')
    const heard = receiveEvent.body.parse(JSON.parse(String(request.body)))
    if (heard.name !== 'products.products-changed.v1') return { handled: false }
    const { handles } = events[heard.name].parse(heard.data)
    await cache.purge([CATALOGUE, ...handles.map(productTag)])
    return { handled: true }
  })
}
