import { type Difference, explain } from '../domain/explain.ts'
import { NoAnswer, NotSent, type Provider } from '../domain/provider.ts'
import { closeGone, keepDifferences } from '../store/differences-store.ts'
import { closeReconciliation, keepMovements, nextReport, paymentsMoved, readBothSides, type Window } from '../store/movements-store.ts'
import type { Needs } from './needs.ts'
import { repair } from './repair-difference.ts'
import { measureReconciliation } from './report-reconciliation.ts'

/** What is compared: our own work on it is over, and clocks may differ a little. */
const SETTLED_SECONDS = 60
/** By then what moved is in a provider's report; the slowest says three hours. */
const REPORTED_SECONDS = 6 * 3_600
const PAGE = 500

type Report = Awaited<ReturnType<NonNullable<Provider['movements']>>>

/** Compares every provider's report with our books, from where the last comparison ended. One that is silent is left for the next time. */
export async function reconcile(needs: Needs): Promise<void> {
  for (const provider of needs.providers.values()) {
    if (!provider.movements) continue
    try {
      const window = await nextReport(needs.db, provider.name, { overlapSeconds: REPORTED_SECONDS, settledSeconds: SETTLED_SECONDS })
      await reconcileWindow(needs, provider, window)
      await closeReconciliation(needs.db, provider.name, window.to)
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
 */
export async function reconcileWindow(needs: Needs, provider: Provider, window: Window): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page: Report | undefined = await provider.movements?.({ ...window, after })
    if (!page) return
    if (page.movements.length > 0) await keepMovements(needs.db, provider.name, page.movements)
    after = page.next
    if (after === null) break
  }
  for (let after: string | null = null; ; ) {
    const paymentIds = await paymentsMoved(needs.db, provider.name, window, after, PAGE)
    await comparePage(needs, provider, paymentIds, window)
    after = paymentIds.at(-1) ?? null
    if (paymentIds.length < PAGE) return
  }
}

async function comparePage(needs: Needs, provider: Provider, paymentIds: string[], window: Window): Promise<void> {
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
  await closeGone(needs.db, provider.name, paymentIds, await compare(needs, provider, paymentIds, window))
}

async function compare(needs: Needs, provider: Provider, paymentIds: string[], window: Window): Promise<Difference[]> {
  const sides = await readBothSides(needs.db, provider.name, paymentIds, window)
  const reportedBefore = Math.min(window.to, Date.now() / 1_000 - REPORTED_SECONDS)
  return sides.flatMap((about) => explain(about, reportedBefore))
}

function isSilence(error: unknown): boolean {
  return error instanceof NoAnswer || error instanceof NotSent
}
