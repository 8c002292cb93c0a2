import { ORIGINAL_LANGUAGE, stockWishesCards } from '@toyline/contracts'
import { problem, serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { outbox } from '../events/outbox.ts'
import { resolveVariants } from '../store/snapshots-store.ts'
import type { Database } from '../store/tables.ts'
import { confirmWish, deleteWish, wishesOf } from '../store/wishes-store.ts'
import { addWish } from '../use-cases/stock-wishes.ts'

/** Wishes to be told when a variant can be ordered again. Never answered with an address. */
export function wishRoutes(app: FastifyInstance, { pool, db }: { pool: pg.Pool; db: Database }): void {
  serveOnce(app, stockWishesCards.addStockWish, db, async ({ caller, body }, tx) => {
    const [variant] = await resolveVariants(pool, {
      variantIds: [body.variantId],
      skus: [],
      market: body.market,
      language: ORIGINAL_LANGUAGE,
    })
    return addWish(tx, { isOffered: variant !== undefined, outbox }, caller, body)
  })
  serve(app, stockWishesCards.listStockWishes, async ({ caller }) => ({
    items: await db.transaction().execute((tx) => wishesOf(tx, caller.userId as string)),
  }))
  serveOnce(app, stockWishesCards.removeStockWish, db, async ({ caller, params }, tx) =>
    removed(await deleteWish(tx, { id: params.id, userId: caller.userId as string })),
  )
  serveOnce(app, stockWishesCards.confirmStockWish, db, async ({ body }, tx) => (await confirmWish(tx, body.token)) ?? noSuchWish())
  serveOnce(app, stockWishesCards.forgetStockWish, db, async ({ body }, tx) => removed(await deleteWish(tx, body)))
}

function removed(isDone: boolean): { removed: true } {
  return isDone ? { removed: true } : noSuchWish()
}

function noSuchWish(): never {
  throw problem(404, 'no-such-wish', 'There is no such wish; it may have been fulfilled or taken back.')
}
