import { problem } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { GatewaySettings } from '../service.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site makes in a visitor's name: by Origin, which browsers send with every change, else by their own
 * word (Sec-Fetch-Site). Programs that are no browser send neither.
 * Error: 403 `cross-site`.
 */
export function installCrossSiteGuard(
  app: FastifyInstance,
  { publicUrl, allowedOrigins }: Pick<GatewaySettings, 'publicUrl' | 'allowedOrigins'>,
): void {
  const ours = new Set([new URL(publicUrl).origin, ...allowedOrigins])
  app.addHook('onRequest', (request, _reply, done) => {
    if (SAFE.has(request.method)) return done()
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']
    if (origin === undefined ? site === undefined || site === 'same-origin' || site === 'none' : ours.has(origin)) return done()
    // The address that the browser itself used, where that is not the public one: 127.0.0.1 beside localhost.
    if (origin !== undefined && origin === `${request.protocol}://${host}` && site !== 'cross-site') return done()
    done(problem(403, 'cross-site', 'This request came from another site.'))
  })
}
