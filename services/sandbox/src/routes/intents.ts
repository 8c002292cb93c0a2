import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { PaymentIntent } from '../api.ts'
import type { Context } from '../context.ts'
import { cancel, capture, refund } from '../domain/capture.ts'
import { createIntent, together } from '../domain/create-intent.ts'
import { refuse } from '../domain/refusal.ts'
import type { IntentRow } from '../domain/rows.ts'
import type { Behaviour } from '../domain/test-cards.ts'
import { newId, randomText } from '../store/new-id.ts'
import { decideConfirm, requireReturnable, tokenToLoad } from '../use-cases/confirm-intent.ts'
import { hasApiKey, intentOfSecret, requireApiKey, sameSecret } from './authorise-caller.ts'
import { cancelBody, captureBody, confirmBody, createIntentBody, intentQuery, read, refundBody } from './read-input.ts'
import { makeWriteOnce } from './write-once.ts'

type WithId = { Params: { id: string } }

/** Payment intents and refunds: everything that moves money. */
export function mountIntents(app: FastifyInstance, context: Context): void {
  const writeOnce = makeWriteOnce(context)
  const { changeIntent } = context

  app.post('/v1/payment_intents', async (request, reply) => {
    requireApiKey(request, context.apiKey)
    const input = read(createIntentBody, request.body)
    if (input.confirm && input.payment_method === undefined) throw missing('payment_method')
    requireReturnable(input.return_url, context.allowedOrigins)
    let behaviour: Behaviour | null = null
    return writeOnce(request, reply, {
      operation: 'POST /v1/payment_intents',
      input,
      behaviour: () => behaviour,
      work(call) {
        const method = input.confirm ? input.payment_method : undefined
        return changeIntent({
          token: tokenToLoad(method),
          call,
          requestId: request.id,
          decide(loaded) {
            const { amount, currency, capture_method, metadata } = input
            const asked = {
              amount,
              currency,
              capture_method,
              metadata,
              description: input.description ?? null,
              return_url: input.return_url ?? null,
              customer: input.customer ?? null,
              setup_future_usage: input.setup_future_usage ?? null,
            }
            const id = newId('pi')
            const created = createIntent(asked, { id, clientSecret: `${id}_secret_${randomText(24)}` }, newId)
            if (method === undefined) return created
            const confirmed = decideConfirm(created.intent, { method, loaded, returnUrl: undefined, publicUrl: context.publicUrl() })
            behaviour = confirmed.intent.behaviour
            return together(created, confirmed)
          },
        })
      },
    })
  })

  app.post<WithId>('/v1/payment_intents/:id/confirm', async (request, reply) => {
    const byKey = hasApiKey(request, context.apiKey)
    const secret = byKey ? undefined : readSecret(request.body)
    if (!byKey && secret === undefined) requireApiKey(request, context.apiKey)
    const input = read(confirmBody, request.body)
    requireReturnable(input.return_url, context.allowedOrigins)
    const { id } = request.params
    let behaviour: Behaviour | null = null
    return writeOnce(request, reply, {
      operation: `POST /v1/payment_intents/${id}/confirm`,
      input,
      ...(secret === undefined ? {} : { scope: secret, view: publicView }),
      behaviour: () => behaviour,
      work: (call) =>
        changeIntent({
          intent: id,
          token: tokenToLoad(input.payment_method),
          call,
          requestId: request.id,
          decide(loaded) {
            const intent = withCustomer(found(loaded.intent, id), input)
            if (secret !== undefined && !sameSecret(secret, intent.client_secret)) throw noSuch(id)
            const method = input.payment_method
            const change = decideConfirm(intent, { method, loaded, returnUrl: input.return_url, publicUrl: context.publicUrl() })
            behaviour = change.intent.behaviour
            return change
          },
        }),
    })
  })

  app.post<WithId>('/v1/payment_intents/:id/capture', async (request, reply) => {
    requireApiKey(request, context.apiKey)
    const input = read(captureBody, request.body)
    if (!input.final_capture && !context.multicapture) throw noMulticapture()
    const { id } = request.params
    return writeOnce(request, reply, {
      operation: `POST /v1/payment_intents/${id}/capture`,
      input,
      work: (call) =>
        changeIntent({
          intent: id,
          call,
          requestId: request.id,
          decide({ intent, charge }) {
            const present = found(intent, id)
            return capture(present, charge, { amount: input.amount_to_capture, isFinal: input.final_capture }, newId)
          },
        }),
    })
  })

  app.post<WithId>('/v1/payment_intents/:id/cancel', async (request, reply) => {
    requireApiKey(request, context.apiKey)
    const input = read(cancelBody, request.body)
    const { id } = request.params
    return writeOnce(request, reply, {
      operation: `POST /v1/payment_intents/${id}/cancel`,
      input,
      work: (call) =>
        changeIntent({
          intent: id,
          call,
          requestId: request.id,
          decide: ({ intent }) => cancel(found(intent, id), input.cancellation_reason ?? null, newId),
        }),
    })
  })

  app.get<WithId>('/v1/payment_intents/:id', async (request, reply) => {
    const { id } = request.params
    const secret = read(intentQuery, request.query).client_secret
    if (secret === undefined) requireApiKey(request, context.apiKey)
    else if (intentOfSecret(secret) !== id) throw noSuch(id)
    const body = await context.lists.one('intents', id)
    if (body === undefined) throw noSuch(id)
    reply.type('application/json')
    if (secret === undefined) return body
    if (!sameSecret(secret, (JSON.parse(body) as PaymentIntent).client_secret)) throw noSuch(id)
    return publicView(body)
  })

  app.post('/v1/refunds', async (request, reply) => {
    requireApiKey(request, context.apiKey)
    const input = read(refundBody, request.body)
    return writeOnce(request, reply, {
      operation: 'POST /v1/refunds',
      input,
      async work(call) {
        const id = input.payment_intent ?? (await context.store.intentOfCharge(input.charge ?? ''))
        if (id === undefined) throw noSuch(input.charge ?? '')
        return changeIntent({
          intent: id,
          call,
          requestId: request.id,
          decide({ intent, charge }) {
            const present = found(intent, id)
            if (input.charge !== undefined && charge?.id !== input.charge) throw noSuch(input.charge)
            return refund(present, charge, { amount: input.amount, reason: input.reason, metadata: input.metadata }, newId)
          },
        })
      },
    })
  })
}

