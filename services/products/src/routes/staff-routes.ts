import { MAX_SYNONYMS, productsCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { readSynonyms } from '../store/synonyms-store.ts'
import type { Database } from '../store/tables.ts'
import { putSynonyms, removeSynonyms } from '../use-cases/keep-synonyms.ts'

/** What the shop's own people may ask. */
export function staffRoutes(app: FastifyInstance, db: Database): void {
  serve(app, productsCards.listSynonyms, async ({ query }) => ({ items: await readSynonyms(db, query.language, MAX_SYNONYMS.groups) }))
  serveOnce(app, productsCards.putSynonyms, db, ({ params, body }, tx) => putSynonyms(tx, { ...params, ...body }))
  serveOnce(app, productsCards.removeSynonyms, db, ({ params }, tx) => removeSynonyms(tx, params.language, params.meaning))
}
