import { subscriptions } from '@toyline/contracts'
import { type CallerTokens, type CallOptions, serviceApp } from '@toyline/http'
import { forgetKeys } from '@toyline/idempotency'
import { createOutbox, startJobs, type Task } from '@toyline/jobs'
import { gaugeOfRoom, type Log } from '@toyline/observability'
import { directPool, isUnavailable, listen, openDatabase, openReads, type Reads, readingDatabase, transaction } from '@toyline/postgres'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { viewOrder } from './domain/order.ts'
import { MINIMUMS } from './domain/order-minimum.ts'
import type { Carrier } from './domain/shipping/carrier.ts'
import { builtInTax, type TaxEngine } from './domain/tax/quote-tax.ts'
import { SELLERS } from './domain/tax/seller.ts'
import { mountEvents } from './events/hear.ts'
import type { OutgoingEvent } from './events/outgoing.ts'
import { orderWatchers } from './events/watch-orders.ts'
import { orderLinks } from './order-links.ts'
import { mountCart } from './routes/cart-routes.ts'
import { mountEdits } from './routes/edit-routes.ts'
import { mountOrders } from './routes/order-routes.ts'
import { mountParcels } from './routes/parcel-routes.ts'
import { mountReturns } from './routes/return-routes.ts'
import { mountStaff } from './routes/staff-routes.ts'
import * as allocationsStore from './store/allocations-store.ts'
import * as cancellationsStore from './store/cancellations-store.ts'
import { readBought } from './store/caps-store.ts'
import * as cartsStore from './store/carts-store.ts'
import * as editsStore from './store/edits-store.ts'
import * as learningStore from './store/learning-store.ts'
import * as orderChanges from './store/order-changes.ts'
import * as ordersStore from './store/orders-store.ts'
import * as parcelsStore from './store/parcels-store.ts'
import * as returnsStore from './store/returns-store.ts'
import * as shipmentsStore from './store/shipments-store.ts'
import { WAREHOUSE_TASK, workInWarehouse } from './use-cases/demo-warehouse.ts'
import { settleOrder, sweepOrders } from './use-cases/finalise-order.ts'
import { FOLLOW_TASK, followParcels, HEAR_TASK, type HearPayload, hearCarrier } from './use-cases/hear-carrier.ts'
import { LABEL_TASK, type LabelPayload, labelShipment } from './use-cases/label-shipment.ts'
import { LEARN_TASK, learnCompanions } from './use-cases/learn-companions.ts'
import type { Failpoint, Payments, Products, SagaNeeds, SagaSettings } from './use-cases/ports.ts'
import { SETTLE_TASK, type SettlePayload } from './use-cases/settle-job.ts'
import { settleReturn } from './use-cases/settle-return.ts'
import { SETTLE_RETURN_TASK } from './use-cases/tell-return.ts'
import { giveBackLabel, VOID_TASK, type VoidPayload } from './use-cases/void-label.ts'

export type OrdersSettings = {
  /** Signs order links; at least 32 characters. */
  orderLinkSecret: string
  /** Address of the shop. */
  publicUrl: string
  sellers?: SagaSettings['sellers']
  /** The smallest order of each market. */
  minimums?: SagaSettings['minimums']
  /** Markets in which guests see no prices and can order nothing; none unless said. */
  hiddenPrices?: SagaSettings['hiddenPrices']
  /** Markets in which what stays of a partly cancelled order is priced anew; none unless said. */
  repricing?: SagaSettings['repricing']
  /** Milliseconds; see SagaSettings. */
  holdMs?: number
  holdCapMs?: number
  holdMarginMs?: number
  leaseMs?: number
  /** Milliseconds between looks for orders that stand still. */
  sweepEveryMs?: number
  /** Milliseconds after which an order that stands still is looked at. */
  strandedAfterMs?: number
  /** Milliseconds between looks at what shops buy together. */
  learnEveryMs?: number
  /** Milliseconds of each step of the warehouse that is played for a demonstration; none is played unless said. */
  warehouseMs?: number
  /** Live updates at once in this process. */
  maxWatchers?: number
  /** Called at each named place of the saga; for tests that end the process there. */
  failpoint?: (name: Failpoint) => void | Promise<void>
}

