import type { MarketId } from '@toyline/contracts'
import type { BulkLane, Outbox } from '@toyline/jobs'
import type { Provider } from '../domain/provider.ts'
import type { Db } from '../store/tables.ts'

export type Needs = {
  db: Db
  /** The same books, over connections of their own, for whoever reads much of them. */
  reports: Db
  /** Where exports go, piece by piece. */
  bulk: BulkLane
  outbox: Outbox
  providers: ReadonlyMap<string, Provider>
  /** By market, who takes payments there, in order; all do where it says nothing. */
  offered: Partial<Record<MarketId, readonly string[]>>
  /** Orders whose provider is being asked by this process: its answer is about to be kept. */
  underWay: Set<string>
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
export const REFUND_FAILPOINTS = ['refund.after-written', 'refund.after-sent', 'refund.in-kept', 'refund.after-kept'] as const
export type Failpoint = (typeof FAILPOINTS)[number] | (typeof REFUND_FAILPOINTS)[number]

/** Does something about an order's payment of which reports may arrive before it is over. */
export async function underWay<Result>({ underWay: orders }: Needs, orderId: string, work: () => Promise<Result>): Promise<Result> {
  const isFirst = !orders.has(orderId)
  orders.add(orderId)
  try {
    return await work()
  } finally {
    if (isFirst) orders.delete(orderId)
  }
}
