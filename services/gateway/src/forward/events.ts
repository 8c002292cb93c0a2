import type { Cache } from '@toyline/cache'
import { deliveryCards, events, PRODUCTS_TAG, productTag } from '@toyline/contracts'
import { type CallerTokens, problem } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { readJson } from './read-json.ts'

const { receiveEvent } = deliveryCards

/**
 * Hears that products changed and forgets what was cached of them, pages as well: they share the purges of the answers they are made of. Purging twice is harmless, so no inbox is kept. To anybody
 * but a service there is nothing at this address.
 */
export function mountEvents(app: FastifyInstance, { tokens, cache }: { tokens: CallerTokens; cache: Cache }): void {
  const nothing = () => problem(404, 'not-found', 'There is nothing at this address.')
  app.post(receiveEvent.path, { config: { shed: 'never' } }, async (request) => {
    const caller = await tokens.verify(request.headers.authorization?.replace(/^Bearer /, '')).catch(() => {
      throw nothing()
    })
    if (caller.kind !== 'service') throw nothing()
    const heard = receiveEvent.body.safeParse(readJson(request.body))
    if (!heard.success) throw problem(400, 'bad-input', 'This is no event.')
    if (heard.data.name !== 'products.products-changed.v1') return { handled: false }
    const { handles } = events[heard.data.name].parse(heard.data.data)
    await cache.purge([PRODUCTS_TAG, ...handles.map(productTag)])
    return { handled: true }
  })
}
