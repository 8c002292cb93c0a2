import { isRecorded, step } from '@toyline/observability'
import type pg from 'pg'
import { isReadTimeout, isStalePlan } from './failures.ts'
import type { StatementNames } from './statement-names.ts'

/** Characters of a statement that a trace tells. */
const MOST_TOLD = 1_000

type Query = (...parameters: unknown[]) => unknown

/**
 * Makes a pool's connection prepare what it repeats, and mends two habits:
 * - pg answers a read time-out but keeps the connection, whose unanswered statement would delay whoever gets it next:
 *   it is closed, and the pool replaces it;
 * - a plan prepared before a migration changed its columns fails each time it is used: it is not used again.
 */
export function guardClient(client: pg.PoolClient, names: StatementNames | undefined): void {
  const connection = client as unknown as pg.Client & { getTransactionStatus(): string | null }
  const query = client.query as Query
  const stale = new Set<string>()

  function guarded(...given: unknown[]): unknown {
    const name = names && nameFor(given, names)
    const isPrepared = name !== undefined && !stale.has(name)
    const answer = query.apply(client, isPrepared ? withName(given, name) : names ? given : withoutName(given))
    if (!(answer instanceof Promise)) return answer
    return answer.catch((error: unknown) => {
      if (isReadTimeout(error)) void connection.end()
      if (!isPrepared || !isStalePlan(error)) throw error
      stale.add(name)
      // It failed before it did anything, so outside a transaction it is run again; a transaction has to start anew.
      if (connection.getTransactionStatus() === 'I') return query.apply(client, given)
      throw error
    })
  }

  client.query = ((...given: unknown[]) =>
    isRecorded() && typeof given[0] === 'string' && typeof given.at(-1) !== 'function'
      ? step(verbOf(given[0]), { kind: 'client', attributes: attributesOf(given[0]) }, async () => guarded(...given))
      : guarded(...given)) as typeof client.query
}

/** A statement is told without its values: they are parameters. */
function attributesOf(text: string): Record<string, string> {
  return { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, MOST_TOLD) }
}

function verbOf(text: string): string {
  return `postgres ${/\w+/.exec(text)?.[0].toLowerCase() ?? 'statement'}`
}

function nameFor([text, values]: unknown[], names: StatementNames): string | undefined {
  // Statements without a list of parameters may hold several at once, which cannot be prepared.
  return typeof text === 'string' && Array.isArray(values) ? names.nameOf(text) : undefined
}

/** Some callers name their statements themselves. */
function withoutName([asked, ...rest]: unknown[]): unknown[] {
  return typeof asked === 'object' && asked !== null && 'name' in asked ? [{ ...asked, name: undefined }, ...rest] : [asked, ...rest]
}

function withName([text, values, ...rest]: unknown[], name: string): unknown[] {
  return [{ name, text, values }, ...rest]
}
