import { ordersCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { type StoredOrder, viewOrder } from '../domain/order.ts'
import { ownerOf } from '../domain/owner.ts'
import type { OrderWatchers } from '../events/watch-orders.ts'
import { cancelOrder, previewCancellation } from '../use-cases/cancel-order.ts'
import { finaliseForBuyer } from '../use-cases/finalise-order.ts'
import { findOrder, maySee } from '../use-cases/find-order.ts'
import { judgeAddress } from '../use-cases/judge-address.ts'
import type { LearnNeeds } from '../use-cases/learn-companions.ts'
import { listBuyAgain } from '../use-cases/list-buy-again.ts'
import { placeOrder } from '../use-cases/place-order.ts'
import type { Db, SagaNeeds } from '../use-cases/ports.ts'
import { quoteCheckout } from '../use-cases/quote-checkout.ts'
import { readDocument } from '../use-cases/read-document.ts'
import { findReorder, gatherReorder, reorder } from '../use-cases/reorder.ts'
import { retryPayment } from '../use-cases/retry-payment.ts'
import { serveGathered } from './answer-once.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { answerOnce } from './order-answers.ts'
import { openStream } from './order-stream.ts'

/** Checkout and the orders of a visitor. */
export function mountOrders(
  app: FastifyInstance,
  needs: SagaNeeds,
  {
    watchers,
    learning,
    readingFor,
  }: {
    watchers: OrderWatchers
    learning: LearnNeeds['learning']
    /** Where lists are read for a call: with what its caller has just changed, and elsewhere perhaps a little old. */
    readingFor: (call: { justWrote: boolean }) => Db
  },
): void {
  const { leaseMs } = needs.settings
  const view = (order: StoredOrder) => viewOrder(order, needs.links.tokenFor(order.id))

  serve(app, ordersCards.quoteCheckout, ({ caller, query, body }) =>
    quoteCheckout(needs, {
      owner: ownerOf(caller),
      market: query.market,
      shipTo: body.shipTo,
      shippingMethod: body.shippingMethod ?? null,
      freightExtras: body.freightExtras,
    }),
  )

  serve(app, ordersCards.checkAddress, ({ body }) => judgeAddress(needs, body.address))

  serve(app, ordersCards.placeOrder, async (call) => {
    const { once, send } = answerOnce(ordersCards.placeOrder, call, { leaseMs, view })
    await placeOrder(needs, { ...call.body, owner: ownerOf(call.caller), market: call.query.market }, once)
    return send()
  })

  serve(app, ordersCards.retryPayment, async (call) => {
    const { payment, returnPath, token } = call.body
    const owner = ownerOf(call.caller)
    const order = await findOrder(needs, owner, call.params.id, token)
    const { once, send } = answerOnce(ordersCards.retryPayment, call, { leaseMs, view })
    await retryPayment(needs, order, { choice: payment, returnPath, userId: owner.userId }, once)
    return send()
  })

  serve(app, ordersCards.finaliseOrder, async (call) => {
    const order = await findOrder(needs, ownerOf(call.caller), call.params.id, call.body.token)
    await finaliseForBuyer(needs, order)
    const { once, send } = answerOnce(ordersCards.finaliseOrder, call, { leaseMs, view })
    await needs.orders.inTransaction(async (tx) => {
      if ((await once.claim(tx)) === 'done') return
      await once.keep(tx, { order: (await needs.orders.readOrder(tx, order.id)) ?? order })
    })
    return send()
  })

  serve(app, ordersCards.getOrder, async ({ caller, params, query }) =>
    view(await findOrder(needs, ownerOf(caller), params.id, query.token)),
  )

  serve(app, ordersCards.watchOrder, async (call) => {
    const order = await findOrder(needs, ownerOf(call.caller), call.params.id, call.query.token)
    const stream = openStream(watchers, view(order))
    // Taken out of Fastify's hands: it takes a browser that closes the page for a reply that failed.
    call.reply.hijack()
    const { raw } = call.reply
    raw.once('close', () => stream.destroy())
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    stream.pipe(raw)
    return call.reply
  })

  serve(app, ordersCards.getDocument, async ({ caller, params, query, reply }) => {
    const { fileName, type, bytes } = await readDocument(needs, caller, { ...params, token: query.token })
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'private, no-store')
      .send(bytes)
  })

  serveGathered(app, ordersCards.reorder, needs.orders.db, {
    gather: ({ caller, query, params, body }) =>
      gatherReorder(needs, { owner: ownerOf(caller), ...query }, { orderId: params.id, token: body.token }),
    decide: ({ caller, query }, gathered) => {
      const { reordered, keep } = reorder(needs, gathered, { owner: ownerOf(caller), market: query.market })
      return { body: reordered, keep }
    },
  })

  serve(app, ordersCards.getReorder, ({ caller, params }) => findReorder(needs, ownerOf(caller), params.id, params.key))

  serve(app, ordersCards.previewCancellation, async ({ caller, params, body }) =>
    previewCancellation(needs, await findOrder(needs, ownerOf(caller), params.id, body.token), body.lines),
  )

  serveOnce(app, ordersCards.cancelOrder, needs.orders.db, ({ caller, params, body: { token, ...wanted } }, tx) => {
    const mayCancel = (order: StoredOrder) => maySee(needs.links, order, ownerOf(caller), token)
    return cancelOrder(needs, tx, { ...wanted, orderId: params.id, actor: 'buyer', mayCancel })
  })

  serve(app, ordersCards.listOrders, async (call) => {
    const { caller, query } = call
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const { items, last } = await needs.orders.listOrders(readingFor(call), ownerOf(caller), after, query.limit)
    return { items, nextCursor: last && cursorOf(last) }
  })

  serve(app, ordersCards.listBuyAgain, async (call) => ({
    items: await listBuyAgain(
      { learning: { ...learning, db: readingFor(call) }, products: needs.products },
      call.caller.userId as string,
      call.query,
    ),
  }))

  serve(app, ordersCards.orderFacts, ({ query }) => needs.orders.listFacts(needs.orders.db, query.after ?? null))
}
