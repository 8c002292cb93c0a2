import { subscriptions } from '@toyline/contracts'
import { serviceApp } from '@toyline/http'
import { createOutbox, type Jobs, startJobs } from '@toyline/jobs'
import { openDatabase } from '@toyline/postgres'
import type { PaymentsNeeds, PaymentsService } from './index.ts'
import { sandboxProvider } from './providers/sandbox.ts'
import { mountPaymentRoutes } from './routes/payment-routes.ts'
import type { Tables } from './store/tables.ts'
import { capturePayment } from './use-cases/capture-payment.ts'
import type { Needs } from './use-cases/needs.ts'
import { refreshPayment } from './use-cases/refresh-payment.ts'
import { sweep } from './use-cases/sweep.ts'

const SCHEMA = 'payments'

export function paymentsService({ pool, log, tokens, deliver, settings, failpoint = () => {} }: PaymentsNeeds): PaymentsService {
  const db = openDatabase<Tables>(pool)
  const outbox = createOutbox({ schema: SCHEMA, subscriptions })
  const providers: Needs['providers'] = settings.sandbox ? { sandbox: sandboxProvider(settings.sandbox.transport, settings.sandbox) } : {}
  const needs: Needs = { db, outbox, providers, log, failpoint }
  const app = serviceApp({ log, tokens })
  mountPaymentRoutes(app, needs)
  let jobs: Jobs | undefined
  return {
    app,
    async start() {
      await app.ready()
      await db
        .transaction()
        .execute((tx) => outbox.enqueue(tx, { task: 'sweep', payload: {}, key: 'sweep', every: { ms: settings.sweepMs ?? 30_000 } }))
      jobs = startJobs({
        pool,
        schema: SCHEMA,
        log,
        deliver,
        tasks: {
          capture: ({ orderId }: { orderId: string }) => capturePayment(needs, orderId),
          refresh: async ({ orderId }: { orderId: string }) => {
            await refreshPayment(needs, orderId, { tell: true })
          },
          sweep: async () => {
            await sweep(needs)
          },
        },
      })
    },
    async stop() {
      await app.close()
      await jobs?.stop()
    },
  }
}
