import type pg from 'pg'
import { isReadTimeout, isStalePlan } from './failures.ts'
import type { StatementNames } from './statement-names.ts'

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

  client.query = ((...given: unknown[]) => {
    const name = names && nameFor(given, names)
    const isPrepared = name !== undefined && !stale.has(name)
    const answer = query.apply(client, isPrepared ? withName(given, name) : given)
    if (!(answer instanceof Promise)) return answer
    return answer.catch((error: unknown) => {
      if (isReadTimeout(error)) void connection.end()
      if (!isPrepared || !isStalePlan(error)) throw error
      stale.add(name)
      // It failed before it did anything, so outside a transaction it is run again; a transaction has to start anew.
      if (connection.getTransactionStatus() === 'I') return query.apply(client, given)
      throw error
    })
  }) as typeof client.query
}

function nameFor([text, values]: unknown[], names: StatementNames): string | undefined {
  // Statements without a list of parameters may hold several at once, which cannot be prepared.
  return typeof text === 'string' && Array.isArray(values) ? names.nameOf(text) : undefined
}

function withName([text, values, ...rest]: unknown[], name: string): unknown[] {
  return [{ name, text, values }, ...rest]
}
