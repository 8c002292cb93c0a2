import { Problem, type Transport, withPolicies } from '@toyline/http'
import type { TaxEngine } from '../domain/tax/quote-tax.ts'
import { NoTaxAnswer, ownTablesInstead, type Patience } from './own-tables-instead.ts'
import { readCalculation } from './stripe-answer.ts'
import { describeCalculation, kindsOf } from './stripe-calculation.ts'

export type StripeTaxSettings = Patience & {
  apiKey: string
  transport: Transport
  /** Milliseconds that a checkout waits for it. */
  timeoutMs?: number
  /** Milliseconds that it is left alone after failures. */
  restMs?: number
}

const TIMEOUT_MS = 2_000
const REST_MS = 10_000
const FAILURES = 5
/** The shapes that are read here are of this version, whatever the account is set to. */
const VERSION = '2023-08-16'

/**
 * Stripe Tax, one call for each question, and our own tables where it gives no answer: it is away, slower than `timeoutMs`, refuses, or
 * says what does not add up. Five failures in a row, and it is left alone for a while.
 */
export function stripeTax({ apiKey, transport, timeoutMs = TIMEOUT_MS, restMs = REST_MS, ...patience }: StripeTaxSettings): TaxEngine {
  const call = withPolicies(transport, {
    name: 'tax',
    from: 'orders',
    timeoutMs,
    probeTimeoutMs: timeoutMs,
    failures: FAILURES,
    halfOpenAfterMs: restMs,
  })
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/x-www-form-urlencoded',
    'stripe-version': VERSION,
  }

  return ownTablesInstead(async (request) => {
    const kinds = kindsOf(request)
    const body = describeCalculation(request, kinds)
    const reply = await call({ method: 'POST', path: '/v1/tax/calculations', headers, body }).catch((error: unknown) => {
      throw error instanceof Problem ? new NoTaxAnswer(`Stripe was not heard: ${error.code}`, { cause: error }) : error
    })
    if (reply.status !== 200) throw new NoTaxAnswer(`Stripe answered ${reply.status}`)
    return readCalculation(reply.body, request, kinds)
  }, patience)
}
