import { existsSync } from 'node:fs'
import type { TestContext } from 'node:test'
import type { Language, ProductList } from '@toyline/contracts'
import type { ProductDraft } from '../../services/products/src/domain/product-draft.ts'
import { openSearchEngines, type TestedEngine } from '../../services/products/src/test-engines.ts'
import { JUDGED } from '../../services/products/src/test-judged.ts'
import { sampleDrafts } from '../../services/products/src/test-sample.ts'
import { openTestService } from '../../services/products/src/test-service.ts'
import { AMAZON_FILE, AMAZON_JUDGED, gradeOf, readAmazon } from './amazon.ts'
import { ndcg } from './ndcg.ts'

/**
 * `npm run bench:search [-- --each]`: how well each engine ranks what a person judged, as nDCG@10, on the sample catalogue in four languages
 * and on 863 toys of another shop, whose products are judged by what their titles and categories say. `--each` lists every query.
 */
type Judged = { q: string; language: Language; gradeOf: (draft: ProductDraft) => number }
type Corpus = { name: string; drafts: ProductDraft[]; queries: Judged[] }

const each = process.argv.includes('--each')
const corpora = [await sample(), ...(existsSync(AMAZON_FILE) ? [await amazon()] : [])]
if (corpora.length === 1) console.log('The 863 toys of another shop are not on this machine: the sample catalogue is measured alone.')
const { engines, missing, close } = await openSearchEngines()
if (missing !== null) console.log(`PostgreSQL is measured alone: ${missing}.`)

const results: { corpus: string; group: string; engine: string; q: string; value: number }[] = []
for (const corpus of corpora) for (const engine of engines) await measure(corpus, engine)
await close()

if (each) {
  const byQuery = Map.groupBy(results, ({ group, q }) => `${group}: ${q}`)
  console.table(Object.fromEntries(Array.from(byQuery, ([q, of]) => [q, valuesByEngine(of)])))
}
const byGroup = Map.groupBy(results, ({ group }) => group)
const row = (of: typeof results) => ({ queries: of.length / engines.length, ...valuesByEngine(of) })
console.table(Object.fromEntries([...Array.from(byGroup, ([group, of]) => [group, row(of)] as const), ['all', row(results)]]))

async function measure({ name, drafts, queries }: Corpus, engine: TestedEngine): Promise<void> {
  const closing: (() => unknown)[] = []
  const t = { after: (work: () => unknown) => closing.push(work) } as unknown as TestContext
  const { get } = await openTestService(t, drafts, undefined, undefined, engine.settingsFor(t))
  for (const { q, language, gradeOf } of queries) {
    const list = (await get(`/products?q=${encodeURIComponent(q)}&language=${language}&limit=10`)).json<ProductList>()
    if (list.degraded) throw new Error(`${engine.name} did not answer “${q}” itself`)
    const grades = new Map(drafts.map((draft) => [draft.handle, gradeOf(draft)]))
    const value = ndcg(
      list.items.map(({ handle }) => grades.get(handle) ?? 0),
      [...grades.values()],
    )
    results.push({ corpus: name, group: `${name}, ${language}`, engine: engine.name, q, value })
  }
  for (const work of closing) await work()
}

function valuesByEngine(of: typeof results): Record<string, number> {
  return Object.fromEntries(
    engines.map(({ name }) => {
      const own = of.filter(({ engine }) => engine === name)
      return [name, Number((own.reduce((sum, { value }) => sum + value, 0) / own.length).toFixed(3))]
    }),
  )
}

async function sample(): Promise<Corpus> {
  const queries = Object.entries(JUDGED).flatMap(([language, judged]) =>
    judged.map(([q, ...handles]) => ({
      q,
      language: language as Language,
      gradeOf: ({ handle }: ProductDraft) => (handles.includes(handle) ? 1 : 0),
    })),
  )
  return { name: 'sample catalogue', drafts: await sampleDrafts(), queries }
}

async function amazon(): Promise<Corpus> {
  const queries = AMAZON_JUDGED.map((judged) => ({
    q: judged.q,
    language: 'en' as const,
    gradeOf: (draft: ProductDraft) => gradeOf(judged, draft),
  }))
  return { name: '863 toys', drafts: await readAmazon(), queries }
}
