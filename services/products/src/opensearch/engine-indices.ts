import { z } from 'zod'
import type { SearchDocument } from '../domain/search-document.ts'
import { type Ask, EngineRefused } from './ask-engine.ts'
import { INDEX_FORMAT, indexBody } from './index-body.ts'

/**
 * How far an index is, kept in the index itself, so that one which is lost, or comes back from a backup, says what it lacks.
 * A round writes what changed `since` a snapshot, null for everything, `after` an ordinal; when it is over, the next one begins at
 * `until`, the snapshot at which it began. Each portion of it has a `turn` of its own.
 */
export type Progress = { since: string | null; until: string | null; after: number; turn: number }
/** With what it takes to change it only where nobody else has meanwhile. */
export type Claim = Progress & { seqNo: number; primaryTerm: number }
export type Index = { name: string; madeAt: Date; isLive: boolean }

export type EngineIndices = {
  /** What is searched. */
  alias: string
  /** All of this release's form, the oldest first. */
  list: () => Promise<Index[]>
  /** Makes an empty one, which nobody searches yet. */
  make: (germanWords: readonly string[]) => Promise<void>
  /** Null where there is no such index. */
  progress: (index: string) => Promise<Claim | null>
  /** Null where somebody else has changed it since. */
  advance: (index: string, from: Claim, to: Progress) => Promise<Claim | null>
  /** Writes documents, or takes them away, unless a later turn has done so already. */
  write: (index: string, turn: number, documents: readonly { ordinal: number; document: SearchDocument | null }[]) => Promise<void>
  /** Makes what was written so far found. */
  refresh: (index: string) => Promise<void>
  /** Has an index be searched in the place of others, in one step. */
  swap: (index: string, others: readonly string[]) => Promise<void>
  remove: (indices: readonly string[]) => Promise<void>
  /** How many products an index holds. */
  count: (index: string) => Promise<number>
}

const PROGRESS_ID = 'progress'
const NAME_DIGITS = /(\d{17})$/

const Listed = z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()) }))
const Written = z.object({ _seq_no: z.int(), _primary_term: z.int() })
const Kept = Written.extend({
  _source: z.object({ progress: z.object({ since: z.string().nullable(), until: z.string().nullable(), after: z.int(), turn: z.int() }) }),
})
const Bulk = z.object({ items: z.array(z.record(z.string(), z.object({ status: z.int(), error: z.unknown().optional() }))) })
const Counted = z.object({ count: z.int() })

/** The indices of this release, whose form has a name of its own: a release before it goes on with its own ones. */
export function engineIndices(ask: Ask, prefix: string): EngineIndices {
  const alias = `${prefix}-${INDEX_FORMAT}`

  return {
    alias,
    async list() {
      const found = Listed.parse(await ask({ method: 'GET', path: `/${alias}-*/_alias` }))
      return Object.entries(found)
        .flatMap(([name, { aliases }]): Index[] => {
          const digits = NAME_DIGITS.exec(name)?.[1]
          return digits ? [{ name, madeAt: dateOf(digits), isLive: alias in aliases }] : []
        })
        .sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
    },
    async make(germanWords) {
      const name = `${alias}-${new Date().toISOString().replace(/\D/g, '')}`
      await ask({ method: 'PUT', path: `/${name}`, json: indexBody(germanWords) })
      const progress: Progress = { since: null, until: null, after: 0, turn: 0 }
      await ask({ method: 'PUT', path: `/${name}/_create/${PROGRESS_ID}`, json: { progress } })
    },
    async progress(index) {
      const kept = await unless(404, ask({ method: 'GET', path: `/${index}/_doc/${PROGRESS_ID}?preference=_primary` }))
      if (kept === null) return null
      const { _source, _seq_no: seqNo, _primary_term: primaryTerm } = Kept.parse(kept)
      return { ..._source.progress, seqNo, primaryTerm }
    },
    async advance(index, { seqNo, primaryTerm }, { since, until, after, turn }) {
      const progress = { since, until, after, turn }
      const path = `/${index}/_doc/${PROGRESS_ID}?if_seq_no=${seqNo}&if_primary_term=${primaryTerm}`
      const written = await unless(409, ask({ method: 'PUT', path, json: { progress } }))
      if (written === null) return null
      const { _seq_no, _primary_term } = Written.parse(written)
      return { ...progress, seqNo: _seq_no, primaryTerm: _primary_term }
    },
    async write(index, turn, documents) {
      if (documents.length === 0) return
      const lines = documents.flatMap(({ ordinal, document }): unknown[] => {
        const target = { _id: String(ordinal), version: turn, version_type: 'external_gte' }
        return document ? [{ index: target }, document] : [{ delete: target }]
      })
      const { items } = Bulk.parse(await ask({ method: 'POST', path: `/${index}/_bulk?filter_path=items.*.status,items.*.error`, lines }))
      const failed = items.flatMap((item) => Object.values(item)).find(({ status }) => status >= 400 && status !== 404 && status !== 409)
      if (failed) throw new Error(`the search engine did not take a document: ${JSON.stringify(failed)}`)
    },
    async refresh(index) {
      await ask({ method: 'POST', path: `/${index}/_refresh` })
    },
    async swap(index, others) {
      await ask({ method: 'PUT', path: `/${index}/_settings`, json: { index: { refresh_interval: '1s' } } })
      await ask({ method: 'POST', path: `/${index}/_refresh` })
      const actions = [...others.map((name) => ({ remove: { index: name, alias } })), { add: { index, alias } }]
      await ask({ method: 'POST', path: '/_aliases', json: { actions } })
    },
    async remove(indices) {
      for (const index of indices) await unless(404, ask({ method: 'DELETE', path: `/${index}` }))
    },
    async count(index) {
      return Counted.parse(await ask({ method: 'POST', path: `/${index}/_count`, json: { query: { exists: { field: 'ordinal' } } } })).count
    },
  }
}

/** `20261127231500123` */
function dateOf(digits: string): Date {
  const [, year, month, day, hour, minute, second, ms] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(digits) ?? []
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
}

async function unless(status: number, asking: Promise<unknown>): Promise<unknown | null> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof EngineRefused && error.status === status) return null
    throw error
  }
}
