import { deliveryCards, events } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { adoptOrders } from '../use-cases/adopt-orders.ts'
import { hearPayment } from '../use-cases/hear-payment.ts'
import type { SagaNeeds } from '../use-cases/ports.ts'
import { keepRefund } from '../use-cases/settle-return.ts'

/** What this room hears. Each event counts once, however often it is delivered. */
export function mountEvents(app: FastifyInstance, needs: SagaNeeds): void {
  serve(app, deliveryCards.receiveEvent, async ({ body }) => {
    if (body.name === 'users.user-registered.v1')
      return { handled: await adoptOrders(needs, body.id, events['users.user-registered.v1'].parse(body.data)) }
    if (body.name === 'payments.document-issued.v1') {
      const { orderId, document } = events['payments.document-issued.v1'].parse(body.data)
      return { handled: await needs.orders.noteDocument(needs.orders.db, orderId, document) }
    }
    if (body.name === 'payments.refund-ended.v1') {
      const { refund } = events['payments.refund-ended.v1'].parse(body.data)
      return { handled: await needs.orders.inTransaction((tx) => keepRefund(needs, tx, refund)) }
    }
    if (body.name !== 'payments.payment-changed.v1') return { handled: false }
    const { status } = events['payments.payment-changed.v1'].parse(body.data)
    return { handled: await hearPayment(needs, body.id, status) }
  })
}
