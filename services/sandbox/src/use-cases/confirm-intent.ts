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

/** Confirms with a ready-made or a stored token. Refuses with `payment_method_missing`, also a card that is another customer's. */
export function decideConfirm(
  intent: IntentRow,
  asked: { method: string; loaded: Pick<Loaded, 'token'>; returnUrl: string | undefined; publicUrl: string },
): Change {
  const token = readyToken(asked.method) ?? asked.loaded.token
  if (!token) throw noMethod('No such card token, or it is over an hour old.')
  if (token.customer !== null && token.customer !== intent.customer) throw noMethod('This card is another customer’s.')
  if (token !== asked.loaded.token && intent.setup_future_usage !== null)
    throw noMethod('A ready-made token is nobody’s, and cannot be kept.')
  const challenge = `${intent.id}_challenge_${randomText(24)}`
  return confirm(intent, token, {
    returnUrl: asked.returnUrl,
    challenge: { token: challenge, url: `${asked.publicUrl}/challenge/${challenge}` },
    newId,
  })
}

function noMethod(message: string) {
  return refuse(400, 'invalid_request_error', 'payment_method_missing', message, 'payment_method')
}

/** Refuses a return address outside the shops': a provider must not be an open redirect. */
export function requireReturnable(returnUrl: string | undefined, allowedOrigins: readonly string[]): void {
  if (returnUrl === undefined || allowedOrigins.includes(new URL(returnUrl).origin)) return
  throw refuse(400, 'invalid_request_error', 'return_url_not_allowed', 'The return_url is not on an allowed origin.', 'return_url')
}
