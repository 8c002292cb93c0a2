import { mayTake } from '../domain/payment-states.ts'
import { NoAnswer, NotSent, type Provider, type ProviderPayment } from '../domain/provider.ts'
import { knownPayments, takeWaiting } from '../store/payments-store.ts'
import { closeWindow, nextWindow } from '../store/reports-store.ts'
import type { Needs } from './needs.ts'
import { learnPayment } from './refresh-payment.ts'
import { enqueueReturn } from './return-stray.ts'
import { wakeRefunds } from './settle-refund.ts'

const BATCH = 100
const AT_ONCE = 10
/** How far back the very first sweep looks. */
const LOOK_BACK_SECONDS = 7_200
/** A payment is compared when our own call for it must be over, and our clock and the provider's may differ a little. */
const SETTLED_SECONDS = 60
const WINDOWS = 20

/**
 * Resolves what reports and answers left open, in both directions: our payments that wait too long are asked for, and the
 * provider's payments that belong to no living payment of ours are given back (W23). A provider that does not answer is
 * left for the next sweep.
 */
export async function sweep(needs: Needs): Promise<void> {
  await askForWaiting(needs)
  await wakeRefunds(needs)
  for (const provider of needs.providers.values()) {
    try {
      await compare(needs, provider)
    } catch (error) {
      if (!isSilence(error)) throw error
      needs.log.warn({ provider: provider.name, reason: (error as Error).message }, 'provider does not answer the sweep')
    }
  }
}

async function askForWaiting(needs: Needs): Promise<void> {
  const waiting = (await takeWaiting(needs.db, BATCH)).values()
  const askers = Array.from({ length: AT_ONCE }, async () => {
    for (const orderId of waiting) {
      // One payment that cannot be asked for must not keep the others waiting.
      await learnPayment(needs, orderId, { tell: true }).catch((error: unknown) => {
        if (!isSilence(error)) needs.log.error({ orderId, err: error }, 'payment could not be asked for')
      })
    }
  })
  await Promise.all(askers)
}

async function compare(needs: Needs, provider: Provider): Promise<void> {
  if (!provider.made) return
  for (let windows = 0; windows < WINDOWS; windows += 1) {
    const window = await nextWindow(needs.db, provider.name, { lookBackSeconds: LOOK_BACK_SECONDS, settledSeconds: SETTLED_SECONDS })
    if (!window) return
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<NonNullable<Provider['made']>>> = await provider.made({ ...window, after })
      await comparePage(needs, provider.name, page.payments.filter(mayTake))
      after = page.next
    } while (after)
    await closeWindow(needs.db, provider.name, window.to)
  }
}

async function comparePage(needs: Needs, provider: string, payments: ProviderPayment[]): Promise<void> {
  if (payments.length === 0) return
  const known = await knownPayments(
    needs.db,
    payments.map((payment) => payment.orderId ?? ''),
  )
  for (const { id, orderId } of payments) {
    const ours = known.get(orderId ?? '')
    const isOurs = ours?.provider === provider && (ours.paymentId === null || ours.paymentId === id)
    if (isOurs && ours.paymentId !== null && !ours.isForbidden) continue
    needs.log.error({ paymentId: id, orderId }, 'the provider has a payment that no order counts on')
    if (isOurs) await needs.outbox.enqueue(needs.db, { task: 'refresh', payload: { orderId }, key: `refresh:${orderId}`, tries: 12 })
    else await enqueueReturn(needs.outbox, needs.db, provider, id)
  }
}

function isSilence(error: unknown): boolean {
  return error instanceof NoAnswer || error instanceof NotSent
}
