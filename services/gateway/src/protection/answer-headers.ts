import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatewaySettings } from '../service.ts'

const POLICY = 'content-security-policy'
/** Answers of the API are data: nothing in them is ever run or shown as a page. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

type Said = Pick<GatewaySettings, 'publicUrl' | 'payment' | 'storefrontIsDev'>

function alwaysSaid({ publicUrl, payment }: Said): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-opener-policy': payment.opensWindows ? 'same-origin-allow-popups' : 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** The headers of an answer of data, but for its id. */
export function dataHeaders(settings: Said): Record<string, string> {
  return { ...alwaysSaid(settings), [POLICY]: DATA_POLICY }
}

/**
 * The headers of every answer. Shop pages are prerendered and carry inline start-up data, so their policy allows inline scripts
 * but of other hosts only those of the payment providers that the shop has. An answer that brings a policy of its own keeps it.
 */
export function answerHeaders(
  settings: Said,
  { isDraining }: { isDraining: () => boolean },
): (request: FastifyRequest, reply: FastifyReply) => void {
  const { scripts, frames, connects, images } = settings.payment
  const own = (...hosts: readonly string[]) => ["'self'", ...hosts].join(' ')
  const pagePolicy = [
    "default-src 'self'",
    // React evaluates code in development, and in development alone.
    `script-src ${own("'unsafe-inline'", ...scripts)}${settings.storefrontIsDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src ${own('data:', ...images)}`,
    "font-src 'self'",
    `connect-src ${own(...connects)}`,
    `frame-src ${own(...frames)}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${own(...frames)}`,
    "frame-ancestors 'none'",
  ].join('; ')
  const always = alwaysSaid(settings)
  return (request, reply) => {
    reply.headers(always)
    if (!reply.hasHeader(POLICY)) {
      const type = reply.getHeader('content-type')
      reply.header(POLICY, typeof type === 'string' && type.startsWith('text/html') ? pagePolicy : DATA_POLICY)
    }
    reply.header('x-request-id', request.id)
    // Whoever keeps this connection should look for another instance now.
    if (isDraining()) reply.header('connection', 'close')
  }
}
