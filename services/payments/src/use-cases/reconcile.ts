import { type Difference, explain } from '../domain/explain.ts'
import { type MovementsPage, NoAnswer, NotSent, type Provider } from '../domain/provider.ts'
import { closeGone, keepDifferences } from '../store/differences-store.ts'
import {
  assignMovements,
  closeReconciliation,
  keepMovements,
  nextReport,
  paymentsMoved,
  readBothSides,
  type Window,
} from '../store/movements-store.ts'
import type { Needs } from './needs.ts'
import { repair } from './repair-difference.ts'
import { measureReconciliation } from './report-reconciliation.ts'

/** What is compared: our own work on it is over, and clocks may differ a little. */
const SETTLED_SECONDS = 60
/** By then what moved is in a provider's report; the slowest says three hours. */
const REPORTED_SECONDS = 6 * 3_600
const PAGE = 500

/** Compares every provider's report with our books, from where the last comparison ended. One that is silent is left for the next time. */
export async function reconcile(needs: Needs): Promise<void> {
  for (const provider of needs.providers.values()) {
    if (!provider.movements) continue
    try {
      const window = await nextReport(needs.db, provider.name, { overlapSeconds: REPORTED_SECONDS, settledSeconds: SETTLED_SECONDS })
      await closeReconciliation(needs.db, provider.name, await reconcileWindow(needs, provider, window))
    } catch (error) {
      if (!isSilence(error)) throw error
      needs.log.warn({ provider: provider.name, reason: (error as Error).message }, 'provider does not answer the reconciliation')
    }
  }
  await measureReconciliation(needs.db)
}

/**
 * Reads what a provider reports of a time, compares it with the books, keeps every difference once and repairs those that can be.
 * The same again changes nothing.
 * Errors: `NoAnswer`, `NotSent` when the provider does not give its report.
 * @returns up to when the report was complete, so that the next one begins there
 */
async function reconcileWindow(needs: Needs, provider: Provider, window: Window): Promise<number> {
  let reportedTo = window.to
  for (let after: string | null = null; ; ) {
    const page: MovementsPage | undefined = await provider.movements?.({ ...window, after })
    if (!page) return window.from
    if (page.movements.length > 0) await keepMovements(needs.db, provider.name, page.movements)
    reportedTo = Math.min(reportedTo, page.reportedTo ?? reportedTo)
    after = page.next
    if (after === null) break
  }
  const reportedBefore = Math.min(reportedTo, Date.now() / 1_000 - REPORTED_SECONDS)
  const span = { ...window, reportedBefore }
  for await (const paymentIds of pages(needs, provider, window)) await identify(needs, provider, paymentIds, span)
  for await (const paymentIds of pages(needs, provider, window)) await comparePage(needs, provider, paymentIds, span)
  return reportedTo
}

async function* pages({ db }: Needs, provider: Provider, window: Window): AsyncGenerator<string[]> {
  for (let after: string | null = null; ; ) {
    const paymentIds = await paymentsMoved(db, provider.name, window, after, PAGE)
    yield paymentIds
    after = paymentIds.at(-1) ?? null
    if (paymentIds.length < PAGE) return
  }
}

type Span = Window & { reportedBefore: number }

async function comparePage(needs: Needs, provider: Provider, paymentIds: string[], window: Span): Promise<void> {
  const { added, open } = await keepDifferences(needs.db, provider.name, await compare(needs, provider, paymentIds, window))
  if (added > 0) needs.log.warn({ provider: provider.name, count: added }, 'a provider’s report and the books do not agree')
  // One after the other: what each of them asks and books is its own, and they are few.
  for (const one of open) {
    try {
      await repair(needs, provider, one)
    } catch (error) {
      if (!isSilence(error)) needs.log.error({ difference: one.id, err: error }, 'a difference could not be repaired')
    }
  }
  await closeGone(needs.db, provider.name, paymentIds, await compare(needs, provider, paymentIds, window), window)
}

/** Charges that do not fit may be another payment's than their order says: where only the provider knows, it is asked. */
async function identify(needs: Needs, provider: Provider, paymentIds: string[], window: Span): Promise<void> {
  if (!provider.paymentOf) return
  const assigned: { movementId: string; paymentId: string }[] = []
  for (const { kind, subject, paymentId } of await compare(needs, provider, paymentIds, window)) {
    if (kind !== 'missing-here' && kind !== 'double') continue
    const theirs = await provider.paymentOf(subject)
    if (theirs !== null && theirs !== paymentId) assigned.push({ movementId: subject, paymentId: theirs })
  }
  if (assigned.length > 0) await assignMovements(needs.db, provider.name, assigned)
}

async function compare(needs: Needs, provider: Provider, paymentIds: string[], window: Span): Promise<Difference[]> {
  const sides = await readBothSides(needs.db, provider.name, paymentIds, window)
  return sides.flatMap((about) => explain(about, window.reportedBefore))
}

function isSilence(error: unknown): boolean {
  return error instanceof NoAnswer || error instanceof NotSent
}
