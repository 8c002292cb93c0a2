import { adapterRules } from './adapter.ts'
import { dashboards } from './dashboards.ts'
import { groups } from './rules.ts'

/** What PromQL says that is no metric, and what Prometheus tells of itself. */
const WORDS = new Set('sum max min topk rate by le on and or absent histogram_quantile up'.split(' '))

/** Every expression of the rules and of the dashboards, and what autoscalers go by. */
export function expressions(): string[] {
  const ruled = groups.flatMap(({ rules }) => rules.map(({ expr }) => expr))
  const shown = dashboards.flatMap(({ panels }) => panels.flatMap(({ queries }) => queries.map(({ expr }) => expr)))
  return [...ruled, ...shown, ...adapterRules().map(({ series }) => series)]
}

/** The metrics that an expression reads, without what the rules record themselves. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\bby\s*\([^)]*\)/g, '')
  const names = bare.match(/[a-zA-Z_][a-zA-Z0-9_:]*/g) ?? []
  return names.filter((name) => !WORDS.has(name) && !name.includes(':'))
}
