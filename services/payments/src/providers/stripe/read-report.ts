import Stripe from 'stripe'
import { z } from 'zod'
import type { ProviderReport } from '../../domain/provider.ts'
import { readIntent } from './read-intent.ts'

const AGE_SECONDS = 300

/** Payment intents and charges carry our order; refunds and disputes only say to which intent they belong. */
const Report = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({
    object: z.looseObject({
      id: z.string(),
      object: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: z.string().nullish(),
    }),
  }),
})

/**
 * Reads an event that is signed with one of our secrets, at most five minutes from now. While a secret is changed there are two of
 * ours, or two signatures of Stripe's.
 */
export function readReport(
  { 'stripe-signature': signature }: Record<string, string | string[] | undefined>,
  body: Buffer,
  secrets: readonly string[],
): ProviderReport | null {
  if (typeof signature !== 'string' || !isOfNow(signature)) return null
  const report = secrets.map((secret) => verified(body, signature, secret)).find((event) => event !== undefined)
  const read = Report.safeParse(report)
  if (!read.success) return null
  const { id, type, data } = read.data
  const { object, metadata, payment_intent: intent } = data.object
  const payment = readIntent(data.object)
  return {
    eventId: id,
    type,
    // Whose card it was is not said in our words, so that nothing can be held against it.
    payment: payment && { ...payment, token: null },
    orderId: metadata?.order_id ?? null,
    paymentId: object === 'payment_intent' ? data.object.id : (intent ?? null),
  }
}

function verified(body: Buffer, signature: string, secret: string): unknown {
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, AGE_SECONDS)
  } catch {
    return undefined
  }
}

/** The client refuses what is too old, and takes what comes from the future. */
function isOfNow(signature: string): boolean {
  const time = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1])
  return Math.abs(Date.now() / 1_000 - time) <= AGE_SECONDS
}
