import type { Event, ServiceName } from '@toyline/contracts'
import { type CallerTokens, serviceApp } from '@toyline/http'
import { type Jobs, startJobs } from '@toyline/jobs'
import { isUnavailable, openDatabase } from '@toyline/postgres'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type pg from 'pg'
import { outbox } from './events/outbox.ts'
import { mediaRoutes } from './media/media-routes.ts'
import type { Storage } from './media/storage.ts'
import { catalogueRoutes } from './routes/catalogue-routes.ts'
import { eventRoutes } from './routes/event-routes.ts'
import { stockRoutes } from './routes/stock-routes.ts'
import { releaseExpired } from './store/holds-store.ts'
import { liveCatalogue } from './store/live-catalogue.ts'
import { renderStale } from './store/render-stale.ts'
import { searchStore } from './store/search-store.ts'
import { refreshVocabulary } from './store/words-store.ts'
import { answers } from './use-cases/answers.ts'

export type ProductsNeeds = {
  /** As the role toyline_products. */
  pool: pg.Pool
  log: FastifyBaseLogger
  tokens: CallerTokens
  /** Where pictures are kept. */
  storage: Storage
  /** Hands an event to a subscriber. */
  deliver: (subscriber: ServiceName, event: Event) => Promise<void>
}

export type ProductsService = { app: FastifyInstance; start: () => Promise<void>; stop: () => Promise<void> }

const SWEEP_EVERY_MS = 5_000
const SWEEP_BATCH = 200
const RENDER_EVERY_MS = 60_000

export function productsService({ pool, log, tokens, storage, deliver }: ProductsNeeds): ProductsService {
  const db = openDatabase<unknown>(pool)
  const catalogue = liveCatalogue(pool)
  const search = searchStore(pool, catalogue.index)
  const app = serviceApp({ log, tokens, isUnavailable })
  mediaRoutes(app, storage)
  catalogueRoutes(app, { catalogue, search, answers: answers(catalogue.index) })
  stockRoutes(app, { pool })
  eventRoutes(app, db)

  const tasks = {
    'sweep-holds': async () => {
      while ((await releaseExpired(pool, SWEEP_BATCH)) === SWEEP_BATCH);
    },
    'refresh-vocabulary': () => refreshVocabulary(pool),
    'render-views': async () => {
      await renderStale(pool)
    },
  }
  let jobs: Jobs | undefined
  let following: { stop: () => Promise<void> } | undefined
  return {
    app,
    async start() {
      await renderStale(pool)
      await catalogue.load()
      following = catalogue.follow((error) =>
        log.warn({ error: String(error) }, 'catalogue: the database does not answer, going on with what is known'),
      )
      await outbox.enqueue(db, { task: 'sweep-holds', payload: {}, key: 'sweep-holds', every: { ms: SWEEP_EVERY_MS } })
      await outbox.enqueue(db, { task: 'render-views', payload: {}, key: 'render-views', every: { ms: RENDER_EVERY_MS } })
      jobs = startJobs<Event>({
        pool,
        schema: 'products',
        tasks,
        log,
        deliver: async (subscriber, event) => {
          // Whoever is told of a change asks again at once, and must not get the answer from before it.
          await catalogue.refresh()
          await deliver(subscriber as ServiceName, event)
        },
      })
    },
    async stop() {
      await following?.stop()
      await jobs?.stop()
      await app.close()
    },
  }
}
