import { setTimeout as pause } from 'node:timers/promises'
import type { SearchFeed } from '../store/search-feed.ts'
import type { Claim, EngineIndices, Index } from './engine-indices.ts'

export type EngineKeeper = {
  /** Brings what is searched up to date. Returns whether it is: not, where nothing is searched yet or the time was too short. */
  feed: (withinMs: number) => Promise<boolean>
  /**
   * Feeds, and goes on making a new index where one is being made, where there is none, or where the present one is a day old. What
   * is made is searched as soon as it is whole. Returns whether there is nothing left to do.
   */
  keep: (withinMs: number) => Promise<boolean>
  /** Has the next calls of `keep` make everything anew. */
  renew: () => Promise<void>
}

/** New words of the catalogue become parts of compounds when everything is made anew. */
const DAY_MS = 86_400_000
const TAKEN_PAUSE_MS = 100

/**
 * Fills the indices of a search engine. Any number of processes may do so at once: each portion is a turn, and of two turns the later
 * one holds. Nobody but the latest says how far an index is, so that what the other may have missed is read again.
 */
export function engineKeeper(indices: EngineIndices, source: SearchFeed, germanWords: () => Promise<readonly string[]>): EngineKeeper {
  let feeding: Promise<unknown> = Promise.resolve()
  let keeping: Promise<unknown> = Promise.resolve()

  /** Portion after portion, until an index has everything. Returns whether it has. */
  async function fill(index: string, untilMs: number): Promise<boolean> {
    let hasWritten = false
    let at = await indices.progress(index)
    while (at && performance.now() < untilMs) {
      if (at.until === null && at.since !== null && !(await source.hasChanges(at.since))) {
        if (hasWritten) await indices.refresh(index)
        return true
      }
      hasWritten = true
      at = (await takeTurn(index, at)) ?? (await lookAgain(index))
    }
    return false
  }

  /** One portion. Null where somebody else has taken a turn meanwhile. */
  async function takeTurn(index: string, at: Claim): Promise<Claim | null> {
    const until = at.until ?? (await source.snapshot())
    const turn = await indices.advance(index, at, { ...at, until, turn: at.turn + 1 })
    if (!turn) return null
    const { documents, next } = await source.portion(at.since, at.after)
    await indices.write(index, turn.turn, documents)
    const reached = next === null ? { since: until, until: null, after: 0 } : { since: at.since, until, after: next }
    return indices.advance(index, turn, { ...reached, turn: turn.turn })
  }

  async function lookAgain(index: string): Promise<Claim | null> {
    await pause(TAKEN_PAUSE_MS * Math.random())
    return indices.progress(index)
  }

  /** One after the other in this process; those of others take turns. */
  function feed(withinMs: number): Promise<boolean> {
    const untilMs = performance.now() + withinMs
    const fed = feeding.then(() => fill(indices.alias, untilMs))
    feeding = fed.catch(() => {})
    return fed
  }

  async function keep(withinMs: number): Promise<boolean> {
    const untilMs = performance.now() + withinMs
    let all = await indices.list()
    const live = newest(all, true)
    if (live) await feed(withinMs)
    if (!isBeingMade(all) && (!live || Date.now() - live.madeAt.getTime() > DAY_MS)) {
      await indices.make(await germanWords())
      all = await indices.list()
    }
    const next = newest(all, false)
    if (!next || !isBeingMade(all)) return true
    if (!(await fill(next.name, untilMs))) return false
    const others = all.filter((one) => one !== next)
    await indices.swap(
      next.name,
      others.filter(({ isLive }) => isLive).map(({ name }) => name),
    )
    await indices.remove(others.map(({ name }) => name))
    return true
  }

  return {
    feed,
    keep(withinMs) {
      const kept = keeping.then(() => keep(withinMs))
      keeping = kept.catch(() => {})
      return kept
    },
    renew: async () => indices.make(await germanWords()),
  }
}

function newest(all: readonly Index[], isLive: boolean): Index | undefined {
  return all.filter((one) => one.isLive === isLive).at(-1)
}

/** What is younger than all that is searched; what is older is left from one that was not finished. */
function isBeingMade(all: readonly Index[]): boolean {
  return all.at(-1)?.isLive === false
}
