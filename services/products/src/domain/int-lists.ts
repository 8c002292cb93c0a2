/** A list of small integers per row, all in one array, so that 50,000 lists cost no 50,000 objects. */
export type IntLists = { pool: Int32Array; used: number; live: number; start: Int32Array; length: Int32Array }

export function intLists(): IntLists {
  return { pool: new Int32Array(1024), used: 0, live: 0, start: new Int32Array(1024), length: new Int32Array(1024) }
}

/** An array with room for this many entries: the same one, or a copy that is at least twice as long. */
export function roomFor<A extends Int32Array | Uint16Array | Uint8Array>(array: A, size: number): A {
  if (array.length >= size) return array
  const grown = new (array.constructor as new (length: number) => A)(Math.max(size, array.length * 2))
  grown.set(array)
  return grown
}

export function setList(lists: IntLists, row: number, values: readonly number[]): void {
  lists.start = roomFor(lists.start, row + 1)
  lists.length = roomFor(lists.length, row + 1)
  lists.live += values.length - (lists.length[row] as number)
  lists.pool = roomFor(lists.pool, lists.used + values.length)
  lists.start[row] = lists.used
  lists.length[row] = values.length
  lists.pool.set(values, lists.used)
  lists.used += values.length
  if (lists.used > 4096 && lists.used > 2 * lists.live) compact(lists)
}

export function listOf(lists: IntLists, row: number): Int32Array {
  const start = lists.start[row] ?? 0
  return lists.pool.subarray(start, start + (lists.length[row] ?? 0))
}

export function listHas({ pool, start, length }: IntLists, row: number, value: number): boolean {
  const first = start[row] as number
  const end = first + (length[row] as number)
  for (let at = first; at < end; at++) if (pool[at] === value) return true
  return false
}

/** Lists that were set again leave their old place behind. */
function compact(lists: IntLists): void {
  const pool = new Int32Array(Math.max(1024, Math.ceil(lists.live * 1.5)))
  let used = 0
  for (let row = 0; row < lists.start.length; row++) {
    const values = listOf(lists, row)
    pool.set(values, used)
    lists.start[row] = used
    used += values.length
  }
  lists.pool = pool
  lists.used = used
}
