import { adapterRules } from './adapter.ts'
import { dashboards } from './dashboards.ts'
import { groups } from './rules.ts'

/** Every expression of the rules and of the dashboards, and what autoscalers go by. */
export function expressions(): string[] {
  const ruled = groups.flatMap(({ rules }) => rules.map(({ expr }) => expr))
  const shown = dashboards.flatMap(({ panels }) => panels.flatMap(({ queries }) => queries.map(({ expr }) => expr)))
  return [...ruled, ...shown, ...adapterRules().map(({ series }) => series)]
}
