import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Pool } from 'undici'
import { problem } from './problem.ts'

export type TransportRequest = {
  method: string
  /** Path with query string. */
  path: string
  headers: Record<string, string>
  body?: string | Buffer
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
/** One way of reaching a service. The same request and reply whether it is in this process or behind a network. */
export type Transport = (request: TransportRequest) => Promise<TransportReply>

/** Calls a service that lives in this process, through its real routes, hooks and serialisation. */
export function injectTransport(app: FastifyInstance): Transport {
  return async ({ method, path, headers, body, stream, signal }) => {
    const gone = new AbortController()
    signal?.addEventListener('abort', () => gone.abort(), { once: true })
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(body === undefined ? {} : { payload: body }),
      ...(stream ? { payloadAsStream: true, signal: gone.signal } : {}),
    })
    return {
      status: reply.statusCode,
      headers: reply.headers as TransportReply['headers'],
      body: stream ? Buffer.alloc(0) : reply.rawPayload,
      ...(stream ? { stream: whenLeft(reply.stream() as Readable, () => gone.abort()) } : {}),
    }
  }
}

/** Whoever stops reading hangs up, as a closed connection does; without it the route would write for nobody, for ever. */
function whenLeft(stream: Readable, hangUp: () => void): Readable {
  stream.once('close', hangUp)
  return stream
}

/** Calls a service over HTTP with keep-alive. Every wait is bounded: connecting, headers, body. */
export function httpTransport({
  baseUrl,
  connectTimeoutMs = 300,
  connections = 64,
}: {
  baseUrl: string
  connectTimeoutMs?: number
  connections?: number
}): Transport & { close: () => Promise<void> } {
  const pool = new Pool(baseUrl, {
    connections,
    connectTimeout: connectTimeoutMs,
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    keepAliveTimeout: 4_000,
  })
  const call: Transport = async ({ method, path, headers, body, signal, stream }) => {
    const reply = await pool
      .request({
        method: method as 'GET',
        path,
        headers,
        body: body ?? null,
        ...(signal ? { signal } : {}),
        ...(stream ? { bodyTimeout: 0 } : {}),
      })
      .catch((cause: Error) => {
        throw Object.assign(problem(503, 'service-unavailable', 'A part of the shop is not answering.', { retryAfter: 2 }), { cause })
      })
    if (stream) return { status: reply.statusCode, headers: reply.headers, body: Buffer.alloc(0), stream: reply.body }
    return { status: reply.statusCode, headers: reply.headers, body: Buffer.from(await reply.body.arrayBuffer()) }
  }
  return Object.assign(call, { close: () => pool.close() })
}
