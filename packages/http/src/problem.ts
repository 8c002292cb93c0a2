/**
 * What can go wrong and be answered, as one value. It travels as `application/problem+json` (RFC 9457).
 * Anything that is thrown and is not a Problem is a bug and becomes a 500 with a request id.
 */
export class Problem extends Error {
  readonly status: number
  /** kebab-case, stable, made for programs: `out-of-stock`, `idempotency-key-reused`. */
  readonly code: string
  /** What a program needs to answer: field errors, reasons per line, `retryAfter` in seconds. */
  readonly extra: Record<string, unknown>

  constructor(status: number, code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.extra = extra
  }
}

export function problem(status: number, code: string, detail: string, extra?: Record<string, unknown>): Problem {
  return new Problem(status, code, detail, extra)
}

/** The wire form of a problem. */
export type ProblemBody = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  requestId?: string
} & Record<string, unknown>

export function problemBody(of: Problem, requestId?: string): ProblemBody {
  return {
    type: `https://toyline.example/problems/${of.code}`,
    title: of.code.replaceAll('-', ' '),
    ...of.extra,
    status: of.status,
    code: of.code,
    detail: of.message,
    ...(requestId ? { requestId } : {}),
  }
}

/** Reads a problem back from a neighbour's answer; a body that is no problem becomes a 502, never a guess. */
export function problemFrom(status: number, body: unknown): Problem {
  if (body !== null && typeof body === 'object' && 'code' in body && 'detail' in body) {
    const { code, detail, type: _type, title: _title, status: _status, requestId: _requestId, ...extra } = body as ProblemBody
    return new Problem(status, String(code), String(detail), extra)
  }
  return new Problem(502, 'bad-upstream-answer', `A service answered ${status} without saying why.`)
}
