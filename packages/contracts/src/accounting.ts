import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { Id } from './ids.ts'

/** As a provider says it: any currency. */
const ProviderSum = z.strictObject({ amount: z.int(), currency: z.string() })

/**
 * The ten ways in which a provider's report and our books can disagree.
 * - `missing-here`: it took money that we did not book.
 * - `missing-there`: we booked what it does not report.
 * - `wrong-amount`, `wrong-currency`: both have it, differently.
 * - `double`: it took an order's money twice.
 * - `wrong-order`: it has the payment for another order than we do.
 * - `refund-unknown`: it gave money back that we did not book.
 * - `dispute`: a buyer's bank took money back that we did not book.
 * - `fee-not-booked`: it kept a fee that we did not book.
 * - `late`: the same money, booked more than a day from when it moved.
 */
export const DifferenceKind = z.enum([
  'missing-here',
  'missing-there',
  'wrong-amount',
  'wrong-currency',
  'double',
  'wrong-order',
  'refund-unknown',
  'dispute',
  'fee-not-booked',
  'late',
])
export type DifferenceKind = z.infer<typeof DifferenceKind>

export const Difference = z
  .strictObject({
    id: Id('dif'),
    provider: z.string(),
    /** The movement of the provider's report, or the transaction of our ledger. */
    subject: z.string(),
    kind: DifferenceKind,
    orderId: z.string().nullable(),
    paymentId: z.string().nullable(),
    theirs: ProviderSum.nullable(),
    ours: ProviderSum.nullable(),
    /** What nobody can explain while this is open. */
    unexplained: ProviderSum,
    happenedAt: z.iso.datetime(),
    state: z.enum(['open', 'repaired', 'settled']),
    note: z.string().nullable(),
  })
  .meta({ id: 'ReconciliationDifference' })

export const Reconciliation = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    /** Up to when each was compared. */
    providers: z.array(z.strictObject({ provider: z.string(), reconciledTo: z.iso.datetime() })),
    sums: z.array(
      z.strictObject({
        provider: z.string(),
        currency: z.string(),
        /** What moved our balance, and what we booked and nothing moved. */
        count: z.int(),
        value: z.int(),
        openCount: z.int(),
        openValue: z.int(),
        /** By value, rounded down to four decimals: 100 only where nothing is open. */
        explainedPercent: z.number(),
        explainedCountPercent: z.number(),
      }),
    ),
    kinds: z.array(z.strictObject({ kind: Difference.shape.kind, found: z.int(), repaired: z.int(), settled: z.int(), open: z.int() })),
    /** Open now, whenever they happened. */
    open: z.array(Difference),
    next: z.string().nullable(),
    /** Payments that a person must look at, and why: of the newest orders, at most 100. */
    payments: z.array(z.strictObject({ orderId: z.string(), orderNumber: z.string(), reason: z.string() })),
  })
  .meta({ id: 'Reconciliation' })
export type Reconciliation = z.infer<typeof Reconciliation>

/** What those who keep the shop's books ask of payments. */
export const accountingCards = {
  reconciliation: card({
    name: 'reconciliation',
    method: 'GET',
    path: '/staff/reconciliation',
    query: z.strictObject({
      /** Days in UTC, both inclusive; the last 30 unless said. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      after: Id('dif').optional(),
    }),
    reply: Reconciliation,
    who: 'staff',
    audience: 'public',
    summary: 'How far payment providers’ reports and our books agree, and every difference and payment that waits for a person',
    budgetMs: 10_000,
  }),
  settleDifference: card({
    name: 'settleDifference',
    method: 'POST',
    path: '/staff/reconciliation/:differenceId/settle',
    params: z.strictObject({ differenceId: Id('dif') }),
    body: z.strictObject({ note: typed(300) }),
    reply: Difference,
    who: 'staff',
    audience: 'public',
    idempotent: true,
    summary: 'Close a difference by a person’s word; what is closed already stays as it is',
    problems: ['no-such-difference'],
  }),
  exportLedger: card({
    name: 'exportLedger',
    method: 'GET',
    path: '/staff/exports/ledger',
    query: z.strictObject({
      /** In UTC; of the month that is under way, what is booked so far. */
      month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month like 2026-11'),
      format: z.enum(['csv', 'json']).default('csv'),
    }),
    reply: z.any(),
    who: 'staff',
    audience: 'public',
    stream: true,
    streamed: ['text/csv', 'application/json'],
    summary: 'The ledger of a month, for accounting: opening balances, every entry, closing balances, debits and credits',
    problems: ['ledger-drift'],
    budgetMs: 30_000,
  }),
} as const
