import { deliveryCards, type Event, paymentsCards } from '@toyline/contracts'
import { type Caller, problem, serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { hearEvent } from '../events/hear-event.ts'
import { paymentsAfter } from '../store/payments-store.ts'
import type { MethodOwner } from '../store/saved-methods-store.ts'
import { authorisePayment } from '../use-cases/authorise-payment.ts'
import { describePayment } from '../use-cases/describe-payment.ts'
import type { Needs } from '../use-cases/needs.ts'
import { offeredMethods } from '../use-cases/offered-methods.ts'
import { receiveWebhook } from '../use-cases/receive-webhook.ts'
import { refreshPayment } from '../use-cases/refresh-payment.ts'
import { refundOrder } from '../use-cases/refund-order.ts'
import { reportLedger } from '../use-cases/report-ledger.ts'
import { removeSavedMethod, savedMethodsOf } from '../use-cases/saved-methods.ts'
import { voidPayment } from '../use-cases/void-payment.ts'
import { mountAccountingRoutes } from './accounting-routes.ts'
import { mountDocumentRoutes } from './document-routes.ts'

const FACTS_PAGE = 1_000

export function mountPaymentRoutes(app: FastifyInstance, needs: Needs): void {
  serve(app, paymentsCards.listPaymentMethods, async ({ query }) => ({ items: offeredMethods(needs, query.market) }))
  serve(app, paymentsCards.listSavedMethods, async ({ caller }) => ({ items: await savedMethodsOf(needs, ownerOf(caller)) }))
  serve(app, paymentsCards.removeSavedMethod, async ({ caller, params }) => {
    await removeSavedMethod(needs, ownerOf(caller), params.id)
    return { removed: true as const }
  })
  serve(app, paymentsCards.receiveWebhook, async ({ params, request }) => {
    if (!Buffer.isBuffer(request.body)) throw problem(400, 'bad-signature', 'This report has no body.')
    await receiveWebhook(needs, { provider: params.provider, headers: request.headers, body: request.body })
    return { received: true as const }
  })
  serve(app, paymentsCards.authorisePayment, ({ body }) => authorisePayment(needs, body))
  serve(app, paymentsCards.refreshPayment, ({ params }) => refreshPayment(needs, params.orderId))
  serve(app, paymentsCards.voidPayment, ({ params, body }) => voidPayment(needs, params.orderId, body.reason))
  serve(app, paymentsCards.refundOrder, ({ params, body, idempotencyKey = '' }) =>
    refundOrder(needs, { ...body, orderId: params.orderId, key: idempotencyKey }),
  )
  serve(app, paymentsCards.paymentFacts, async ({ query }) => {
    const rows = await paymentsAfter(needs.db, query.after ?? '', FACTS_PAGE)
    const items = rows.map(describePayment).map(({ orderId, state, amount, captured }) => ({ orderId, state, amount, captured }))
    return { items, next: rows.length === FACTS_PAGE ? (rows.at(-1)?.order_id ?? null) : null }
  })
  serve(app, paymentsCards.ledgerReport, () => reportLedger(needs.db))
  mountDocumentRoutes(app, needs)
  mountAccountingRoutes(app, needs)
  serve(app, deliveryCards.receiveEvent, async ({ body }) => ({ handled: await hearEvent(needs, body as Event) }))
}

function ownerOf({ userId }: Caller): MethodOwner {
  if (!userId) throw problem(401, 'sign-in-needed', 'Please sign in first.')
  return { userId }
}
