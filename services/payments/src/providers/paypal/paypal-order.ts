import { type ZodType, z } from 'zod'
import { NoAnswer, type ProviderPayment } from '../../domain/provider.ts'
import { minorUnits } from './paypal-amounts.ts'

/** PayPal answers with the whole resource, not only its id. */
export const WHOLE = { prefer: 'return=representation' } as const

const Amount = z.object({ currencyCode: z.string(), value: z.string() }).transform((said, context) => {
  const amount = minorUnits(said)
  if (amount === null) context.addIssue({ code: 'custom', message: 'no amount' })
  return { amount: amount ?? 0, currency: said.currencyCode }
})
const Links = z.array(z.object({ rel: z.string(), href: z.string() })).default([])
export const Authorization = z.object({ id: z.string(), status: z.string(), amount: Amount, createTime: z.string().optional() })
export type Authorization = z.infer<typeof Authorization>
export const Capture = z.object({
  id: z.string(),
  status: z.string(),
  amount: Amount,
  createTime: z.string().default(''),
  statusDetails: z.object({ reason: z.string().optional() }).optional(),
})
export const Refund = z
  .object({ id: z.string(), status: z.string(), amount: Amount, customId: z.string().optional(), links: Links })
  .transform((said, context) => {
    const captureId = said.links
      .find(({ rel }) => rel === 'up')
      ?.href.split('/')
      .at(-1)
    if (!captureId) context.addIssue({ code: 'custom', message: 'no capture' })
    return { ...said, captureId: captureId ?? '' }
  })
export type Refund = z.infer<typeof Refund>

/** The parts of PayPal's order that we read, as its SDK hands them over; all of ours have one purchase unit. */
export const PayPalOrder = z
  .object({
    id: z.string(),
    status: z.string(),
    updateTime: z.string().optional(),
    links: Links,
    purchaseUnits: z.tuple([
      z.object({
        customId: z.string().optional(),
        invoiceId: z.string().optional(),
        amount: Amount,
        payments: z
          .object({
            authorizations: z.array(Authorization).default([]),
            captures: z.array(Capture).default([]),
            refunds: z.array(Refund).default([]),
          })
          .default({ authorizations: [], captures: [], refunds: [] }),
      }),
    ]),
  })
  .transform(({ purchaseUnits: [{ payments, ...unit }], ...order }) => ({ ...order, ...unit, ...payments }))
export type PayPalOrder = z.infer<typeof PayPalOrder>

const TAKEN = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'])
const OPEN = new Set(['CREATED', 'PARTIALLY_CAPTURED'])
const DISPUTES = new Set(['BUYER_COMPLAINT', 'CHARGEBACK'])

/** What PayPal's order is in our words. */
export function describeOrder(order: PayPalOrder): ProviderPayment {
  const captures = order.captures.filter(({ status }) => TAKEN.has(status))
  return {
    id: order.id,
    orderId: order.customId ?? null,
    status: statusOf(order),
    amount: order.amount,
    captured: sum(captures),
    refunded: sum(order.refunds.filter(({ status }) => status === 'COMPLETED')),
    token: null,
    description: 'PayPal',
    actionUrl: order.links.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href ?? null,
    decline: order.authorizations.length > 0 && order.authorizations.every(({ status }) => status === 'DENIED') ? 'declined' : null,
    disputed: order.captures.some(({ statusDetails }) => DISPUTES.has(statusDetails?.reason ?? '')),
  }
}

function statusOf({ status, authorizations, captures }: PayPalOrder): ProviderPayment['status'] {
  if (authorizations.some((one) => OPEN.has(one.status))) return 'authorised'
  if (captures.some((capture) => TAKEN.has(capture.status))) return 'captured'
  if (authorizations.some((one) => one.status === 'PENDING') || captures.some((one) => one.status === 'PENDING')) return 'processing'
  if (authorizations.some((one) => one.status === 'VOIDED') || status === 'VOIDED') return 'cancelled'
  if (authorizations.length > 0) return 'waiting'
  return status === 'APPROVED' ? 'approved' : 'requires-action'
}

/** The reservation that can be taken from; the newest, where PayPal has renewed it. */
export function openAuthorization({ authorizations }: PayPalOrder): Authorization | undefined {
  return authorizations
    .filter(({ status }) => OPEN.has(status))
    .sort((one, other) => (one.createTime ?? '').localeCompare(other.createTime ?? ''))
    .at(-1)
}

/** Of each part that was taken, how much can still be given back; oldest first. What PayPal has yet to pay out counts as given. */
export function refundable(order: PayPalOrder): { captureId: string; left: number; given: number }[] {
  return order.captures
    .filter(({ status }) => TAKEN.has(status))
    .sort((one, other) => one.createTime.localeCompare(other.createTime))
    .map(({ id, amount }) => {
      const given = sum(givenOf(order).filter(({ captureId }) => captureId === id))
      return { captureId: id, left: amount.amount - given, given }
    })
}

export function givenOf(order: PayPalOrder): Refund[] {
  return order.refunds.filter(({ status }) => status === 'COMPLETED' || status === 'PENDING')
}

/** What we have PayPal keep with an order is its id; with a refund, its key behind that. */
export function orderIn(custom: string | undefined): string | null {
  return /^ord_[0-9a-z]+/.exec(custom ?? '')?.[0] ?? null
}

/** Errors: `NoAnswer` for what is not as PayPal describes it. */
export function understand<Read>(schema: ZodType<Read>, said: unknown): Read {
  const read = schema.safeParse(said)
  if (!read.success) throw new NoAnswer('PayPal said something that cannot be read', { cause: read.error })
  return read.data
}

export function sum(parts: readonly { amount: { amount: number } }[]): number {
  return parts.reduce((total, { amount }) => total + amount.amount, 0)
}
