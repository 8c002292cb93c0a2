import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
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

/** The only header there is. It is compared whole, so that a token cannot choose how it is checked. */
const HEADER = base64url(JSON.stringify({ alg: 'HS256', typ: 'toyline-caller+jwt' }))

/**
 * Short signed tokens (JWT, HS256, five minutes) that say who is calling a service. Both directions are cached, because one
 * visitor makes many calls within a token's life. Signed here and not by a library because those sign off the main thread, which
 * costs ten times the signature itself, and every new visitor needs one.
 * @param secret at least 32 characters, shared by the gateway and the services, never by a browser
 */
export function callerTokens(secret: string): CallerTokens {
  if (secret.length < 32) throw new Error('The service secret must have at least 32 characters.')
  const key = createSecretKey(Buffer.from(secret))
  const signed = new Map<string, { token: string; expires: number }>()
  const verified = new Map<string, { caller: Caller; expires: number }>()
  const signatureOf = (said: string) => createHmac('sha256', key).update(said).digest()

  /** Undefined for anything that we did not sign, for us, in the last five minutes. */
  function read(token: string, now: number): { caller: Caller; expires: number } | undefined {
    const [header, payload, signature, ...more] = token.split('.')
    if (header !== HEADER || !payload || !signature || more.length > 0) return undefined
    const given = Buffer.from(signature, 'base64url')
    const wanted = signatureOf(`${header}.${payload}`)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
    const { aud, exp, caller } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Payload
    return aud === AUDIENCE && typeof exp === 'number' && exp > now ? { caller, expires: exp } : undefined
  }

  return {
    async sign(caller) {
      const identity = JSON.stringify(caller)
      const now = Math.floor(Date.now() / 1000)
      const known = signed.get(identity)
      if (known && known.expires - now > REFRESH_MARGIN_SECONDS) return known.token
      const expires = now + LIFETIME_SECONDS
      const payload: Payload = { caller, aud: AUDIENCE, iat: now, exp: expires }
      const said = `${HEADER}.${base64url(JSON.stringify(payload))}`
      const token = `${said}.${signatureOf(said).toString('base64url')}`
      keep(signed, identity, { token, expires })
      return token
    },
    async verify(token) {
      if (!token) throw problem(401, 'no-identity', 'This service answers only calls that say who makes them.')
      const now = Date.now() / 1000
      const known = verified.get(token)
      if (known && known.expires > now) return known.caller
      const found = read(token, now)
      if (!found) throw problem(401, 'bad-identity', 'The identity of this call could not be verified.')
      keep(verified, token, found)
      return found.caller
    },
  }
}

type Payload = { caller: Caller; aud: string; iat: number; exp: number }

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function keep<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.size >= CACHE_SIZE) {
    const oldest = map.keys().next().value
    if (oldest !== undefined) map.delete(oldest)
  }
  map.set(key, value)
}
