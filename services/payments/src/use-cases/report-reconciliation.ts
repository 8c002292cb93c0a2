import type { Reconciliation } from '@toyline/contracts'
import { gauge } from '@toyline/observability'
import {
  countKinds,
  type DifferenceRow,
  openDifferences,
  type ReconciledSum,
  reconciledProviders,
  reconciledSums,
} from '../store/differences-store.ts'
import { paymentsToReview } from '../store/reviews-store.ts'
import type { Db } from '../store/tables.ts'

const DAY_MS = 86_400_000
const MEASURED_DAYS = 30
const PAGE = 100

const explainedRatio = gauge('payments_explained_ratio', 'Share of what providers moved in 30 days that the books explain', [
  'provider',
  'currency',
])
const unexplained = gauge('payments_unexplained_minor_units', 'Money that providers moved in 30 days and nobody can explain', [
  'provider',
  'currency',
])

/** How far providers' reports and the books agree over some days, both inclusive, and what waits for a person, 100 at a time. */
export async function reportReconciliation(
  db: Db,
  asked: { from: string; to: string; after?: string | undefined },
): Promise<Reconciliation> {
  const days = { from: new Date(asked.from), until: new Date(Date.parse(asked.to) + DAY_MS) }
  const [providers, sums, kinds, open, payments] = await Promise.all([
    reconciledProviders(db),
    reconciledSums(db, days),
    countKinds(db, days),
    openDifferences(db, asked.after ?? '', PAGE),
    paymentsToReview(db, { limit: PAGE }),
  ])
  return {
    from: asked.from,
    to: asked.to,
    providers: providers.map(({ provider, reconciledTo }) => ({ provider, reconciledTo: reconciledTo.toISOString() })),
    sums: sums.map((sum) => ({ ...sum, explainedPercent: percent(sum), explainedCountPercent: percentOf(sum.openCount, sum.count) })),
    kinds,
    open: open.map(describeDifference),
    next: open.length === PAGE ? (open.at(-1)?.id ?? null) : null,
    payments: payments.map(({ order_id, order_number, review }) => ({ orderId: order_id, orderNumber: order_number, reason: review })),
  }
}

export function describeDifference(row: DifferenceRow): Reconciliation['open'][number] {
  return {
    id: row.id,
    provider: row.provider,
    subject: row.subject,
    kind: row.kind,
    orderId: row.order_id,
    paymentId: row.payment_id,
    theirs: row.theirs === null || row.their_currency === null ? null : { amount: row.theirs, currency: row.their_currency },
    ours: row.ours === null || row.our_currency === null ? null : { amount: row.ours, currency: row.our_currency },
    unexplained: { amount: row.unexplained, currency: row.currency },
    happenedAt: row.happened_at.toISOString(),
    state: row.state,
    note: row.note,
  }
}

/** Sets the gauges by the last 30 days. */
export async function measureReconciliation(db: Db): Promise<void> {
  const until = new Date(Date.now() + DAY_MS)
  const sums = await reconciledSums(db, { from: new Date(until.getTime() - (MEASURED_DAYS + 1) * DAY_MS), until })
  for (const sum of sums) {
    explainedRatio.set({ provider: sum.provider, currency: sum.currency }, percent(sum) / 100)
    unexplained.set({ provider: sum.provider, currency: sum.currency }, sum.openValue)
  }
}

function percent({ openValue, value }: ReconciledSum): number {
  return percentOf(openValue, value)
}

/** Four decimals, rounded down: 100 means that nothing at all is open. */
function percentOf(open: number, all: number): number {
  return all === 0 ? (open === 0 ? 100 : 0) : Math.max(0, Math.floor((1 - open / all) * 1_000_000) / 10_000)
}
