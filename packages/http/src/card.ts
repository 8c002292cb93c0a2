import type { z } from 'zod'

/**
 * Who may call a route.
 * `anyone` needs no identity; `visitor` a guest or a signed-in person; `buyer` somebody signed in; `staff` and `admin` those
 * roles; `service` another service and never the outside.
 */
export type Who = 'anyone' | 'visitor' | 'buyer' | 'staff' | 'admin' | 'service'

/** One route, described once: validation, typed client, OpenAPI and the gateway's routing all come from it. */
export type Card = {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path in the owning service, with `:params`. Public routes appear under `/api/v1` at the gateway. */
  path: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  reply: z.ZodType
  /** Status of success; 200 unless said. */
  status?: number
  who: Who
  /** `public` routes are reachable through the gateway, `internal` ones between services only. */
  audience: 'public' | 'internal'
  summary: string
  /** Mutations that must carry an Idempotency-Key. */
  idempotent?: boolean
  /** `Cache-Control` of a success for shared caches, where the answer is the same for everybody who asks with this URL. */
  cache?: string
  /** Problem codes that a caller should be ready for. */
  problems?: readonly string[]
  /** The reply is a stream: no deadline, no buffering. */
  stream?: boolean
  /** Media types of the stream; server-sent events unless said. */
  streamed?: readonly string[]
  /** The body must reach the handler byte for byte (signed webhooks). */
  rawBody?: boolean
  /** The body is a file of one of these content types, and at most so large; it reaches the handler as its bytes. */
  upload?: { types: readonly string[]; maxBytes: number }
  /** Milliseconds the gateway gives the whole call; reads 2,000 and mutations 8,000 unless said. */
  budgetMs?: number
}

export type Cards = Record<string, Card>

/** Declares a card with its literal types kept. */
export function card<const C extends Card>(of: C): C {
  return of
}

type Part<C, K extends string> = C extends Record<K, infer S extends z.ZodType> ? S : undefined
/** What a caller passes. */
export type CallInput<C extends Card> = (Part<C, 'params'> extends z.ZodType
  ? { params: z.input<Part<C, 'params'> & z.ZodType> }
  : { params?: undefined }) &
  (Part<C, 'query'> extends z.ZodType ? { query?: z.input<Part<C, 'query'> & z.ZodType> } : { query?: undefined }) &
  (Part<C, 'body'> extends z.ZodType ? { body: z.input<Part<C, 'body'> & z.ZodType> } : { body?: undefined })
/** What a handler receives, parsed. */
export type HandlerInput<C extends Card> = {
  params: Part<C, 'params'> extends z.ZodType ? z.output<Part<C, 'params'> & z.ZodType> : Record<string, never>
  query: Part<C, 'query'> extends z.ZodType ? z.output<Part<C, 'query'> & z.ZodType> : Record<string, never>
  body: Part<C, 'body'> extends z.ZodType ? z.output<Part<C, 'body'> & z.ZodType> : undefined
}
export type Reply<C extends Card> = z.output<C['reply']>
