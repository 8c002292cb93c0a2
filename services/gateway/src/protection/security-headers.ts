import type { FastifyInstance } from 'fastify'
import type { GatewaySettings } from '../service.ts'

/**
 * The headers of every answer. Shop pages are prerendered and carry inline start-up data, so their policy allows inline scripts
 * but no other host's; the card fields of the payment provider come in a frame of their own origin.
 */
export function installSecurityHeaders(app: FastifyInstance, settings: Pick<GatewaySettings, 'publicUrl' | 'frameOrigins'>): void {
  const page = [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src 'self' ${settings.frameOrigins.join(' ')}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${settings.frameOrigins.join(' ')}`.trim(),
    "frame-ancestors 'none'",
  ].join('; ')
  const always: Record<string, string> = {
    'content-security-policy': page,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(settings.publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(always)
  })
}
