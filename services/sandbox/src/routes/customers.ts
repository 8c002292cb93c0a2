import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { refuse } from '../domain/refusal.ts'
import { newId } from '../store/new-id.ts'
import type { KeyedCall } from '../store/store.ts'
import { type Answer, replay } from '../use-cases/change-intent.ts'
import { requireApiKey } from './authorise-caller.ts'
import { customerBody, read } from './read-input.ts'
import { makeWriteOnce } from './write-once.ts'

/** Customers, and the end of a card that stayed with one. */
export function mountCustomers(app: FastifyInstance, context: Context): void {
  const { store } = context
  const writeOnce = makeWriteOnce(context)

  app.post('/v1/customers', async (request, reply) => {
    requireApiKey(request, context.apiKey)
    const input = read(customerBody, request.body)
    return writeOnce(request, reply, {
      operation: 'POST /v1/customers',
      input,
      async work(call) {
        const body = await store.keepCustomer(newId('cus'), input.metadata, call)
        return body === 'key-used' ? earlier(call) : { status: 200, body, replayed: false }
      },
    })
  })

  async function earlier(call: KeyedCall | undefined): Promise<Answer> {
    const { kept } = await store.load({ key: call?.key })
    if (!kept || !call) throw new Error('a used idempotency key is gone')
    return replay(kept, call)
  }

  app.post<{ Params: { id: string } }>('/v1/payment_methods/:id/detach', async (request) => {
    requireApiKey(request, context.apiKey)
    const { id } = request.params
    if (await store.dropCard(id)) return { id, object: 'payment_method', customer: null }
    throw refuse(404, 'invalid_request_error', 'resource_missing', 'No customer has such a card.', 'id')
  })
}