export type OrdersNeeds = {
  /** Signed in as the role of this room's schema. */
  pool: Pool
  /** For lists, and for what is learned from orders, which may be a little old; the pool answers them unless given. */
  reads?: Reads
  log: Log
  tokens: CallerTokens
  products: Products
  payments: Payments
  /** The built-in engine unless another is brought. */
  tax?: TaxEngine
  /** Who makes labels, tells where parcels are and knows addresses; without one, labels are our own. */
  carrier?: Carrier | null
  deliver: (subscriber: string, event: OutgoingEvent) => Promise<void>
  settings: OrdersSettings
  /** Called for each job that has used up its tries: somebody must look. */
  onParked?: (job: { id: number; task: string; payload: unknown; error: string }) => void
  /** Parts of the saga that a test has broken on purpose, to see that its checks notice. Never set outside tests. */
  plantedDefects?: Partial<SagaNeeds['orders']> & { outbox?: Partial<SagaNeeds['outbox']> }
}

export type OrdersService = {
  app: FastifyInstance
  /** What its jobs do, by name; `start` has them run. */
  tasks: Record<string, Task>
  start(): Promise<void>
  stop(): Promise<void>
  idle(): Promise<void>
}

/** Milliseconds that neighbours have for an answer. Together they must stay below the lease of an order. */
const PRODUCTS_MS = 3_000
const PAYMENTS_MS = 14_000

const SCHEMA = 'orders'
const SWEEP_TASK = 'sweep-orders'
const FORGET_TASK = 'forget-keys'
const FOLLOW_EVERY_MS = 900_000
const FORGET_EVERY_MS = 3_600_000
const LEARN_EVERY_MS = 3_600_000
/** A room that has just opened has other things to do. */
const LEARN_AFTER_MS = 60_000

export function ordersService(needs: OrdersNeeds): OrdersService {
  const { pool, log, tokens, settings } = needs
  const saga = sagaOf(needs)
  const { orders, carts, outbox, products } = saga
  const { warehouseMs = 0 } = settings

  const watchers = orderWatchers({
    max: settings.maxWatchers ?? 1_000,
    async read(orderId) {
      const order = await orders.readOrder(orders.db, orderId)
      return order && viewOrder(order, saga.links.tokenFor(orderId))
    },
  })

  const app = serviceApp({ room: 'orders', log: log as FastifyBaseLogger, tokens, isUnavailable })
  mountCart(app, { carts, products, settings: saga.settings })
  const learning = { db: orders.db, inTransaction: orders.inTransaction, ...learningStore }
  const old = readingDatabase<unknown>(needs.reads ?? openReads({ primary: pool }))
  mountOrders(app, saga, { watchers, learning, readingFor: ({ justWrote }) => (justWrote ? orders.db : old) })
  mountStaff(app, saga)
  mountParcels(app, saga)
  mountReturns(app, saga)
  mountEdits(app, saga)
  mountEvents(app, saga)

  const tasks: OrdersService['tasks'] = {
    [SETTLE_TASK]: (payload: SettlePayload) => settleOrder(saga, payload),
    [SETTLE_RETURN_TASK]: (which: { orderId: string; returnId: string }) => settleReturn(saga, which),
    [SWEEP_TASK]: async () => {
      const found = await sweepOrders(saga, settings.strandedAfterMs ?? 60_000)
      if (found > 0) log.warn({ found }, 'orders stood still and were woken')
    },
    [FORGET_TASK]: async () => {
      await forgetKeys(orders.db)
    },
    [LABEL_TASK]: (payload: LabelPayload) => labelShipment(saga, payload),
    [VOID_TASK]: (payload: VoidPayload) => giveBackLabel(saga, payload),
    [HEAR_TASK]: (payload: HearPayload) => hearCarrier(saga, payload),
    [FOLLOW_TASK]: () => followParcels(saga),
    [LEARN_TASK]: (_payload, { signal }) => learnCompanions({ learning, past: old, outbox }, signal),
    ...(warehouseMs > 0 ? { [WAREHOUSE_TASK]: () => workInWarehouse(saga, warehouseMs) } : {}),
  }

  let stopAll: (() => Promise<void>) | undefined
  let jobs: ReturnType<typeof startJobs> | undefined
  return {
    app,
    tasks,
    async start() {
      const started = startJobs<OutgoingEvent>({
        pool,
        schema: SCHEMA,
        outbox,
        tasks,
        deliver: needs.deliver,
        log,
        ...(needs.onParked ? { onParked: needs.onParked } : {}),
      })
      jobs = started
      gaugeOfRoom('orders_oldest_unfinished_seconds', 'Age of the oldest order that is neither placed nor ended', () =>
        orders.oldestUnfinished(orders.db),
      )
      await outbox.enqueue(orders.db, { task: SWEEP_TASK, payload: {}, key: SWEEP_TASK, every: { ms: settings.sweepEveryMs ?? 30_000 } })
      await outbox.enqueue(orders.db, { task: FORGET_TASK, payload: {}, key: FORGET_TASK, every: { ms: FORGET_EVERY_MS } })
      if (saga.carrier)
        await outbox.enqueue(orders.db, { task: FOLLOW_TASK, payload: {}, key: FOLLOW_TASK, every: { ms: FOLLOW_EVERY_MS } })
      const every = { ms: settings.learnEveryMs ?? LEARN_EVERY_MS }
      await outbox.enqueue(orders.db, { task: LEARN_TASK, payload: {}, key: LEARN_TASK, every, runAt: { afterMs: LEARN_AFTER_MS } })
      if (warehouseMs > 0)
        await outbox.enqueue(orders.db, { task: WAREHOUSE_TASK, payload: {}, key: WAREHOUSE_TASK, every: { ms: warehouseMs / 8 } })
      const ear = listen({
        url: String(directPool(pool).options.connectionString),
        name: 'toyline-orders-live',
        channel: orderChanges.ORDER_CHANGED_CHANNEL,
        onNotify: (orderId) => void watchers.changed(orderId).catch((err: unknown) => log.warn({ err, orderId }, 'a live update failed')),
        onConnect: () => void watchers.missed().catch((err: unknown) => log.warn({ err }, 'live updates could not catch up')),
      })
      stopAll = async () => {
        await Promise.all([ear.close(), started.stop()])
      }
    },
    async stop() {
      await app.close()
      await stopAll?.()
    },
    async idle() {
      await jobs?.runUntilIdle()
    },
  }
}

