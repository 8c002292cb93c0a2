import { z } from 'zod'
import { currencies, largestAmount, smallestAmount } from '../domain/currencies.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'

const bad = (code: string, message: string) => ({ params: { code }, message })

const amount = z
  .int()
  .refine((value) => value >= smallestAmount, bad('amount_too_small', `The amount must be at least ${smallestAmount}.`))
  .refine((value) => value <= largestAmount, bad('amount_too_large', `The amount must be at most ${largestAmount}.`))

const part = z.int().min(1).max(largestAmount)

const currency = z
  .string()
  .transform((code) => code.toLowerCase())
  .refine((code) => currencies.has(code), bad('currency_unsupported', 'This currency cannot be charged.'))

const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((pairs) => Object.keys(pairs).length <= 50, bad('parameter_invalid', 'At most 50 pairs of metadata.'))
  // Sorted, so that the same pairs in another order are the same request.
  .transform((pairs) => Object.fromEntries(Object.entries(pairs).sort(([one], [other]) => (one < other ? -1 : 1))))

const reference = z.string().min(1).max(200)
const url = z.url({ protocol: /^https?$/ }).max(2_000)

/** Whose the intent is, and that its card stays with them once it is authorised. */
const keeping = { customer: reference.optional(), setup_future_usage: z.enum(['on_session', 'off_session']).optional() }

export const createIntentBody = z.strictObject({
  amount,
  currency,
  capture_method: z.enum(['manual', 'automatic']).default('automatic'),
  description: z.string().max(1_000).optional(),
  metadata: metadata.default({}),
  return_url: url.optional(),
  confirm: z.boolean().default(false),
  payment_method: reference.optional(),
  ...keeping,
})

export const customerBody = z.strictObject({ metadata: metadata.default({}) })

export const confirmBody = z.strictObject({
  payment_method: reference,
  return_url: url.optional(),
  client_secret: reference.optional(),
  ...keeping,
})

export const captureBody = z.strictObject({ amount_to_capture: part.optional(), final_capture: z.boolean().default(true) })

export const cancelBody = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
})

export const refundBody = z
  .strictObject({
    payment_intent: reference.optional(),
    charge: reference.optional(),
    amount: part.optional(),
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    metadata: metadata.default({}),
  })
  .refine((body) => (body.payment_intent === undefined) !== (body.charge === undefined), {
    ...bad('parameter_missing', 'Give either payment_intent or charge.'),
    path: ['payment_intent'],
  })

export const tokenBody = z.strictObject({
  card: z.strictObject({
    number: z.string().max(30),
    exp_month: z.int(),
    exp_year: z.int(),
    cvc: z.string().max(4),
    postal_code: z.string().max(12).optional(),
  }),
})

const seconds = z.coerce.number().int().min(0).max(253_402_300_799)

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after: reference.optional(),
  created_gte: seconds.optional(),
  created_lte: seconds.optional(),
}

export const pageQuery = z.strictObject(page)
export const ofIntentQuery = z.strictObject({ ...page, payment_intent: reference.optional() })
export const eventsQuery = z.strictObject({ ...page, payment_intent: reference.optional(), type: reference.optional() })
export const intentQuery = z.strictObject({ client_secret: reference.optional() })

const share = z.number().min(0).max(1)
export const faultsBody = z.strictObject({
  seed: z.int().optional(),
  duplicateWebhooks: share.optional(),
  shuffleWebhooks: share.optional(),
  dropAnswers: share.optional(),
  errorRate: share.optional(),
  unavailableRate: share.optional(),
  delayMs: z.int().min(0).max(60_000).optional(),
})

/** Reads a body or query, or refuses with `parameter_missing`, `parameter_unknown`, `parameter_invalid` or the field's own code. */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw issue ? asRefusal(issue, input) : refuse(400, 'invalid_request_error', 'parameter_invalid', 'The request is not valid.')
}

function asRefusal(issue: z.core.$ZodIssue, input: unknown): Refusal {
  if (issue.code === 'unrecognized_keys') {
    const name = param([...issue.path, issue.keys[0] ?? ''])
    return refuse(400, 'invalid_request_error', 'parameter_unknown', `Received unknown parameter: ${name}`, name)
  }
  const name = issue.path.length > 0 ? param(issue.path) : undefined
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') {
    return refuse(400, 'invalid_request_error', issue.params.code, issue.message, name)
  }
  if (issue.code === 'invalid_type' && valueAt(input, issue.path) === undefined) {
    return refuse(400, 'invalid_request_error', 'parameter_missing', `Missing required parameter: ${name ?? 'body'}.`, name)
  }
  return refuse(400, 'invalid_request_error', 'parameter_invalid', `Invalid ${name ?? 'body'}: ${issue.message}`, name)
}

function param(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String)
  return `${first ?? ''}${rest.map((name) => `[${name}]`).join('')}`.slice(0, 100)
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), input)
}
