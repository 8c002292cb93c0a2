import { settle } from '../domain/authorise.ts'
import { cancel } from '../domain/capture.ts'
import { Refusal } from '../domain/refusal.ts'
import { newId } from '../store/new-id.ts'
import type { Loaded, Store } from '../store/store.ts'
import type { ChangeIntent } from './change-intent.ts'

export type SettleDue = ReturnType<typeof makeSettleDue>

/** Work that time does: `processing` ends, and authorisations nobody captured for seven days are cancelled. */
export function makeSettleDue(store: Store, changeIntent: ChangeIntent) {
  return {
    /** Ends what is due; `all` ends everything that is `processing`. */
    async settle(all = false): Promise<void> {
      for (const intent of await store.dueSettlements(all)) {
        await unlessMoved(() => changeIntent({ intent, decide: (loaded) => decideSettlement(intent, loaded) }))
        await store.forgetSettlement(intent)
      }
    },

    async expire(): Promise<void> {
      for (const intent of await store.staleAuthorisations()) {
        await unlessMoved(() => changeIntent({ intent, decide: (loaded) => cancel(present(intent, loaded.intent), 'automatic', newId) }))
      }
    },
  }
}

function decideSettlement(intent: string, loaded: Loaded) {
  return settle(present(intent, loaded.intent), present(intent, loaded.charge), newId)
}

function present<T>(intent: string, row: T | null): T {
  if (!row) throw new Error(`${intent} is not what it was when it was scheduled`)
  return row
}

/** Somebody else ended it meanwhile: nothing is left to do. */
async function unlessMoved(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
