import { z } from 'zod'

export { newId } from './new-id.ts'

/** The schema of an id with this prefix. */
export function Id<const P extends string>(prefix: P) {
  return z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`), `must be an id like ${prefix}_…`)
}
