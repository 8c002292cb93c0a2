import type { TestContext } from 'node:test'
import { ProductList } from '@toyline/contracts'
import { seedSynthetic } from '@toyline/products'
import { chaosProxy, waitFor } from '@toyline/testing'
import { type EngineSettings, engineClient } from '../../services/products/src/opensearch/ask-engine.ts'
import { engineIndices } from '../../services/products/src/opensearch/engine-indices.ts'
import { syntheticProduct } from '../../services/products/src/seed/synthetic-product.ts'
import { ADJECTIVES, NOUNS } from '../../services/products/src/seed/synthetic-words.ts'
import { openTestService } from '../../services/products/src/test-service.ts'

const CHANGED = 10_000
const BATCH = 250
const SEARCHERS = 2
const PATIENCE_MS = 600_000
/** In no made-up title. */
const MARK = 'zanzibar'

/**
 * An engine that answers nothing while 10,000 products change (R2): how long searches take meanwhile, and how soon after its return it
 * finds each of them, with what the service does by itself. Throws where a search fails, or one of them is not found.
 */
export async function measureOutage(t: TestContext, count: number, settings: EngineSettings): Promise<void> {
  const proxy = await chaosProxy(t, { port: Number(new URL(settings.urls[0] as string).port) })
  // With a visitor's patience, which tests have more of.
  const engine = { urls: [`http://127.0.0.1:${proxy.port}`], prefix: settings.prefix }
  const { get, save, pool, service } = await openTestService(t, [], ({ pool }) => seedSynthetic(pool, count), undefined, engine)
  const client = engineClient(settings, () => {})
  t.after(() => client.close())
  const indices = engineIndices(client.work, engine.prefix)
  const inIndex = () => indices.count(indices.alias).catch(() => 0)
  await waitFor(
    async () => {
      await service.tasks['keep-search']?.(null, {} as never)
      return (await inIndex()) === count
    },
    { timeoutMs: PATIENCE_MS, what: 'all products to be searchable' },
  )
  const search = async (q: string) => {
    const reply = await get(`/products?limit=1&q=${encodeURIComponent(q)}`)
    if (reply.statusCode !== 200) throw new Error(`a search for ${q} was answered ${reply.statusCode}`)
    return ProductList.parse(reply.json())
  }

  proxy.freeze()
  const changed = Math.min(CHANGED, count)
  const took: number[] = []
  let degraded = 0
  let saving = true
  let asked = 0
  const searchers = Array.from({ length: SEARCHERS }, async () => {
    while (saving) {
      // Thousands of them, so that few are answered by what was found before.
      const at = asked++
      const q = `${ADJECTIVES[at % ADJECTIVES.length]} ${NOUNS[Math.floor(at / ADJECTIVES.length) % NOUNS.length]}`
      const begun = performance.now()
      if ((await search(q)).degraded) degraded += 1
      took.push(performance.now() - begun)
    }
  })
  const saved = (async () => {
    for (let from = 1; from <= changed; from += BATCH)
      await save(
        ...Array.from({ length: Math.min(BATCH, changed - from + 1) }, (_, at) => {
          const draft = syntheticProduct(from + at)
          return { ...draft, title: `${draft.title} ${MARK}` }
        }),
      )
  })().finally(() => {
    saving = false
  })
  await Promise.all([saved, ...searchers])
  took.sort((a, b) => a - b)
  const part = (share: number) => `${Math.round(took[Math.floor(share * (took.length - 1))] as number)} ms`

  const back = performance.now()
  proxy.heal()
  await waitFor(
    async () => {
      const found = await search(MARK)
      return !found.degraded && found.total === changed
    },
    { timeoutMs: PATIENCE_MS, what: `the engine to find ${changed} products` },
  )
  const seconds = (performance.now() - back) / 1_000
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from product_views')
  const [there, known] = [await inIndex(), rows[0]?.count]
  if (there !== known) throw new Error(`the engine has ${there} products, and there are ${known}`)
  console.table([
    { what: 'searches while it was away', is: `${took.length}, ${degraded} of them degraded, none failed`, bar: 'none failed' },
    { what: 'time of a search: median', is: part(0.5), bar: '' },
    { what: 'time of a search: 99 of 100', is: part(0.99), bar: '800 ms' },
    { what: 'time of a search: worst', is: part(1), bar: '' },
    { what: `until all ${changed} that changed were found`, is: `${seconds.toFixed(1)} s`, bar: '60 s' },
    { what: 'products in the engine, and in all', is: `${there}, ${known}`, bar: 'equal' },
  ])
}
