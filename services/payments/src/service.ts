import { type Order, subscriptions } from '@toyline/contracts'
import { serviceApp } from '@toyline/http'
import { bulkLane, createOutbox, type Jobs, startJobs } from '@toyline/jobs'
import { isUnavailable, openDatabase } from '@toyline/postgres'
import type { PaymentsNeeds, PaymentsService } from './index.ts'
import { paypalProvider } from './providers/paypal/paypal.ts'
import { sandboxProvider } from './providers/sandbox.ts'
import { stripeProvider } from './providers/stripe/stripe.ts'
import { mountPaymentRoutes } from './routes/payment-routes.ts'
import { forgetOld } from './store/reports-store.ts'
import type { Tables } from './store/tables.ts'
import { noteBouncedRefunds } from './use-cases/bounce-refunds.ts'
import type { Needs } from './use-cases/needs.ts'
import { reconcile } from './use-cases/reconcile.ts'
import { learnPayment } from './use-cases/refresh-payment.ts'
import { releaseRest } from './use-cases/release-rest.ts'
import { returnStray } from './use-cases/return-stray.ts'
import { type Forget, forgetMethod } from './use-cases/saved-methods.ts'
import { noteFoundRefund, settleRefund } from './use-cases/settle-refund.ts'
import { sweep } from './use-cases/sweep.ts'
import { type Sent, takeShipment } from './use-cases/take-shipment.ts'

const SCHEMA = 'payments'
const SWEEP_MS = 30_000
const FORGET_MS = 3_600_000
const RECONCILE_MS = 3_600_000

export function paymentsService({
  pool,
  reports = pool,
  log,
  tokens,
  deliver,
  settings,
  failpoint = () => {},
}: PaymentsNeeds): PaymentsService {
  const db = openDatabase<Tables>(pool)
  const outbox = createOutbox({ schema: SCHEMA, subscriptions })
  const { stripe, paypal, sandbox } = settings
  const providers = [
    ...(stripe ? [stripeProvider(stripe.transport, stripe)] : []),
    ...(paypal ? [paypalProvider(paypal.transport, paypal.certificates, paypal)] : []),
    ...(sandbox ? [sandboxProvider(sandbox.transport, sandbox)] : []),
  ]
  const needs: Needs = {
    db,
    reports: openDatabase<Tables>(reports),
    bulk: bulkLane(),
    outbox,
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    offered: settings.offered ?? {},
    underWay: new Set(),
    log,
    failpoint,
  }
  const app = serviceApp({ room: 'payments', log, tokens, isUnavailable })
  mountPaymentRoutes(app, needs)
  const tasks: PaymentsService['tasks'] = {
    capture: async (sent: Partial<Sent>, { attempt }) => {
      // Jobs of the release before know no shipment: what they wanted to take is taken when it is sent.
      if (sent.order && sent.shipment) await takeShipment(needs, { order: sent.order, shipment: sent.shipment }, attempt)
    },
    release: ({ order }: { order: Order }) => releaseRest(needs, order),
    refresh: async ({ orderId }: { orderId: string }) => {
      await learnPayment(needs, orderId, { tell: true })
      await noteFoundRefund(needs, orderId)
      await noteBouncedRefunds(needs, orderId)
    },
    return: (stray: { provider: string; paymentId: string }) => returnStray(needs, stray),
    'forget-method': (card: Forget) => forgetMethod(needs, card),
    refund: ({ id }: { id: string }) => settleRefund(needs, id),
    sweep: () => sweep(needs),
    forget: () => forgetOld(db),
    reconcile: () => reconcile(needs),
  }
  let jobs: Jobs | undefined
  return {
    app,
    tasks,
    async start() {
      await app.ready()
      await outbox.enqueue(
        db,
        { task: 'sweep', payload: {}, key: 'sweep', every: { ms: settings.sweepMs ?? SWEEP_MS } },
        { task: 'forget', payload: {}, key: 'forget', every: { ms: FORGET_MS } },
        { task: 'reconcile', payload: {}, key: 'reconcile', every: { ms: RECONCILE_MS } },
      )
      jobs = startJobs({
        pool,
        schema: SCHEMA,
        outbox,
        log,
        deliver,
        tasks,
      })
    },
    async stop() {
      await app.close()
      await jobs?.stop()
    },
  }
}
