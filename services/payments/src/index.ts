import type { MarketId } from '@toyline/contracts'
import type { CallerTokens, Transport } from '@toyline/http'
import type { Task } from '@toyline/jobs'
import type { Log } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { PayPalSettings } from './providers/paypal/paypal.ts'
import type { SandboxSettings } from './providers/sandbox.ts'
import type { StripeSettings } from './providers/stripe/stripe.ts'
import type { Failpoint } from './use-cases/needs.ts'

export { paymentsService } from './service.ts'
export { FAILPOINTS, REFUND_FAILPOINTS } from './use-cases/needs.ts'

export type PaymentsNeeds = {
  /** As the role toyline_payments. */
  pool: Pool
  /** For reports and exports, which take long: what they hold is then missed by nobody who pays. The room's own unless given. */
  reports?: Pool
  log: Log
  tokens: CallerTokens
  deliver: (subscriber: string, event: { id: string; name: string; aggregateId: string }) => Promise<void>
  settings: {
    /** The sandbox provider, where it may be offered. */
    sandbox?: SandboxSettings & { transport: Transport }
    paypal?: PayPalSettings & { transport: Transport; certificates: Transport }
    /** By market, the names of the providers that take payments there, in the order in which they are offered. All unless said. */
    offered?: Partial<Record<MarketId, readonly string[]>>
    stripe?: StripeSettings & { transport: Transport }
    /** Milliseconds between sweeps. */
    sweepMs?: number
  }
  failpoint?: (name: Failpoint) => void | Promise<void>
}
export type PaymentsService = {
  app: FastifyInstance
  /** What its jobs do, by name; `start` has them run. */
  tasks: Record<string, Task>
  start(): Promise<void>
  stop(): Promise<void>
}

export const migrations = new URL('../migrations/', import.meta.url)
