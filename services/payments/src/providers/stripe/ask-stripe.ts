import type { Transport } from '@toyline/http'
import Stripe from 'stripe'
import { Failed, NoAnswer, NotSent } from '../../domain/provider.ts'

/** The official client on our own transport: time-outs, retries of questions and the breaker are ours, its own retries are off. */
export function openStripe(secretKey: string, transport: Transport): Stripe {
  return new Stripe(secretKey, {
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient: {
      getClientName: () => 'toyline',
      async makeRequest(_host, _port, path, method, headers, body) {
        const said = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
        const reply = await transport({ method, path, headers: Object.fromEntries(said), ...(body ? { body } : {}) })
        return {
          getStatusCode: () => reply.status,
          getHeaders: () => reply.headers as Record<string, string>,
          getRawResponse: () => reply,
          toStream: () => {
            throw new Error('nothing is streamed from Stripe')
          },
          toJSON: async () => JSON.parse(reply.body.toString('utf8')),
        }
      },
    },
  })
}

/** A refusal in Stripe's words: it was there, and did not do what it was asked. */
export type Refusal = { status: number; code: string; param: string | undefined; intent: unknown }

/**
 * Asks Stripe for something.
 * Errors: `NotSent` when certainly nothing happened, `NoAnswer` when nobody knows; what Stripe refuses is given to `refused`.
 */
export async function ask<Answer>(
  question: () => Promise<Answer>,
  refused: (refusal: Refusal) => Answer | Promise<Answer> = unanswered,
): Promise<Answer> {
  try {
    return await question()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    return refused(refusalOf(error))
  }
}

function refusalOf(error: InstanceType<typeof Stripe.errors.StripeError>): Refusal {
  const { statusCode: status, code, param, payment_intent: intent, type, detail } = error
  if (detail instanceof NotSent || detail instanceof NoAnswer) throw detail
  const said = `${status ?? 'no status'} ${code ?? type}`
  // Too many requests, or a key that is none: Stripe looks at neither's body.
  if (status === 429 || status === 401 || status === 403) throw new NotSent(`Stripe refused: ${said}`)
  // 409: another call with this key, or on this payment, is not over. Of the 5xx only its own 500 is an end: it is kept under the key.
  if (status === undefined || status === 409 || (status >= 500 && !isKept(error))) throw new NoAnswer(`Stripe answered ${said}`)
  return { status, code: code ?? type, param, intent }
}

function isKept({ statusCode, rawType }: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return statusCode === 500 && rawType === 'api_error'
}

/** A question that Stripe refuses is as good as not answered. */
export function unanswered({ status, code }: Refusal): never {
  throw new NoAnswer(`Stripe answered ${status} ${code}`)
}

/** Errors: `Failed`. Only what Stripe could not do, or a card token that went stale, is worth the same card once more. */
export function end({ status, code, param }: Refusal): never {
  const again = status >= 500 || code === 'idempotency_error' || param === 'confirmation_token'
  throw new Failed(`Stripe refused: ${status} ${code}`, again ? 'try-again' : 'declined')
}
