import type { TestContext } from 'node:test'
import { parseArgs } from 'node:util'
import { openSearchEngines } from '../../services/products/src/test-engines.ts'
import { measureOutage } from './outage.ts'
import { measureRelevance } from './relevance.ts'
import { measureScale } from './scale.ts'

/**
 * `npm run bench:search [-- --each] [--products N [--outage]]`: how well each engine ranks what a person judged, query by query with `--each`;
 * with `--products` instead how long things take with so many made-up products; with `--outage` what it costs that the engine is away while
 * they change. TEST_SEARCH_URL names another OpenSearch than one started here.
 */
const { values } = parseArgs({
  options: { each: { type: 'boolean', default: false }, products: { type: 'string' }, outage: { type: 'boolean', default: false } },
})
const { engines, missing, close } = await openSearchEngines()
const closing: (() => unknown)[] = []
// What tests end with, in their order, is what this ends with.
const t = { after: (work: () => unknown) => closing.push(work) } as unknown as TestContext
try {
  if (missing !== null) console.log(`There is PostgreSQL alone: ${missing}.`)
  const settings = engines.at(-1)?.settingsFor(t)
  if (values.products === undefined) await measureRelevance(t, engines, values.each)
  else if (settings) await (values.outage ? measureOutage : measureScale)(t, Number(values.products), settings)
} finally {
  for (const work of [...closing, close]) await work()
}
