import { confirm } from '../domain/authorise.ts'
import { refuse } from '../domain/refusal.ts'
import type { Change, IntentRow } from '../domain/rows.ts'
import { readyToken } from '../domain/test-cards.ts'
import { newId, randomText } from '../store/new-id.ts'
import type { Loaded } from '../store/store.ts'

/** The token that must be read from the store; ready-made ones need no reading. */
export function tokenToLoad(method: string | undefined): string | undefined {
  return method === undefined || readyToken(method) ? undefined : method
}

/** Confirms with a ready-made or a stored token. Refuses with `payment_method_missing`. */
export function decideConfirm(
  intent: IntentRow,
  asked: { method: string; loaded: Pick<Loaded, 'token'>; returnUrl: string | undefined; publicUrl: string },
): Change {
  const token = readyToken(asked.method) ?? asked.loaded.token
  if (!token) {
    throw refuse(400, 'invalid_request_error', 'payment_method_missing', 'No such card token, or it is over an hour old.', 'payment_method')
  }
  const challenge = `${intent.id}_challenge_${randomText(24)}`
  return confirm(intent, token, {
    returnUrl: asked.returnUrl,
    challenge: { token: challenge, url: `${asked.publicUrl}/challenge/${challenge}` },
    newId,
  })
}

/** Refuses a return address outside the shops': a provider must not be an open redirect. */
export function requireReturnable(returnUrl: string | undefined, allowedOrigins: readonly string[]): void {
  if (returnUrl === undefined || allowedOrigins.includes(new URL(returnUrl).origin)) return
  throw refuse(400, 'invalid_request_error', 'return_url_not_allowed', 'The return_url is not on an allowed origin.', 'return_url')
}
