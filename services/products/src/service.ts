import type { Event, MarketId, ServiceName } from '@toyline/contracts'
import { type CallerTokens, serviceApp } from '@toyline/http'
import { forgetKeys } from '@toyline/idempotency'
import { type Jobs, startJobs, type Task } from '@toyline/jobs'
import { gaugeOfRoom } from '@toyline/observability'
import { isUnavailable, openDatabase, openReads, type Reads, readArchiver } from '@toyline/postgres'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type pg from 'pg'
import { priceViews } from './domain/price-views.ts'
import { outbox } from './events/outbox.ts'
import { mediaRoutes } from './media/media-routes.ts'
import type { Storage } from './media/storage.ts'
import type { EngineSettings } from './opensearch/ask-engine.ts'
import { openEngine } from './opensearch/open-engine.ts'
import { catalogueRoutes } from './routes/catalogue-routes.ts'
import { eventRoutes } from './routes/event-routes.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import { stockRoutes } from './routes/stock-routes.ts'
import { wishRoutes } from './routes/wish-routes.ts'
import { releaseExpired } from './store/holds-store.ts'
import { liveCatalogue } from './store/live-catalogue.ts'
import { renderStale } from './store/render-stale.ts'
import { postgresEngine } from './store/search-store.ts'
import { countSearches, fadeSearches } from './store/searches-store.ts'
import { oldestHold, oversoldPieces } from './store/stock-figures.ts'
import { forgetTerms } from './store/translations-store.ts'
import { forgetWishes } from './store/wishes-store.ts'
import { refreshVocabulary } from './store/words-store.ts'
import { answers } from './use-cases/answers.ts'
import { searchNotes } from './use-cases/note-searches.ts'
import { search } from './use-cases/search.ts'
import { shopWords } from './use-cases/shop-words.ts'
import { tellFulfilled } from './use-cases/stock-wishes.ts'

export type ProductsSettings = {
  /** Markets in which guests see no prices. */
  hiddenPrices: readonly MarketId[]
}

export type ProductsNeeds = {
  /** As the role toyline_products. */
  pool: pg.Pool
  /** For what may be a little old: search, and the texts of pages and cards. The pool answers them unless given. */
  reads?: Reads
  log: FastifyBaseLogger
  tokens: CallerTokens
  /** Where pictures are kept. */
  storage: Storage
  /** Hands an event to a subscriber. */
  deliver: (subscriber: ServiceName, event: Event) => Promise<void>
  /** A search engine to ask before PostgreSQL. */
  engine?: EngineSettings
  settings?: ProductsSettings
}

export type ProductsService = {
  app: FastifyInstance
  /** What its jobs do, by name; `start` has them run. */
  tasks: Record<string, Task>
  start: () => Promise<void>
  stop: () => Promise<void>
}

