import { existsSync } from 'node:fs'
import type { TestContext } from 'node:test'
import type { Language, ProductList } from '@toyline/contracts'
import type { ProductDraft } from '../../services/products/src/domain/product-draft.ts'
import type { TestedEngine } from '../../services/products/src/test-engines.ts'
import { JUDGED } from '../../services/products/src/test-judged.ts'
import { sampleDrafts } from '../../services/products/src/test-sample.ts'
import { openTestService } from '../../services/products/src/test-service.ts'
import { AMAZON_FILE, AMAZON_JUDGED, gradeOf, readAmazon } from './amazon.ts'
import { ndcg } from './ndcg.ts'

type Judged = { q: string; language: Language; gradeOf: (draft: ProductDraft) => number }
type Corpus = { name: string; drafts: ProductDraft[]; queries: Judged[] }
type Result = { group: string; engine: string; q: string; value: number }

/**
 * Prints nDCG@10 on the sample catalogue in four languages, and on 863 toys of another shop, whose products are judged by what their titles
 * and categories say.
 */
export async function measureRelevance(t: TestContext, engines: readonly TestedEngine[], each: boolean): Promise<void> {
  const corpora = [await sample(), ...(existsSync(AMAZON_FILE) ? [await amazon()] : [])]
  if (corpora.length === 1) console.log('The 863 toys of another shop are not on this machine: the sample catalogue is measured alone.')
  const results: Result[] = []
  for (const corpus of corpora) for (const engine of engines) results.push(...(await measure(t, corpus, engine)))
  const table = (key: (result: Result) => string) =>
    Array.from(Map.groupBy(results, key), ([name, of]) => [name, rowOf(of, engines)] as const)
  if (each) console.table(Object.fromEntries(table(({ group, q }) => `${group}: ${q}`)))
  console.table(Object.fromEntries([...table(({ group }) => group), ['all', rowOf(results, engines)]]))
}

async function measure(t: TestContext, { name, drafts, queries }: Corpus, engine: TestedEngine): Promise<Result[]> {
  const { get, service } = await openTestService(t, drafts, undefined, undefined, engine.settingsFor(t))
  const results: Result[] = []
  for (const { q, language, gradeOf } of queries) {
    const list = (await get(`/products?q=${encodeURIComponent(q)}&language=${language}&limit=10`)).json<ProductList>()
    if (list.degraded) throw new Error(`${engine.name} did not answer “${q}” itself`)
    const grades = new Map(drafts.map((draft) => [draft.handle, gradeOf(draft)]))
    const value = ndcg(
      list.items.map(({ handle }) => grades.get(handle) ?? 0),
      [...grades.values()],
    )
    results.push({ group: `${name}, ${language}`, engine: engine.name, q, value })
  }
  await service.stop()
  return results
}

function rowOf(results: readonly Result[], engines: readonly TestedEngine[]): Record<string, number> {
  const row: Record<string, number> = { queries: results.length / engines.length }
  for (const { name } of engines) {
    const own = results.filter(({ engine }) => engine === name)
    row[name] = Number((own.reduce((sum, { value }) => sum + value, 0) / own.length).toFixed(3))
  }
  return row
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
