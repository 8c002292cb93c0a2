import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { prepareSearchNodes, startSearchNodes } from '@toyline/testing'
import { z } from 'zod'
import type { EngineSettings } from './opensearch/ask-engine.ts'

/** An engine that search is tested with, and what a service is given to use it; undefined for PostgreSQL, which it uses anyhow. */
export type TestedEngine = { name: string; settingsFor: (t: Pick<TestContext, 'after'>) => EngineSettings | undefined }

/** An engine that has just begun is slow, and so is one on a machine that does other things. */
const PATIENT_MS = 10_000

/**
 * PostgreSQL, and OpenSearch: the one at TEST_SEARCH_URL, or one that is started here. Where it cannot be had, `missing` says why.
 */
export async function openSearchEngines(): Promise<{ engines: TestedEngine[]; missing: string | null; close: () => Promise<void> }> {
  const postgres: TestedEngine = { name: 'PostgreSQL', settingsFor: () => undefined }
  const given = process.env.TEST_SEARCH_URL?.split(',')
  const missing = given ? null : await prepareSearchNodes()
  if (missing !== null) return { engines: [postgres], missing, close: async () => {} }
  const nodes = given ? undefined : await startSearchNodes()
  const urls = given ?? nodes?.urls ?? []
  return {
    engines: [postgres, { name: 'OpenSearch', settingsFor: (t) => ownIndices(t, urls) }],
    missing: null,
    close: async () => nodes?.stop(),
  }
}

/** Indices of a name of their own, which are taken away when the test ends. */
export function ownIndices(t: Pick<TestContext, 'after'>, urls: readonly string[]): EngineSettings {
  const prefix = `test-${randomUUID()}`
  t.after(async () => {
    const made = await fetch(`${urls[0]}/${prefix}-*/_alias`)
    for (const index of Object.keys(z.record(z.string(), z.unknown()).parse(await made.json())))
      await fetch(`${urls[0]}/${index}`, { method: 'DELETE' })
  })
  return { urls, prefix, timeoutMs: PATIENT_MS, hearMs: PATIENT_MS }
}
