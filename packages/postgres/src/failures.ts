const READ_TIMEOUT = 'Query read timeout'

// https://www.postgresql.org/docs/18/errcodes-appendix.html: class 08, server shutting down or starting, disk full,
// too many connections, cancelled by statement_timeout, lock not available.
const UNAVAILABLE_STATES = /^(08...|57P0[123]|53...|57014|55P03)$/
const UNAVAILABLE_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
const UNAVAILABLE_TEXT = [
  READ_TIMEOUT,
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
]

export function isReadTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === READ_TIMEOUT
}

/** A prepared statement whose columns a migration has changed since: it fails before it does anything. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && error.message === 'cached plan must not change result type'
}

/** True when a query failed because the database is away, full or too busy: an answer of 503, never a bug of ours. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && (UNAVAILABLE_STATES.test(code) || UNAVAILABLE_SYSTEM.has(code))) return true
  return UNAVAILABLE_TEXT.some((text) => error.message.startsWith(text))
}
