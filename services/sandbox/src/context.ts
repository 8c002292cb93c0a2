import type { FaultSource } from './faults.ts'
import type { Clock, Log, Timing } from './settings.ts'
import type { Lists } from './store/lists.ts'
import type { Store } from './store/store.ts'
import type { ChangeIntent } from './use-cases/change-intent.ts'
import type { SettleDue } from './use-cases/settle-due.ts'
import type { Relay } from './webhooks/relay.ts'

/** What the routes of this room share. */
export type Context = {
  apiKey: string
  publicUrl: () => string
  allowedOrigins: readonly string[]
  store: Store
  lists: Lists
  changeIntent: ChangeIntent
  settleDue: SettleDue
  relay: () => Relay | undefined
  faults: FaultSource
  timing: Timing
  /** Whether an intent may be captured in several parts. */
  multicapture: boolean
  clock: Clock
  log: Log
  /** Aborted when the service stops, so that a held-back answer does not hold up the end. */
  stopping: AbortSignal
}
