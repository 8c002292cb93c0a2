import { createHash, randomBytes } from 'node:crypto'

const NAME = 'toyline.form'
const KEPT_SECONDS = 180 * 86_400

/**
 * The Idempotency-Key of a form that was rendered with `rendered`: sending the same form again repeats nothing, changing it
 * makes another request of it.
 */
export function formKey(rendered: FormDataEntryValue | null, body: unknown): string {
  const base = typeof rendered === 'string' && /^[\w-]{16,80}$/.test(rendered) ? rendered : crypto.randomUUID()
  return `${base}.${digest(body)}`
}

/**
 * The Idempotency-Key of a form that adds to the cart. Its page is the same for everybody and may be shown twice, so the key comes
 * from the visitor: until they have seen the cart, the same form is the same wish; after that it is a new one.
 */
export function addKey(cookies: string | null, body: unknown): string {
  const seen = new RegExp(`(?:^|; )${NAME.replace('.', '\\.')}=([\\w-]{22})(?:;|$)`).exec(cookies ?? '')?.[1]
  return `${seen ?? 'first'}.${digest(body)}`
}

/** The cookie with which a visitor who is shown the cart begins anew. It lasts as long as a guest's identity. */
export function nextAddKey(isSecure: boolean): string {
  return `${NAME}=${randomBytes(16).toString('base64url')}; Path=/; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

function digest(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16)
}
