import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { refuse } from '../domain/refusal.ts'
import { requireApiKey } from './authorise-caller.ts'
import { eventsQuery, ofIntentQuery, pageQuery, read } from './read-input.ts'

/** What reconciliation reads: lists newest first, and single objects. */
export function mountReads(app: FastifyInstance, context: Context): void {
  const { lists } = context

  function mountList(url: string, answer: (query: unknown) => Promise<string>): void {
    app.get(url, async (request, reply) => {
      requireApiKey(request, context.apiKey)
      const body = await answer(request.query)
      return reply.type('application/json').send(body)
    })
  }

  mountList('/v1/payment_intents', (query) => lists.intents('/v1/payment_intents', read(pageQuery, query)))

  mountList('/v1/payment_intents/search', (query) => {
    const { metadata, rest } = splitMetadata(query)
    if (Object.keys(metadata).length === 0) {
      throw refuse(400, 'invalid_request_error', 'parameter_missing', 'Missing required parameter: metadata[key].', 'metadata')
    }
    return lists.intents('/v1/payment_intents/search', read(pageQuery, rest), metadata)
  })

  mountList('/v1/refunds', (query) => {
    const { payment_intent, ...page } = read(ofIntentQuery, query)
    return lists.refunds('/v1/refunds', page, payment_intent)
  })

  mountList('/v1/balance_transactions', (query) => {
    const { payment_intent, ...page } = read(ofIntentQuery, query)
    return lists.movements('/v1/balance_transactions', page, payment_intent)
  })

  mountList('/v1/events', (query) => {
    const { payment_intent, type, ...page } = read(eventsQuery, query)
    return lists.events('/v1/events', page, { type, intent: payment_intent })
  })

  for (const table of ['charges', 'refunds', 'events'] as const) {
    app.get<{ Params: { id: string } }>(`/v1/${table}/:id`, async (request, reply) => {
      requireApiKey(request, context.apiKey)
      const body = await lists.one(table, request.params.id)
      if (body === undefined) {
        throw refuse(404, 'invalid_request_error', 'resource_missing', `No such object: '${request.params.id.slice(0, 100)}'`, 'id')
      }
      return reply.type('application/json').send(body)
    })
  }
}

/** `metadata[order_id]=x` as a pair; everything else untouched. */
function splitMetadata(query: unknown): { metadata: Record<string, string>; rest: Record<string, unknown> } {
  const metadata: Record<string, string> = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    const key = /^metadata\[([^\]]{1,40})\]$/.exec(name)?.[1]
    if (key !== undefined && typeof value === 'string') metadata[key] = value
    else rest[name] = value
  }
  return { metadata, rest }
}
