import { ordersCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { type StoredOrder, viewOrder } from '../domain/order.ts'
import { ownerOf } from '../domain/owner.ts'
import { acceptEdit, endEdit } from '../use-cases/answer-edit.ts'
import { findOrder, maySee } from '../use-cases/find-order.ts'
import { lowerOrder } from '../use-cases/lower-order.ts'
import type { SagaNeeds } from '../use-cases/ports.ts'
import { type Priced, priceProposal, proposeEdit } from '../use-cases/propose-edit.ts'
import { answerOnce } from './order-answers.ts'

/** What the seller changes of a placed order, and what its buyer answers. */
export function mountEdits(app: FastifyInstance, needs: SagaNeeds): void {
  const { db } = needs.orders
  const { leaseMs } = needs.settings
  const view = (order: StoredOrder) => viewOrder(order, needs.links.tokenFor(order.id))

  serveOnce(app, ordersCards.lowerOrder, db, ({ caller, params, body }, tx) =>
    lowerOrder(needs, tx, { ...body, orderId: params.id, actor: caller.userId as string }),
  )
  serveOnce(
    app,
    ordersCards.proposeEdit,
    db,
    ({ caller, params, body: { reason, days } }, tx, priced: Priced) =>
      proposeEdit(needs, tx, { orderId: params.id, actor: caller.userId as string, reason, days }, priced),
    ({ params, body: { lines, shipping } }) => priceProposal(needs, params.id, { lines, shipping }),
  )
  serveOnce(app, ordersCards.withdrawEdit, db, ({ params }, tx) =>
    endEdit(needs, tx, { orderId: params.id, editId: params.editId, by: 'staff', mayAnswer: () => true }),
  )
  serveOnce(app, ordersCards.declineEdit, db, ({ caller, params, body }, tx) => {
    const mayAnswer = (order: StoredOrder) => maySee(needs.links, order, ownerOf(caller), body.token)
    return endEdit(needs, tx, { orderId: params.id, editId: params.editId, by: 'buyer', mayAnswer })
  })
  serve(app, ordersCards.acceptEdit, async (call) => {
    const { token, ...given } = call.body
    const order = await findOrder(needs, ownerOf(call.caller), call.params.id, token)
    const { once, send } = answerOnce(ordersCards.acceptEdit, call, { leaseMs, view })
    await acceptEdit(needs, order, { ...given, editId: call.params.editId, userId: call.caller.userId ?? null }, once)
    return send()
  })
}
