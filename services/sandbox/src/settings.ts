import type { EventType } from './api.ts'
import type { Faults } from './faults.ts'
import type { Pool } from './store/pool.ts'

/** Epoch milliseconds. */
export type Clock = () => number

export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type WebhookDelivery = { url: string; headers: Record<string, string>; body: string }
export type DeliverWebhook = (delivery: WebhookDelivery) => Promise<{ status: number }>

export type Timing = {
  /** How long the slow card's answer is held back. */
  slowAnswerMs: number
  /** How long `processing` lasts. */
  settleAfterMs: number
  /** Wait before the first retry of a webhook; doubles from there. */
  webhookRetryMs: number
}

export type SandboxOptions = {
  /** The service's own role; or give `pool`, which then stays the caller's to end. */
  databaseUrl?: string
  pool?: Pool
  /** Where browsers reach this service; default: the address `start` listens on. */
  publicUrl?: string
  apiKey: string
  /** One secret, or the current and the previous while they rotate. */
  webhookSecret: string | readonly string[]
  /** Absent (and no `deliverWebhook`): events are kept, not sent. */
  webhookUrl?: string
  /** Types to send; default all. */
  webhookEvents?: readonly EventType[]
  deliverWebhook?: DeliverWebhook
  /** Origins of shops: may frame the card fields, and may be returned to. */
  allowedOrigins?: readonly string[]
  log?: Log
  clock?: Clock
  timing?: Partial<Timing>
  /** Whether the account may capture in several parts; it may unless said. */
  multicapture?: boolean
  faults?: Partial<Faults>
  /** Opens `/_faults`. For tests. */
  testControls?: boolean
}
