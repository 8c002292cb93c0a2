import type { SavedMethod } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { listSavedMethods, type MethodOwner, removeMethod, type SavedMethodRow } from '../store/saved-methods-store.ts'
import type { Needs } from './needs.ts'

const TRIES = 30

export type Forget = { provider: string; method: string }

/** The cards that were kept for an owner, the newest first. */
export async function savedMethodsOf({ db }: Needs, owner: MethodOwner): Promise<SavedMethod[]> {
  return (await listSavedMethods(db, owner)).map(describe)
}

/**
 * Removes a kept card: from then on nobody pays with it, and a job has its provider forget it.
 * Errors: 404 `no-such-payment-method`, also for one that is somebody else's.
 */
export async function removeSavedMethod({ db, outbox }: Needs, owner: MethodOwner, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const removed = await removeMethod(tx, owner, id)
    if (!removed) throw noSuchMethod()
    if (!removed.isNews) return
    const payload: Forget = { provider: removed.provider, method: removed.method }
    await outbox.enqueue(tx, { task: 'forget-method', payload, key: `forget-method:${id}`, tries: TRIES })
  })
}

/** Has a provider forget a card. Rejects while that is not possible. */
export async function forgetMethod({ providers }: Needs, { provider, method }: Forget): Promise<void> {
  const keeping = providers.get(provider)?.keeping
  if (!keeping) throw new Error(`${provider} is not here to forget a card`)
  await keeping.forget(method)
}

export function noSuchMethod() {
  return problem(404, 'no-such-payment-method', 'This card is not kept for you any more. Please choose another.')
}

function describe({ id, provider, brand, last4, exp_month: expMonth, exp_year: expYear }: SavedMethodRow): SavedMethod {
  return { id: id as SavedMethod['id'], provider, brand, last4, expMonth, expYear }
}
