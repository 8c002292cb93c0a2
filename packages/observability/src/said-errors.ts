import { idsOfNow } from './tracing.ts'

/** A line that a room logged as an error, before it was written. */
export type SaidError = {
  room: string
  level: 'error' | 'fatal'
  message: string
  fields: Record<string, unknown>
  ids: ReturnType<typeof idsOfNow>
}

let heard: ((said: SaidError) => void) | undefined

/** One listener; undefined ends it. */
export function hearErrors(listener: ((said: SaidError) => void) | undefined): void {
  heard = listener
}

const FATAL = 60

/** @param bindings what the log says in each of its lines; `given` what this one was given: fields, and a message */
export function sayError(bindings: Record<string, unknown>, given: unknown[], level: number): void {
  if (!heard) return
  const [first, second] = given
  const fields = first instanceof Error ? { err: first } : typeof first === 'object' && first !== null ? first : {}
  const message = typeof first === 'string' ? first : typeof second === 'string' ? second : 'an error'
  heard({
    room: String(bindings.name),
    level: level >= FATAL ? 'fatal' : 'error',
    message,
    fields: { ...bindings, ...fields },
    ids: idsOfNow(),
  })
}