/** A browser with the client secret sees neither metadata nor description. */
function publicView(body: string): string {
  const parsed = JSON.parse(body) as Record<string, unknown>
  const hide = (intent: object) => ({ ...intent, metadata: {}, description: null })
  if (parsed.object === 'payment_intent') return JSON.stringify(hide(parsed))
  const error = parsed.error as { payment_intent?: object } | undefined
  if (!error?.payment_intent) return body
  return JSON.stringify({ error: { ...error, payment_intent: hide(error.payment_intent) } })
}

function readSecret(body: unknown): string | undefined {
  const secret = typeof body === 'object' && body !== null && 'client_secret' in body ? body.client_secret : undefined
  return typeof secret === 'string' ? secret : undefined
}

/** An intent becomes somebody's once, and then stays theirs. */
function withCustomer(intent: IntentRow, { customer, setup_future_usage }: z.output<typeof confirmBody>): IntentRow {
  if (customer !== undefined && intent.customer !== null && intent.customer !== customer)
    throw refuse(400, 'invalid_request_error', 'parameter_invalid', 'This payment intent is another customer’s.', 'customer')
  return {
    ...intent,
    customer: customer ?? intent.customer,
    setup_future_usage: setup_future_usage ?? intent.setup_future_usage,
  }
}

function found(intent: IntentRow | null, id: string): IntentRow {
  if (!intent) throw noSuch(id)
  return intent
}

function noSuch(id: string) {
  return refuse(404, 'invalid_request_error', 'resource_missing', `No such object: '${id.slice(0, 100)}'`, 'id')
}

function noMulticapture() {
  const message = 'This account cannot capture a payment intent in several parts.'
  return refuse(400, 'invalid_request_error', 'multicapture_unavailable', message, 'final_capture')
}

function missing(name: string) {
  return refuse(400, 'invalid_request_error', 'parameter_missing', `Missing required parameter: ${name}.`, name)
}
