import { Readable } from 'node:stream'
import { paymentsCards } from '@toyline/contracts'
import { problem, serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { settleDifference } from '../store/differences-store.ts'
import { exportLedger } from '../use-cases/export-ledger.ts'
import type { Needs } from '../use-cases/needs.ts'
import { describeDifference, reportReconciliation } from '../use-cases/report-reconciliation.ts'
import { listReviews, resolveReview } from '../use-cases/resolve-review.ts'

const USUAL_DAYS = 30

/** What those who keep the books ask. */
export function mountAccountingRoutes(app: FastifyInstance, needs: Needs): void {
  const { db, reports, bulk } = needs
  serve(app, paymentsCards.reconciliation, ({ query }) =>
    reportReconciliation(reports, { from: query.from ?? dayBefore(USUAL_DAYS), to: query.to ?? dayBefore(0), after: query.after }),
  )
  serve(app, paymentsCards.settleDifference, async ({ params, body, caller }) => {
    const settled = await settleDifference(db, { id: params.differenceId, note: body.note, userId: caller.userId ?? '' })
    if (!settled) throw problem(404, 'no-such-difference', 'There is no such difference.')
    return describeDifference(settled)
  })
  serve(app, paymentsCards.listReviews, ({ query }) => listReviews(db, query))
  serve(app, paymentsCards.resolveReview, ({ params, body, caller, idempotencyKey = '' }) =>
    resolveReview(needs, { ...body, orderId: params.orderId, key: idempotencyKey, userId: caller.userId ?? '' }),
  )
  serve(app, paymentsCards.exportLedger, async ({ query, reply }) => {
    const { fileName, type, text } = await exportLedger({ db: reports, lane: bulk }, query)
    return reply
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'private, no-store')
      .type(type)
      .send(Readable.from(text))
  })
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}
