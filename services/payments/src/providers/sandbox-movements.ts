import { z } from 'zod'
import type { Movement } from '../domain/movement.ts'

/** The parts of the provider's balance transactions that we read. */
const BalanceTransaction = z.object({
  id: z.string(),
  type: z.enum(['charge', 'refund', 'adjustment']),
  amount: z.int(),
  fee: z.int(),
  currency: z.string(),
  payment_intent: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  created: z.int(),
})
const KIND = { charge: 'charge', refund: 'refund', adjustment: 'dispute' } as const

/** A balance transaction as one movement, or as two: its fee is one of its own. Throws a ZodError for what cannot be read. */
export function readMovements(value: unknown): Movement[] {
  const { id, type, amount, fee, currency, payment_intent: paymentId, metadata, created } = BalanceTransaction.parse(value)
  const common = { paymentId, orderId: metadata.order_id ?? null, movedAt: created }
  const sum = (units: number) => ({ amount: units, currency: currency.toUpperCase() })
  return [
    { ...common, id, kind: KIND[type], amount: sum(amount) },
    ...(fee === 0 ? [] : [{ ...common, id: `${id}:fee`, kind: 'fee' as const, amount: sum(-fee) }]),
  ]
}
