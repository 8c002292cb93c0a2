import { RefusedFile } from './findings.ts'
import type { Row } from './read-rows.ts'
import { seenBefore } from './seen-before.ts'

export type Group = { key: string; rows: Row[] }

/** Rows of products whose rows are scattered over the file wait in memory until its end. */
const MAX_WAITING_ROWS = 20_000
/** One product's rows: 2,000 variants in 4 currencies, and pictures. */
const MAX_ROWS_A_PRODUCT = 10_000

export type Survey = { rows: number; scattered: ReadonlySet<string> }

/** Reads all rows once: how many there are, and which products' rows do not follow each other. */
export async function surveyRows(rows: AsyncIterable<Row>, keyOf: (row: Row) => string): Promise<Survey> {
  const seen = seenBefore()
  const scattered = new Set<string>()
  let count = 0
  let last: string | null = null
  for await (const row of rows) {
    count++
    const key = keyOf(row)
    if (key !== last && key !== '' && seen(key)) scattered.add(key)
    last = key
  }
  return { rows: count, scattered }
}

/**
 * The rows of each product together, in constant memory: products whose rows follow each other as they come, the others
 * at the end, so that each is complete. Rows without a key come as groups of one. Throws RefusedFile where too much would
 * have to wait.
 */
export async function* groupRows(
  rows: AsyncIterable<Row>,
  keyOf: (row: Row) => string,
  scattered: ReadonlySet<string>,
): AsyncGenerator<Group> {
  const waiting = new Map<string, Row[]>()
  let waitingRows = 0
  let open: Group | null = null
  for await (const row of rows) {
    const key = keyOf(row)
    if (open && (key === '' || key !== open.key)) {
      yield open
      open = null
    }
    if (key === '') yield { key, rows: [row] }
    else if (scattered.has(key)) {
      if (++waitingRows > MAX_WAITING_ROWS)
        throw new RefusedFile(
          'The rows of too many products are scattered over this file. Sort it by product (handle) and import it again.',
        )
      const known = waiting.get(key)
      if (known) known.push(row)
      else waiting.set(key, [row])
    } else if (open) open.rows.push(row)
    else open = { key, rows: [row] }
    if (open && open.rows.length > MAX_ROWS_A_PRODUCT)
      throw new RefusedFile(
        `From row ${open.rows[0]?.number} on, more than ${MAX_ROWS_A_PRODUCT} rows belong to one product ("${key.slice(0, 60)}").`,
      )
  }
  if (open) yield open
  for (const [key, held] of waiting) yield { key, rows: held }
}
