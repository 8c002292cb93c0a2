/** A refusal that a caller can act on: what becomes a problem+json answer. */
export type Refusal = { status: number; code: string; detail: string; extra?: Record<string, unknown> }

export function isRefusal(value: unknown): value is { refusal: Refusal } {
  return typeof value === 'object' && value !== null && 'refusal' in value
}
