import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '@toyline/http'
import type { Reader } from '@toyline/postgres'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { SearchEngine } from '../domain/search-engine.ts'
import { searchFeed } from '../store/search-feed.ts'
import { postgresEngine } from '../store/search-store.ts'
import { withFallBack } from '../use-cases/fall-back.ts'
import { type ShopWords, shopWords } from '../use-cases/shop-words.ts'
import { type EngineSettings, engineClient } from './ask-engine.ts'
import { engineIndices } from './engine-indices.ts'
import { type EngineKeeper, engineKeeper } from './keep-engine.ts'
import { openSearchEngine } from './opensearch-engine.ts'

export type EngineBeside = {
  /** The engine, and PostgreSQL while it gives no answer. */
  engine: SearchEngine
  /** Has it hear of changes before others are told of them; gives up soon, because `keep` comes later. Never throws. */
  hear: () => Promise<void>
  /** Has it catch up, and makes its index where that is needed. Never throws: what cannot be done now is done next time. */
  keep: () => Promise<void>
  close: () => Promise<void>
}

const HEAR_MS = 1_000
const KEEP_MS = 20_000
const WARN_EVERY_MS = 60_000

/** A search engine beside PostgreSQL, which stays the truth, and answers while the engine does not. */
export function openEngine(needs: {
  pool: pg.Pool
  /** Whom PostgreSQL's own search asks. */
  reads: Reader
  words: ShopWords
  log: FastifyBaseLogger
  settings: EngineSettings
}): EngineBeside {
  const { pool, reads, words, log, settings } = needs
  const { hearMs = HEAR_MS } = settings
  const client = engineClient(settings, (rests) =>
    rests ? log.warn('search: the engine does not answer, PostgreSQL does') : log.info('search: the engine answers again'),
  )
  const { alias, keeper } = keeperOf(pool, words, client.work, settings.prefix)
  let isBehind = false
  let warnedAt = Number.NEGATIVE_INFINITY

  async function trying(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
      if (isBehind) log.info('search: the engine hears of changes again')
      isBehind = false
    } catch (error) {
      if (!isBehind) log.warn({ error: String(error) }, 'search: the engine does not hear of changes, it will catch up')
      isBehind = true
    }
  }

  return {
    engine: withFallBack(openSearchEngine(client.search, alias), postgresEngine(reads), (error) => {
      // What the breaker counts is told by its changes of state.
      if (error instanceof Problem || performance.now() - warnedAt < WARN_EVERY_MS) return
      warnedAt = performance.now()
      log.warn({ error: String(error) }, 'search: the engine gives no answer that could be used')
    }),
    async hear() {
      const late = new AbortController()
      const fed = trying(() => keeper.feed(hearMs)).finally(() => late.abort())
      await Promise.race([fed, pause(hearMs, undefined, { signal: late.signal }).catch(() => {})])
    },
    keep: () => trying(() => keeper.keep(KEEP_MS)),
    close: () => client.close(),
  }
}

/** Makes all of the engine's index anew, while the one before goes on being searched. Errors: those of the engine. */
export async function rebuildSearch(pool: pg.Pool, settings: EngineSettings): Promise<{ products: number }> {
  const client = engineClient(settings, () => {})
  try {
    const { alias, indices, keeper } = keeperOf(pool, shopWords(pool), client.work, settings.prefix)
    await keeper.renew()
    while (!(await keeper.keep(KEEP_MS)));
    return { products: await indices.count(alias) }
  } finally {
    await client.close()
  }
}

function keeperOf(
  pool: pg.Pool,
  words: ShopWords,
  ask: Parameters<typeof engineIndices>[0],
  prefix: string,
): { alias: string; indices: ReturnType<typeof engineIndices>; keeper: EngineKeeper } {
  const indices = engineIndices(ask, prefix)
  const keeper = engineKeeper(indices, searchFeed(pool), async () => (await words.of('de')).dictionary.words())
  return { alias: indices.alias, indices, keeper }
}
