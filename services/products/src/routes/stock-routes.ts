import { productsCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { resolveVariants } from '../store/snapshots-store.ts'
import { stockReport } from '../store/stock-report.ts'
import { claimHold, holdStock, releaseHold } from '../use-cases/hold-stock.ts'

/** What only other services may ask. Always answered from the tables, never from memory. */
export function stockRoutes(app: FastifyInstance, { pool }: { pool: pg.Pool }): void {
  serve(app, productsCards.resolveVariants, async ({ body }) => ({ items: await resolveVariants(pool, body) }))
  serve(app, productsCards.holdStock, async ({ body }) => holdStock(pool, body))
  serve(app, productsCards.claimHold, async ({ params, body }) => claimHold(pool, { ...body, ...params }))
  serve(app, productsCards.releaseHold, async ({ params }) => releaseHold(pool, params.orderId))
  serve(app, productsCards.stockReport, async () => stockReport(pool))
}
