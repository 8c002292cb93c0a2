import type { Caller, CallerTokens } from './caller.ts'
import type { CallInput, Card, Cards, Reply } from './card.ts'
import { problemFrom } from './problem.ts'
import type { Transport } from './transport.ts'

export type CallOptions = {
  idempotencyKey?: string
  requestId?: string
  /** Absolute deadline in milliseconds since the epoch; passed on, and each hop spends less than what is left. */
  deadline?: number
  signal?: AbortSignal
  headers?: Record<string, string>
}

export type Client<C extends Cards> = {
  [K in keyof C]: (input: CallInput<C[K]>, options?: CallOptions) => Promise<Reply<C[K]>>
}

/** Fills a card's path and query. Arrays repeat their key; undefined is left out. */
export function cardPath(
  card: Card,
  input: { params?: Record<string, unknown> | undefined; query?: Record<string, unknown> | undefined },
): string {
  const path = card.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/**
 * A typed client made from cards. A refusal comes back as a thrown Problem with the neighbour's own code.
 * @param identity who this client speaks as
 */
export function client<const C extends Cards>(
  cards: C,
  transport: Transport,
  identity: { tokens: CallerTokens; caller: Caller },
): Client<C> {
  const calls: Record<string, unknown> = {}
  for (const [name, card] of Object.entries(cards)) {
    calls[name] = async (
      input: { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown },
      options: CallOptions = {},
    ) => {
      const reply = await transport({
        method: card.method,
        path: cardPath(card, input),
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${await identity.tokens.sign(identity.caller)}`,
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
          ...(options.requestId ? { 'x-request-id': options.requestId } : {}),
          ...(options.deadline ? { 'x-deadline': String(options.deadline) } : {}),
          ...options.headers,
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      })
      const body = reply.body.length > 0 ? (JSON.parse(reply.body.toString('utf8')) as unknown) : undefined
      if (reply.status >= 400) throw problemFrom(reply.status, body)
      return body
    }
  }
  return calls as Client<C>
}
