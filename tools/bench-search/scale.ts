import type { TestContext } from 'node:test'
import { seedSynthetic } from '@toyline/products'
import type { SearchEngine } from '../../services/products/src/domain/search-engine.ts'
import { readTerms } from '../../services/products/src/domain/search-query.ts'
import { wordsOf } from '../../services/products/src/domain/words.ts'
import { type EngineSettings, engineClient } from '../../services/products/src/opensearch/ask-engine.ts'
import { engineIndices } from '../../services/products/src/opensearch/engine-indices.ts'
import { engineKeeper } from '../../services/products/src/opensearch/keep-engine.ts'
import { rebuildSearch } from '../../services/products/src/opensearch/open-engine.ts'
import { openSearchEngine } from '../../services/products/src/opensearch/opensearch-engine.ts'
import { syntheticProduct } from '../../services/products/src/seed/synthetic-product.ts'
import { ADJECTIVES, NOUNS } from '../../services/products/src/seed/synthetic-words.ts'
import { searchFeed } from '../../services/products/src/store/search-feed.ts'
import { postgresEngine } from '../../services/products/src/store/search-store.ts'
import { openTestDatabase } from '../../services/products/src/test-room.ts'
import { shopWords } from '../../services/products/src/use-cases/shop-words.ts'

const MOST_CHANGED = 10_000
const BATCH = 500
const SEARCHES = 200
const FEED_MS = 600_000

/** Of a made-up catalogue: how long its index takes, how long it takes to catch up on 10,000 changes, and how long a search takes. */
export async function measureScale(t: TestContext, count: number, settings: EngineSettings): Promise<void> {
  const { pool, save } = await openTestDatabase(t)
  await timed(`${count} made-up products saved`, () => seedSynthetic(pool, count))
  await timed('all of them made searchable from nothing', () => rebuildSearch(pool, settings))

  const client = engineClient(settings, () => {})
  const indices = engineIndices(client.work, settings.prefix)
  const words = shopWords(pool)
  const keeper = engineKeeper(indices, searchFeed(pool), async () => [])
  const changed = Math.min(MOST_CHANGED, count)
  for (let from = 1; from <= changed; from += BATCH)
    await save(
      ...Array.from({ length: Math.min(BATCH, changed - from + 1) }, (_, at) => {
        const draft = syntheticProduct(from + at)
        return { ...draft, title: `${draft.title} renewed` }
      }),
    )
  await timed(`${changed} changes caught up on`, async () => {
    if (!(await keeper.feed(FEED_MS))) throw new Error('the engine did not catch up')
  })

  const { dictionary } = await words.of('en')
  const queries = Array.from({ length: SEARCHES }, (_, at) =>
    [at % 2 === 0 ? ADJECTIVES[at % ADJECTIVES.length] : '', NOUNS[at % NOUNS.length]].join(' ').trim(),
  )
  const rows: Record<string, object> = {}
  const engines: Record<string, SearchEngine> = {
    PostgreSQL: postgresEngine(pool),
    OpenSearch: openSearchEngine(client.work, indices.alias),
  }
  for (const [name, engine] of Object.entries(engines)) {
    const took: number[] = []
    let found = 0
    for (const q of queries) {
      const begun = performance.now()
      const { ordinals } = await engine.find({ language: 'en', terms: readTerms(wordsOf(q), dictionary), prefix: false }, null)
      took.push(performance.now() - begun)
      found += ordinals.length
    }
    took.sort((a, b) => a - b)
    const at = (part: number) => Number((took[Math.floor(part * (took.length - 1))] as number).toFixed(1))
    rows[name] = {
      searches: took.length,
      'found on average': Math.round(found / took.length),
      'ms, median': at(0.5),
      'ms, 95 of 100': at(0.95),
    }
  }
  console.table(rows)
  await client.close()
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - begun) / 1_000).toFixed(1)} s`)
}
