import { type IntLists, intLists, listOf, roomFor, setList } from './int-lists.ts'

/**
 * Sets of values that many products share, each set once. A product has the number of its set instead of the values, and what is
 * counted by set is counted by value at the end.
 */
export type Profiles = {
  /** By product ordinal. */
  of: Int32Array
  /** By profile. */
  values: IntLists
  count: number
  numbers: Map<string, number>
}

/** Number 0 is the empty set. */
export function profiles(): Profiles {
  return { of: new Int32Array(1024), values: intLists(), count: 1, numbers: new Map([['', 0]]) }
}

export function setProfile(profiles: Profiles, ordinal: number, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b)
  const key = sorted.join()
  let number = profiles.numbers.get(key)
  if (number === undefined) {
    number = profiles.count++
    profiles.numbers.set(key, number)
    setList(profiles.values, number, sorted)
  }
  profiles.of = roomFor(profiles.of, ordinal + 1)
  profiles.of[ordinal] = number
}

export function profileOf(profiles: Profiles, ordinal: number): Int32Array {
  return listOf(profiles.values, profiles.of[ordinal] ?? 0)
}
