import { createHash } from 'node:crypto'

/**
 * The Idempotency-Key of a form that was rendered with `rendered`: sending the same form again repeats nothing, changing it
 * makes another request of it.
 */
export function formKey(rendered: FormDataEntryValue | null, body: unknown): string {
  const base = typeof rendered === 'string' && /^[\w-]{16,80}$/.test(rendered) ? rendered : crypto.randomUUID()
  return `${base}.${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16)}`
}