const SWEEP_EVERY_MS = 5_000
const SWEEP_BATCH = 200
const RENDER_EVERY_MS = 60_000
const TELL_EVERY_MS = 10_000
const FORGET_EVERY_MS = 3_600_000
const COUNT_EVERY_MS = 10_000
const KEEP_SEARCH_EVERY_MS = 5_000
/** Another process may have told the engine of a change. */
const FOUND_KEPT_MS = 5_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export function productsService(needs: ProductsNeeds): ProductsService {
  const { pool, log, tokens, storage, deliver, engine, settings } = needs
  const reads = needs.reads ?? openReads({ primary: pool })
  const db = openDatabase<unknown>(pool)
  const catalogue = liveCatalogue(pool, reads)
  const words = shopWords(pool)
  const notes = searchNotes()
  const beside = engine && openEngine({ pool, reads, words, log, settings: engine })
  const searching = beside
    ? search(beside.engine, catalogue.index, words, FOUND_KEPT_MS)
    : search(postgresEngine(reads), catalogue.index, words)
  const app = serviceApp({ room: 'products', log, tokens, isUnavailable })
  mediaRoutes(app, storage)
  catalogueRoutes(app, {
    catalogue,
    reads,
    words,
    notes,
    search: searching,
    answers: answers(catalogue.index),
    prices: priceViews(settings?.hiddenPrices ?? []),
  })
  staffRoutes(app, db)
  stockRoutes(app, { pool })
  wishRoutes(app, { pool, db })
  eventRoutes(app, db)

  const writeCounts = async () => {
    const counts = notes.take()
    if (counts.length > 0) await countSearches(pool, counts)
  }

  const tasks: ProductsService['tasks'] = {
    'sweep-holds': async () => {
      while ((await releaseExpired(pool, SWEEP_BATCH)) === SWEEP_BATCH);
    },
    'tell-wishes': async () => {
      while (await db.transaction().execute((tx) => tellFulfilled(tx, outbox)));
    },
    'forget-wishes': () => forgetWishes(db),
    'refresh-vocabulary': async () => {
      await refreshVocabulary(pool)
      await forgetTerms(pool)
    },
    'fade-searches': () => fadeSearches(pool),
    'forget-keys': async () => {
      await forgetKeys(db)
    },
    'render-views': async () => {
      await renderStale(pool)
    },
    'keep-search': async () => {
      await beside?.keep()
    },
  }
  let jobs: Jobs | undefined
  let counting: NodeJS.Timeout | undefined
  let following: { stop: () => Promise<void> } | undefined
  return {
    app,
    tasks,
    async start() {
      await renderStale(pool)
      await catalogue.load()
      following = catalogue.follow((error) =>
        log.warn({ error: String(error) }, 'catalogue: the database does not answer, going on with what is known'),
      )
      counting = setInterval(
        () => void writeCounts().catch((error: unknown) => log.warn({ error: String(error) }, 'searches were not counted')),
        COUNT_EVERY_MS,
      )
      await outbox.enqueue(db, { task: 'sweep-holds', payload: {}, key: 'sweep-holds', every: { ms: SWEEP_EVERY_MS } })
      await outbox.enqueue(db, { task: 'tell-wishes', payload: {}, key: 'tell-wishes', every: { ms: TELL_EVERY_MS } })
      await outbox.enqueue(db, { task: 'forget-wishes', payload: {}, key: 'forget-wishes', every: { ms: FORGET_EVERY_MS } })
      await outbox.enqueue(db, { task: 'render-views', payload: {}, key: 'render-views', every: { ms: RENDER_EVERY_MS } })
      await outbox.enqueue(db, { task: 'fade-searches', payload: {}, key: 'fade-searches', every: { ms: DAY_MS } })
      await outbox.enqueue(db, { task: 'forget-keys', payload: {}, key: 'forget-keys', every: { ms: HOUR_MS } })
      if (beside) await outbox.enqueue(db, { task: 'keep-search', payload: {}, key: 'keep-search', every: { ms: KEEP_SEARCH_EVERY_MS } })
      gaugeOfRoom('products_oldest_hold_seconds', 'Age of the oldest hold', () => oldestHold(pool))
      gaugeOfRoom('products_oversold_pieces', 'Pieces promised beyond what may be promised', () => oversoldPieces(pool))
      // Of the server that all rooms share; one of them tells it.
      gaugeOfRoom('postgres_archive_failing', '1 while the newest part of the log could not be archived', async () =>
        Number((await readArchiver(pool)).failing),
      )
      jobs = startJobs<Event>({
        pool,
        schema: 'products',
        tasks,
        log,
        deliver: async (subscriber, event) => {
          // Whoever is told of a change asks again at once, and must not get the answer from before it.
          await Promise.all([catalogue.refresh(), reads.catchUp(), event.name === 'products.products-changed.v1' && beside?.hear()])
          searching.forget()
          if (event.name === 'products.products-changed.v1' && event.data.productIds.length === 0) words.forget()
          await deliver(subscriber as ServiceName, event)
        },
      })
    },
    async stop() {
      clearInterval(counting)
      await writeCounts().catch((error: unknown) => log.warn({ error: String(error) }, 'searches were not counted'))
      await following?.stop()
      await jobs?.stop()
      await app.close()
      await beside?.close()
    },
  }
}
