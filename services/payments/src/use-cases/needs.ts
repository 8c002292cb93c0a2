import type { Outbox } from '@toyline/jobs'
import type { Provider } from '../domain/provider.ts'
import type { Db } from '../store/tables.ts'

export type Needs = {
  db: Db
  outbox: Outbox
  providers: Record<string, Provider>
  log: { warn: (details: object, message: string) => void; error: (details: object, message: string) => void }
  /** Places at which tests end the process; nothing happens there otherwise. */
  failpoint: (name: Failpoint) => void | Promise<void>
}

export const FAILPOINTS = [
  'authorise.after-written',
  'authorise.after-sent',
  'capture.after-sent',
  'void.after-forbidden',
  'void.after-sent',
] as const
export type Failpoint = (typeof FAILPOINTS)[number]
