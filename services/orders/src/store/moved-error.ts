import { Moved } from '../domain/moved.ts'

const UNIQUE_VIOLATION = '23505'
/** Raised by orders.moved(). */
const MOVED = 'TL001'

/** Somebody else was first, as the database puts it. */
export function movedIfSo(error: unknown): never {
  const { code } = error as { code?: unknown }
  if (code === UNIQUE_VIOLATION || code === MOVED) throw new Moved()
  throw error
}
