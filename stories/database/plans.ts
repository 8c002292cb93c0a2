/** What PostgreSQL's auto_explain says of how it runs a statement. */
export type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}
export type Explained = { query: string; plan: Plan }

/** Settings of a server whose databases may tell the plan of every statement in its log (`auto_explain.log_min_duration`). */
export const EXPLAINING = {
  shared_preload_libraries: 'auto_explain',
  // What the planner knows of tables is of the moment that a story chooses.
  autovacuum: 'off',
  // Of statements inside functions too.
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
}

/** The plans in such a log. A message goes on in lines that begin with a tab. */
export function readPlans(log: string): Explained[] {
  return [...log.matchAll(/LOG: {2}duration: [\d.]+ ms {2}plan:\n((?:\t.*\n)+)/g)].map(([, json]) => {
    const told = JSON.parse(String(json)) as { 'Query Text': string; Plan: Plan }
    return { query: told['Query Text'], plan: told.Plan }
  })
}

/** Nodes that read all of what is below them before they give their first row, whoever needs how many of theirs. */
const GREEDY = new Set(['Aggregate', 'Hash', 'Sort', 'WindowAgg'])

/**
 * Which of the large tables a plan reads whole: by a sequential scan, or along an index of which it wants everything. What stands below a
 * limit reads as far as it has enough.
 * @param isLarge by the name of a table or an index
 */
export function readWhole(plan: Plan, isLarge: (name: string) => boolean, isLimited = false): string[] {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, 'Index Cond': condition, Plans: parts = [] } = plan
  const limits = type === 'Limit' || (isLimited && !GREEDY.has(type))
  const below = parts.flatMap((part) => readWhole(part, isLarge, limits))
  if (type === 'Seq Scan' && table !== undefined && isLarge(table)) return [table, ...below]
  const wantsAll = index !== undefined && condition === undefined && !isLimited
  return wantsAll && isLarge(index) ? [index, ...below] : below
}
