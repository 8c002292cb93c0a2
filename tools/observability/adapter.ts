import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './written.ts'

/** What the adapter makes of which series of Prometheus, for autoscalers to count. */
export function adapterRules(): { series: string; metric: string }[] {
  const { rules } = parse(readFileSync(join(root, 'deploy/observability/adapter.yaml'), 'utf8')) as {
    rules: { custom: { seriesQuery: string; name: { as: string } }[] }
  }
  return rules.custom.map(({ seriesQuery, name }) => ({ series: seriesQuery, metric: name.as }))
}
