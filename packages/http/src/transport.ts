import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Pool } from 'undici'
import { exchange } from './local-exchange.ts'
import { type Problem, problem } from './problem.ts'

export type TransportRequest = {
  method: string
  /** Path with query string. */
  path: string
  headers: Record<string, string>
  body?: string | Buffer
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal
  stream?: boolean
}
export type TransportReply = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** Present instead of a body when a stream was asked for. */
  stream?: Readable
}
/**
 * One way of reaching a service. The same request and reply whether it is in this process or behind a network.
 * Errors: 503 `service-unavailable` when no answer came, 499 `caller-left` when the signal said that nobody waits.
 */
export type Transport = (request: TransportRequest) => Promise<TransportReply>

const NOTHING = Buffer.alloc(0)

/** Calls a service that lives in this process, through its real routes, hooks and serialisation. */
export function injectTransport(app: FastifyInstance): Transport {
  let ready = false
  return async (request) => {
    if (request.stream) return injectStream(app, request)
    if (!ready) {
      await app.ready()
      ready = true
    }
    return exchange(app, request)
  }
}

/** Whoever stops reading hangs up, as a closed connection does; without it the route would write for nobody, for ever. */
async function injectStream(app: FastifyInstance, { method, path, headers, signal }: TransportRequest): Promise<TransportReply> {
  const gone = new AbortController()
  const hangUp = () => gone.abort()
  signal?.addEventListener('abort', hangUp, { once: true })
  try {
    const reply = await app.inject({ method: method as 'GET', url: path, headers, payloadAsStream: true, signal: gone.signal })
    const stream = (reply.stream() as Readable).once('close', hangUp)
    return { status: reply.statusCode, headers: reply.headers as TransportReply['headers'], body: NOTHING, stream }
  } catch (error) {
    throw signal?.aborted ? callerLeft() : error
  }
}

/**
 * Calls a service over HTTP with keep-alive. Every wait is bounded: connecting, headers, body. Connections are not: how many calls there
 * are at once is for the walls of each class of calls to say, and a line for connections would let one class wait for another.
 */
export function httpTransport({
  baseUrl,
  connectTimeoutMs = 300,
}: {
  baseUrl: string
  connectTimeoutMs?: number
}): Transport & { close: () => Promise<void> } {
  const pool = new Pool(baseUrl, {
    connections: null,
    connectTimeout: connectTimeoutMs,
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    keepAliveTimeout: 4_000,
  })
  const call: Transport = async ({ method, path, headers, body, signal, stream }) => {
    try {
      const reply = await pool.request({
        method: method as 'GET',
        path,
        headers,
        body: body ?? null,
        ...(signal ? { signal } : {}),
        ...(stream ? { bodyTimeout: 0 } : {}),
      })
      const { statusCode: status, headers: said } = reply
      if (stream) return { status, headers: said, body: NOTHING, stream: reply.body }
      return { status, headers: said, body: Buffer.from(await reply.body.arrayBuffer()) }
    } catch (cause) {
      throw Object.assign(signal?.aborted ? callerLeft() : noAnswer(), { cause })
    }
  }
  return Object.assign(call, { close: () => pool.close() })
}

/** Not standardised; known from nginx. Nobody is left to read it. */
function callerLeft(): Problem {
  return problem(499, 'caller-left', 'Whoever asked has left.')
}

function noAnswer(): Problem {
  return problem(503, 'service-unavailable', 'A part of the shop is not answering.', { retryAfter: 2 })
}
