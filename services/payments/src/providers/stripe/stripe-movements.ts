import { z } from 'zod'
import type { Movement } from '../../domain/movement.ts'

/** What a balance transaction is about, as far as it says whose money it is; of most, the id alone. */
const Source = z.object({
  payment_intent: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})
const BalanceTransaction = z.object({
  id: z.string(),
  type: z.string(),
  reporting_category: z.string(),
  amount: z.int(),
  fee: z.int(),
  currency: z.string(),
  created: z.int(),
  source: z.union([z.string(), Source]).nullable(),
})
type BalanceTransaction = z.infer<typeof BalanceTransaction>

const KINDS: Record<string, Movement['kind']> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  // Money of a refund that did not reach the buyer, and is ours again.
  refund_failure: 'refund',
  payment_failure_refund: 'refund',
  stripe_fee: 'fee',
  stripe_fx_fee: 'fee',
  tax_fee: 'fee',
}
/** Of an adjustment only its category says what it is. */
const ADJUSTMENTS: Record<string, Movement['kind']> = {
  dispute: 'dispute',
  dispute_reversal: 'dispute',
  refund_failure: 'refund',
  fee: 'fee',
}
/** Our own money on its way to and from our bank, or set aside by Stripe: no buyer's, and none that is spent. */
const ASIDE = new Set([
  'payout',
  'payout_cancel',
  'payout_failure',
  'topup',
  'topup_reversal',
  'reserve_transaction',
  'reserved_funds',
  'transfer',
  'transfer_cancel',
  'transfer_failure',
  'transfer_refund',
])

/**
 * A balance transaction as one movement, or as two: what Stripe keeps of a payment is one of its own. Payouts and the like are none. One
 * of a kind that we do not know is taken for a charge or a refund of nobody's, so that a person sees it.
 * Throws a ZodError for what cannot be read.
 */
export function readMovements(value: unknown): Movement[] {
  const transaction = BalanceTransaction.parse(value)
  const { id, type, amount, fee, currency, source, created } = transaction
  if (ASIDE.has(type)) return []
  const about = typeof source === 'object' ? source : null
  const common = { paymentId: about?.payment_intent ?? null, orderId: about?.metadata?.order_id ?? null, movedAt: created }
  const sum = (units: number) => ({ amount: units, currency: currency.toUpperCase() })
  return [
    ...(amount === 0 ? [] : [{ ...common, id, kind: kindOf(transaction), amount: sum(amount) }]),
    ...(fee === 0 ? [] : [{ ...common, id: `${id}:fee`, kind: 'fee' as const, amount: sum(-fee) }]),
  ]
}

function kindOf({ type, reporting_category: category, amount }: BalanceTransaction): Movement['kind'] {
  const known = type === 'adjustment' ? ADJUSTMENTS[category] : KINDS[type]
  return known ?? (amount > 0 ? 'charge' : 'refund')
}
