import { problem } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { GatewaySettings } from '../service.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that another site makes in a visitor's name: by the browser's own word (Sec-Fetch-Site), else by Origin.
 * Programs that are no browser send neither and carry no cookies.
 */
export function installCrossSiteGuard(
  app: FastifyInstance,
  { publicUrl, allowedOrigins }: Pick<GatewaySettings, 'publicUrl' | 'allowedOrigins'>,
): void {
  const ours = new Set([new URL(publicUrl).origin, ...allowedOrigins])
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method)) return
    const { origin, host, cookie } = request.headers
    const site = request.headers['sec-fetch-site']
    if (origin !== undefined && (ours.has(origin) || origin === `${request.protocol}://${host}`)) return
    if (site === 'cross-site' || site === 'same-site' || (origin !== undefined && cookie !== undefined))
      throw problem(403, 'cross-site', 'This request came from another site.')
  })
}
