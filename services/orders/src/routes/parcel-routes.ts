import { ordersCards } from '@toyline/contracts'
import { problem, serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { receiveReport } from '../use-cases/hear-carrier.ts'
import { labelJob } from '../use-cases/label-shipment.ts'
import { findShipment, viewParcel } from '../use-cases/list-parcels.ts'
import type { SagaNeeds } from '../use-cases/ports.ts'
import { labels, packingSlip } from '../use-cases/shipment-papers.ts'
import { voidLabel } from '../use-cases/void-label.ts'

/** What shipments are packed in, their papers, and what carriers tell of them. */
export function mountParcels(app: FastifyInstance, needs: SagaNeeds): void {
  const { db } = needs.orders
  serve(app, ordersCards.listParcels, async ({ params }) => ({
    items: (await findShipment(needs, db, params.id)).parcels.map(viewParcel),
  }))
  serve(app, ordersCards.getPackingSlip, async ({ params, reply }) => send(reply, await packingSlip(needs, params.id)))
  serve(app, ordersCards.getLabels, async ({ params, query, reply }) => send(reply, await labels(needs, params.id, query.parcel)))
  serveOnce(app, ordersCards.makeLabels, db, async ({ params }, tx) => {
    const { parcels } = await findShipment(needs, tx, params.id)
    await needs.outbox.enqueue(tx, labelJob(params.id))
    return { items: parcels.map(viewParcel) }
  })
  serveOnce(app, ordersCards.voidLabel, db, ({ params }, tx) => voidLabel(needs, tx, params.id))
  serve(app, ordersCards.receiveCarrierReport, async ({ params, request }) => {
    if (!Buffer.isBuffer(request.body)) throw problem(400, 'bad-signature', 'This report has no body.')
    await receiveReport(needs, { name: params.carrier, headers: request.headers, body: request.body })
    return { received: true as const }
  })
}

function send(reply: FastifyReply, { fileName, type, bytes }: { fileName: string; type: string; bytes: Buffer }) {
  return reply
    .type(type)
    .header('content-disposition', `inline; filename="${fileName}"`)
    .header('cache-control', 'private, no-store')
    .send(bytes)
}
