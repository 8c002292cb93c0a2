import { jwtVerify, SignJWT } from 'jose'
import { problem } from './problem.ts'

/** Who is asking, as the gateway (or a service speaking for itself) vouches for it. */
export type Caller = {
  kind: 'guest' | 'buyer' | 'staff' | 'admin' | 'service'
  userId?: string
  companyId?: string
  /** The browser's guest identity; kept beside userId after sign-in so that the guest's cart can be merged. */
  guestId?: string
  email?: string
  service?: string
}

const AUDIENCE = 'toyline-services'
const LIFETIME_SECONDS = 300
/** A signed token is reused while it has at least this long to live. */
const REFRESH_MARGIN_SECONDS = 120
const CACHE_SIZE = 5_000

export type CallerTokens = {
  sign: (caller: Caller) => Promise<string>
  /** Throws a 401 problem for a token that is missing, expired, altered, or made for somebody else. */
  verify: (token: string | undefined) => Promise<Caller>
}

/**
 * Short signed tokens (JWT, HS256, five minutes) that say who is calling a service. Both directions are cached, because one
 * visitor makes many calls within a token's life.
 * @param secret at least 32 characters, shared by the gateway and the services, never by a browser
 */
export function callerTokens(secret: string): CallerTokens {
  if (secret.length < 32) throw new Error('The service secret must have at least 32 characters.')
  const key = new TextEncoder().encode(secret)
  const signed = new Map<string, { token: string; expires: number }>()
  const verified = new Map<string, { caller: Caller; expires: number }>()
  return {
    async sign(caller) {
      const identity = JSON.stringify(caller)
      const now = Math.floor(Date.now() / 1000)
      const known = signed.get(identity)
      if (known && known.expires - now > REFRESH_MARGIN_SECONDS) return known.token
      const expires = now + LIFETIME_SECONDS
      const token = await new SignJWT({ caller })
        .setProtectedHeader({ alg: 'HS256', typ: 'toyline-caller+jwt' })
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(expires)
        .sign(key)
      keep(signed, identity, { token, expires })
      return token
    },
    async verify(token) {
      if (!token) throw problem(401, 'no-identity', 'This service answers only calls that say who makes them.')
      const now = Date.now() / 1000
      const known = verified.get(token)
      if (known && known.expires > now) return known.caller
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience: AUDIENCE, typ: 'toyline-caller+jwt' })
        const caller = payload.caller as Caller
        keep(verified, token, { caller, expires: payload.exp ?? 0 })
        return caller
      } catch {
        throw problem(401, 'bad-identity', 'The identity of this call could not be verified.')
      }
    },
  }
}

function keep<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.size >= CACHE_SIZE) {
    const oldest = map.keys().next().value
    if (oldest !== undefined) map.delete(oldest)
  }
  map.set(key, value)
}
