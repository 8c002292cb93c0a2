import { problem } from '@toyline/http'

/** A place in a list that is ordered by time and id. */
type Place = { createdAt: string; id: string }

export function cursorOf({ createdAt, id }: Place): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')
}

/** Errors: 400 `bad-cursor`. */
export function readCursor(cursor: string): Place {
  try {
    const [createdAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof createdAt === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(createdAt))) return { createdAt, id }
  } catch {
    // Falls through to the refusal.
  }
  throw problem(400, 'bad-cursor', 'This cursor was not made by this list.')
}
