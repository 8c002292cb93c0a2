import type { MarketId, paymentsCards, productsCards } from '@toyline/contracts'
import type { Client } from '@toyline/http'
import type { Outbox } from '@toyline/jobs'
import type { StoredOrder } from '../domain/order.ts'
import type { Minimums } from '../domain/order-minimum.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Carrier } from '../domain/shipping/carrier.ts'
import type { TaxEngine } from '../domain/tax/quote-tax.ts'
import type { Seller } from '../domain/tax/seller.ts'
import type * as allocationsStore from '../store/allocations-store.ts'
import type * as cancellationsStore from '../store/cancellations-store.ts'
import type * as capsStore from '../store/caps-store.ts'
import type * as cartsStore from '../store/carts-store.ts'
import type { Db, Fragment, Tx } from '../store/database.ts'
import type * as editsStore from '../store/edits-store.ts'
import type * as orderChanges from '../store/order-changes.ts'
import type * as ordersStore from '../store/orders-store.ts'
import type * as parcelsStore from '../store/parcels-store.ts'
import type * as returnsStore from '../store/returns-store.ts'
import type * as shipmentsStore from '../store/shipments-store.ts'

export type { Db, Fragment, Tx } from '../store/database.ts'
export type { NewOrder } from '../store/order-changes.ts'

/** The neighbours, as far as this room needs them. */
export type Products = Pick<Client<typeof productsCards>, 'resolveVariants' | 'holdStock' | 'claimHold' | 'releaseHold'>
export type Payments = Pick<
  Client<typeof paymentsCards>,
  'authorisePayment' | 'refreshPayment' | 'voidPayment' | 'readDocument' | 'refundOrder'
>

export type Database = {
  db: Db
  /** One transaction, run again after a deadlock: it must have no effect outside the database. */
  inTransaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
}
export type CartsPort = Database & typeof cartsStore & Pick<typeof capsStore, 'readBought'>
export type OrdersPort = Database &
  typeof ordersStore &
  typeof orderChanges &
  typeof allocationsStore &
  typeof shipmentsStore &
  typeof parcelsStore &
  typeof returnsStore &
  typeof cancellationsStore &
  typeof editsStore

/** The signed links by which a guest finds an order again. */
export type OrderLinks = {
  tokenFor: (orderId: string) => string
  /** In constant time. */
  isToken: (orderId: string, token: string) => boolean
}

/** Places of the saga at which tests end the process. In production nothing happens there. */
export const FAILPOINTS = [
  'place.before-pending',
  'place.after-pending',
  'place.after-hold',
  'place.after-held',
  'place.after-authorise',
  'conclude.after-placed',
  'conclude.in-await',
  'conclude.after-await',
  'conclude.in-ended',
  'conclude.after-ended',
  'claim.after-claim',
  'claim.after-recorded',
  'undo.after-void',
  'undo.after-release',
  'retry.after-started',
] as const
/** The same, and those of what gives buyers their due for returns. */
export type Failpoint = (typeof FAILPOINTS)[number] | 'return.after-refund' | 'return.after-hold'

export type SagaSettings = {
  /** Address of the shop, to which providers send the browser back. */
  publicUrl: string
  holdMs: number
  /** A hold is prolonged while its buyer is active, but no longer than this altogether. */
  holdCapMs: number
  /** How long a hold must still last for an order to be placed on it. */
  holdMarginMs: number
  /** How long a request may work on an order before others take it over. */
  leaseMs: number
  sellers: Record<MarketId, Seller>
  minimums: Minimums
  hiddenPrices: readonly MarketId[]
  /** Markets in which what a buyer's cancellation leaves of an order is priced anew; elsewhere it keeps its prices and freight. */
  repricing: readonly MarketId[]
}

export type SagaNeeds = {
  orders: OrdersPort
  carts: CartsPort
  products: Products
  payments: Payments
  tax: TaxEngine
  /** Who makes labels; null where we print our own. */
  carrier: Carrier | null
  outbox: Outbox
  links: OrderLinks
  failpoint: (name: Failpoint) => void | Promise<void>
  log: { error: (details: object, message: string) => void; warn: (details: object, message: string) => void }
  settings: SagaSettings
}

/** What a request is answered with. It is kept with the Idempotency-Key in the transaction that makes it true. */
export type Answer = { order: StoredOrder } | { refusal: Refusal }
export type Once = {
  /** Claims the key; `done` when the request was answered before. Errors: 409 `request-running`, 422 `idempotency-key-reused`. */
  claim: (tx: Tx) => Promise<'claimed' | 'done'>
  keep: (tx: Tx, answer: Answer) => Promise<void>
  /** The same as parts of a larger statement. Where the key is not free, the claim yields no row. */
  claiming: () => Fragment
  keeping: (answer: Answer) => KeptLater
}
/**
 * An answer that holds a mark where the time of the transaction belongs: the statement that keeps it puts the time there, and
 * whoever ran the statement hands the time to `done`.
 */
export type KeptLater = { part: (stamp: (text: Fragment) => Fragment, condition: Fragment) => Fragment; done: (now: string) => void }
