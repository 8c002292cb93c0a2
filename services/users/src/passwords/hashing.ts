import { createHmac, hkdfSync } from 'node:crypto'
import { counter } from '@toyline/observability'
import bcrypt from 'bcrypt'
import { hashQueue } from './hash-queue.ts'

/**
 * Version 1: bcrypt(base64(hmac-sha384(password, pepper))). The 64 characters of a SHA-384 in base64 stay under the 72 bytes
 * that bcrypt reads, so nothing is cut (ASVS 5.0, 11.4.2); being keyed, they cannot be matched against hashes that leaked
 * elsewhere. A bare `$2…` is bcrypt as other shops keep it, accepted so that their customers can be taken over.
 */
const VERSION = '1'
const COST = 12
const hashes = counter('users_password_hashes_total', 'Password hashes reckoned')

export type Passwords = {
  /** Errors: 503 `sign-in-busy`. */
  hash: (password: string) => Promise<string>
  verify: (password: string, hash: string) => Promise<boolean>
  /** True for a hash that was made with older or weaker parameters than `hash` uses now. */
  isStale: (hash: string) => boolean
}

/**
 * @param secret the pepper is derived from it: whoever changes it makes every password wrong
 * @param cost of bcrypt; lower than 12 only in tests
 */
export function createPasswords({ secret, cost = COST }: { secret: string; cost?: number }): Passwords {
  const pepper = Buffer.from(hkdfSync('sha256', secret, '', 'toyline password pepper 1', 32))
  const inTurn = hashQueue()
  // NFC, because the same password typed on two systems may arrive in two forms (NIST 800-63B, 3.1.1.2).
  const prepared = (password: string) => createHmac('sha384', pepper).update(password.normalize('NFC')).digest('base64')
  return {
    hash: (password) =>
      inTurn(async () => {
        hashes.inc()
        return `${VERSION}${await bcrypt.hash(prepared(password), cost)}`
      }),
    verify: (password, hash) =>
      inTurn(async () => {
        hashes.inc()
        const { version, bare } = read(hash)
        return bcrypt.compare(version === VERSION ? prepared(password) : password, bare)
      }),
    isStale: (hash) => {
      const { version, bare } = read(hash)
      return version !== VERSION || bcrypt.getRounds(bare) < cost
    },
  }
}

function read(hash: string): { version: string; bare: string } {
  const start = hash.indexOf('$')
  return { version: hash.slice(0, start), bare: hash.slice(start) }
}
