import { createHmac } from 'node:crypto'

/** A secret for one purpose, derived from the platform's, so that knowing one does not give away another. */
export function secretFor(platformSecret: string, purpose: string): string {
  return createHmac('sha256', platformSecret).update(purpose).digest('base64url')
}
