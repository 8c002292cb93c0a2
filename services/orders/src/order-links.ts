import { createHmac, timingSafeEqual } from 'node:crypto'
import type { OrderLinks } from './use-cases/ports.ts'

/**
 * Tokens of signed order links: HMAC-SHA256 over the order's id, so that a token opens that one order and nothing else.
 * @param secret at least 32 characters, known to this room only
 */
export function orderLinks(secret: string): OrderLinks {
  if (secret.length < 32) throw new Error('The secret of order links must have at least 32 characters.')
  const digest = (orderId: string) => createHmac('sha256', secret).update(`order-link:v1:${orderId}`).digest()
  return {
    tokenFor: (orderId) => digest(orderId).toString('base64url'),
    isToken(orderId, token) {
      const given = Buffer.from(token, 'base64url')
      const expected = digest(orderId)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
