import type { ErrorType } from '../api.ts'

/** An answer other than success, in the provider's own error shape. */
export class Refusal extends Error {
  readonly status: number
  readonly type: ErrorType
  readonly code: string
  readonly param: string | undefined

  constructor(status: number, type: ErrorType, code: string, message: string, param?: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.type = type
    this.code = code
    this.param = param
  }
}

/** Makes a refusal; the caller throws it. */
export function refuse(status: number, type: ErrorType, code: string, message: string, param?: string): Refusal {
  return new Refusal(status, type, code, message, param)
}

/** The body of a refusal. */
export function refusalBody(refusal: Refusal): string {
  const { type, code, message, param } = refusal
  return JSON.stringify({ error: { type, code, message, ...(param ? { param } : {}) } })
}
