import { type Cards, ordersCards, paymentsCards, productsCards, stockWishesCards, usersCards } from '@toyline/contracts'
import type { Card } from '@toyline/http'
import { z } from 'zod'
import { API_PREFIX } from '../forward/ask.ts'

type Shared = Record<string, Record<string, unknown>>

const ROOMS: [string, Cards][] = [
  ['Catalogue', { ...productsCards, ...stockWishesCards }],
  ['Cart, checkout and orders', ordersCards],
  ['Payment', paymentsCards],
  ['People', usersCards],
]

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable and made for programs.' },
    detail: { type: 'string', description: 'Made for people.' },
    requestId: { type: 'string' },
  },
}

/** The public API as an OpenAPI 3.1 document, made from the route cards alone. */
export function apiDescription(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  const shared: Shared = {}
  for (const [tag, cards] of ROOMS) {
    for (const card of Object.values(cards)) {
      if (card.audience !== 'public') continue
      const path = API_PREFIX + card.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [card.method.toLowerCase()]: operation(card, tag, shared) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Toyline API',
      version: '1.0.0',
      description:
        'Wholesale of toys, over HTTP. Money is a whole number of minor units with its currency. Every change takes an Idempotency-Key: the same key and body give the first answer again, another body gives 422. Refusals are problem+json (RFC 9457). A visitor is known by cookies: `toyline.guest` before sign-in, the session cookie after. What reads products shows them in `language`, or where the address names none in the one that Accept-Language prefers; what is not translated stands in English.',
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { Problem: PROBLEM, ...shared } },
  }
}

function operation(card: Card, tag: string, shared: Shared): Record<string, unknown> {
  return {
    operationId: card.name,
    summary: card.summary,
    tags: [tag],
    description: `For ${card.who === 'anyone' ? 'anyone' : card.who === 'visitor' ? 'guests and signed-in people' : `a signed-in ${card.who}`}.`,
    parameters: [...parameters(card, 'path', shared), ...parameters(card, 'query', shared), ...keyParameter(card)],
    ...(card.body ? { requestBody: { required: true, content: bodyOf(card, card.body, shared) } } : {}),
    responses: {
      [card.status ?? 200]: {
        description: 'Done.',
        content: card.stream
          ? Object.fromEntries((card.streamed ?? ['text/event-stream']).map((type) => [type, { schema: { type: 'string' } }]))
          : { 'application/json': { schema: schemaOf(card.reply, 'output', shared) } },
      },
      default: {
        description: card.problems ? `Refused; codes: ${card.problems.join(', ')}.` : 'Refused.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function bodyOf({ upload }: Card, body: z.ZodType, shared: Shared): Record<string, unknown> {
  if (!upload) return { 'application/json': { schema: schemaOf(body, 'input', shared) } }
  return Object.fromEntries(upload.types.map((type) => [type, {}]))
}

function parameters(card: Card, where: 'path' | 'query', shared: Shared): unknown[] {
  const object = where === 'path' ? card.params : card.query
  if (!object) return []
  const { properties = {}, required = [] } = schemaOf(object, 'input', shared) as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }))
}

function keyParameter(card: Card): unknown[] {
  if (!card.idempotent) return []
  return [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 255 } }]
}

/** A schema with its named parts moved to the shared components, so that each is written once. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shared: Shared): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12', reused: 'inline' })
  const text = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $schema: _dialect, $defs = {}, id, ...rest } = JSON.parse(text) as Record<string, unknown> & { $defs?: Shared; id?: string }
  for (const [name, part] of Object.entries($defs)) shared[name] = withoutId(part)
  if (id === undefined) return rest
  shared[id] = rest
  return { $ref: `#/components/schemas/${id}` }
}

function withoutId({ id: _id, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest
}