function sagaOf({ pool, log, products, payments, tax, carrier, settings, plantedDefects }: OrdersNeeds): SagaNeeds {
  const db = openDatabase<unknown>(pool)
  const database = { db, inTransaction: <Result>(work: Parameters<typeof transaction<unknown, Result>>[1]) => transaction(db, work) }
  const holdMs = settings.holdMs ?? 15 * 60_000
  return {
    orders: {
      ...database,
      ...ordersStore,
      ...orderChanges,
      ...allocationsStore,
      ...shipmentsStore,
      ...parcelsStore,
      ...returnsStore,
      ...cancellationsStore,
      ...editsStore,
      ...plantedDefects,
    },
    carts: { ...database, ...cartsStore, readBought },
    products: within(PRODUCTS_MS, products),
    payments: within(PAYMENTS_MS, payments),
    tax: tax ?? builtInTax,
    carrier: carrier ?? null,
    outbox: { ...createOutbox({ schema: SCHEMA, subscriptions }), ...plantedDefects?.outbox },
    links: orderLinks(settings.orderLinkSecret),
    failpoint: settings.failpoint ?? (() => {}),
    log,
    settings: {
      publicUrl: settings.publicUrl,
      holdMs,
      holdCapMs: settings.holdCapMs ?? 60 * 60_000,
      holdMarginMs: settings.holdMarginMs ?? 45_000,
      leaseMs: settings.leaseMs ?? 20_000,
      sellers: settings.sellers ?? SELLERS,
      minimums: settings.minimums ?? MINIMUMS,
      hiddenPrices: settings.hiddenPrices ?? [],
      repricing: settings.repricing ?? [],
    },
  }
}

/** The same calls, each given up after so many milliseconds. */
function within<Calls extends Record<string, (input: never, options?: CallOptions) => Promise<unknown>>>(ms: number, calls: Calls): Calls {
  const bounded = Object.entries(calls).map(([name, call]) => [
    name,
    (input: never, options?: CallOptions) => call(input, { deadline: Date.now() + ms, ...options }),
  ])
  return Object.fromEntries(bounded) as Calls
}
