import { type Card, problem } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_PREFIX } from './ask.ts'

/** OPTIONS belongs to the cross-origin rules. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Answers what is asked of the API and is not part of it: 405 with Allow where the address has other methods, else 404. What is
 * said between services does not exist from outside. Neither goes on to the pages of the shop.
 */
export function mountNotHere(app: FastifyInstance, cards: Card[]): void {
  const known = cards.map(({ path, method }) => ({ pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`), method }))
  const nothing = () => problem(404, 'not-found', 'There is nothing at this address.')
  const any = { method: METHODS, config: { shed: 'late', limit: 'general' } as const, exposeHeadRoute: false }
  const notPartOfIt = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0]?.slice(API_PREFIX.length) ?? ''
    const methods = new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))
    if (methods.size === 0 || !request.url.startsWith(`${API_PREFIX}/`)) throw nothing()
    const allowed = [...methods].sort().join(', ')
    reply.header('allow', allowed)
    throw problem(405, 'method-not-allowed', `This address takes ${allowed}.`)
  }
  app.route({ ...any, url: '/api/*', handler: notPartOfIt })
  app.route({
    ...any,
    url: '/internal/*',
    handler: async () => {
      throw nothing()
    },
  })
}
