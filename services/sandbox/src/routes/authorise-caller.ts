import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../domain/refusal.ts'

/** Equal in constant time, whatever the lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

export function hasApiKey(request: FastifyRequest, apiKey: string): boolean {
  const { authorization } = request.headers
  return authorization?.startsWith('Bearer ') === true && sameSecret(authorization.slice('Bearer '.length), apiKey)
}

export function requireApiKey(request: FastifyRequest, apiKey: string): void {
  if (!hasApiKey(request, apiKey)) throw refuse(401, 'authentication_error', 'api_key_invalid', 'Invalid API key provided.')
}

/** A client secret is `<intent id>_secret_<random>`; the intent's id, or undefined for anything else. */
export function intentOfSecret(clientSecret: string): string | undefined {
  return /^(pi_[0-9A-Za-z]{24})_secret_[0-9A-Za-z]{24}$/.exec(clientSecret)?.[1]
}
