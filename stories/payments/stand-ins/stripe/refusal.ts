/** An answer of Stripe's that is an error. */
export class Refusal extends Error {
  readonly status: number
  readonly body: { error: { type: string; code?: string; message: string; param?: string; payment_intent?: object; decline_code?: string } }
  constructor(
    status: number,
    error: { type: string; code?: string; param?: string; payment_intent?: object; decline_code?: string; message?: string },
  ) {
    super(error.code ?? error.type)
    this.status = status
    this.body = { error: { ...error, message: error.message ?? `The stand-in refuses: ${error.code ?? error.type}.` } }
  }
}

export function badRequest(code: string, param?: string): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', code, ...(param ? { param } : {}) })
}

export function unexpectedState(intent: object): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', payment_intent: intent })
}
