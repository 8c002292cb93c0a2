import { counter } from '@toyline/observability'
import type pg from 'pg'
import { primaryPositions } from './primary-positions.ts'
import { openReplica, type Query, type Replica } from './replica.ts'

/** Whoever can be asked one statement that only reads: a pool, or reads. */
export interface Reader {
  query<Row extends pg.QueryResultRow>(query: Query, values?: unknown[]): Promise<pg.QueryResult<Row>>
}

/** Reads that may be a little old, answered by a replica where one is well and by the primary elsewhere. */
export interface Reads extends Reader {
  /** From when it resolves, what is read is at least as new as the primary was at the call. */
  catchUp(): Promise<void>
  end(): Promise<void>
}

export interface ReadsOptions {
  primary: pg.Pool
  /** The same database and role at servers that follow the primary; without one the primary is asked. */
  replicas?: readonly string[]
  /** Milliseconds that an answer may be old. */
  maxAgeMs?: number
}

const answered = counter('postgres_reads_total', 'Reads that a replica may answer, by who answered and why it was not a replica', [
  'pool',
  'from',
  'because',
])

/**
 * Sends a statement to a replica that has replayed the log as far as the primary was `maxAgeMs` ago, each replica in its turn. One that
 * is late, silent or gone costs its reader a part of a second at the most, and those who come next nothing: the primary answers. What a
 * replica refuses, whatever for, is asked of the primary, but for a statement that writes, which throws (25006).
 */
export function openReads({ primary, replicas: urls = [], maxAgeMs = 2_000 }: ReadsOptions): Reads {
  if (urls.length === 0) return { query: (query, values) => primary.query(query, values), catchUp: async () => {}, end: async () => {} }
  const name = primary.options.application_name ?? 'toyline'
  const positions = primaryPositions(primary, maxAgeMs)
  const replicas = urls.map((url, at) => openReplica({ url, name: `${name}-replica-${at + 1}` }))
  let turn = 0

  function choose(needed: bigint): Replica | undefined {
    turn += 1
    return [...replicas.slice(turn % replicas.length), ...replicas.slice(0, turn % replicas.length)].find((one) => one.isWell(needed))
  }

  return {
    async query<Row extends pg.QueryResultRow>(query: Query, values?: unknown[]) {
      const needed = await positions.needed()
      const answer = (await choose(needed)?.query<Row>(needed, query, values)) ?? 'resting'
      if (typeof answer !== 'string') {
        answered.inc({ pool: name, from: 'replica', because: '' })
        return answer
      }
      answered.inc({ pool: name, from: 'primary', because: answer })
      return primary.query<Row>(query, values)
    },
    catchUp: () => positions.raise(),
    async end() {
      await Promise.all(replicas.map((one) => one.end()))
    },
  }
}
