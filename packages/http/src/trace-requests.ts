import { type Begun, begin, type Carrier, carried, isTracing, noteOrderIn } from '@toyline/observability'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transport } from './transport.ts'

/**
 * Makes each request a piece of work of this room, and all that it does for it a part of that. Nothing is installed while nobody
 * collects traces.
 * @param from what of a request may say which trace it belongs to
 */
export function traceRequests(
  app: FastifyInstance,
  { room, from }: { room: string; from: (request: FastifyRequest, reply: FastifyReply) => FastifyRequest['headers'] | undefined },
): void {
  if (!isTracing()) return
  const works = new WeakMap<FastifyRequest, Begun>()
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const work = begin({
      room,
      name: `${request.method} ${route}`,
      kind: 'server',
      from: from(request, reply) as Carrier | undefined,
      attributes: { 'http.request.method': request.method, 'http.route': route, 'request.id': request.id },
    })
    works.set(request, work)
    work.runIn(() => {
      noteOrderIn(request.params)
      done()
    })
  })
  // A body arrives by itself, outside of what began here.
  app.addHook('preValidation', (request, _reply, done) => works.get(request)?.runIn(done))
  app.addHook('onError', (request, _reply, error, done) => {
    if (((error as { status?: number }).status ?? 500) >= 500) works.get(request)?.fail(error)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    works.get(request)?.end({ 'http.response.status_code': reply.statusCode })
    done()
  })
}

/** A neighbour's transport that passes the trace on. What is said to outsiders never goes through it. */
export function passTrace(transport: Transport): Transport {
  return (request) => {
    const carrier = carried()
    return transport(carrier ? { ...request, headers: { ...request.headers, ...carrier } } : request)
  }
}
