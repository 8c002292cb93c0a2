import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Transport, TransportReply } from '@toyline/http'
import { z } from 'zod'
import { Failed, NoAnswer, NotSent, type Provider, type ProviderCard, type ProviderPayment } from '../domain/provider.ts'
import { type Patience, reachProvider } from './reach-provider.ts'
import { readMovements } from './sandbox-movements.ts'

export type SandboxSettings = Patience & {
  apiKey: string
  webhookSecrets: readonly string[]
  publicUrl: string
  /** Whether our account may take what is authorised in several parts; it may unless said. */
  capturesInParts?: boolean
}

const SIGNATURE_AGE_SECONDS = 300
const PAGE = 100

/** The parts of the provider's intent that we read; everything else of its answer is ignored. */
const Intent = z.object({
  id: z.string(),
  amount: z.int(),
  amount_received: z.int(),
  amount_refunded: z.int(),
  currency: z.string(),
  status: z.enum(['requires_payment_method', 'requires_action', 'processing', 'requires_capture', 'succeeded', 'canceled']),
  metadata: z.record(z.string(), z.string()),
  payment_method: z.string().nullable(),
  card: z.object({ brand: z.string(), last4: z.string(), exp_month: z.int(), exp_year: z.int() }).nullable(),
  last_payment_error: z.object({ code: z.string(), decline_code: z.string().nullish() }).nullable(),
  next_action: z.object({ redirect_to_url: z.object({ url: z.string() }) }).nullable(),
  disputed: z.boolean(),
})
type Intent = z.infer<typeof Intent>

const Report = z.object({ id: z.string(), type: z.string(), data: z.object({ object: z.record(z.string(), z.unknown()) }) })
const WithError = z.object({ error: z.object({ code: z.string(), payment_intent: z.unknown().optional() }) })
const Customer = z.object({ id: z.string() })
const List = z.object({ data: z.array(z.unknown()), has_more: z.boolean() })

const STATUS: Record<Intent['status'], ProviderPayment['status']> = {
  requires_payment_method: 'waiting',
  requires_action: 'requires-action',
  processing: 'processing',
  requires_capture: 'authorised',
  succeeded: 'captured',
  canceled: 'cancelled',
}
const DECLINES: Record<string, NonNullable<ProviderPayment['decline']>> = {
  insufficient_funds: 'insufficient-funds',
  expired_card: 'expired-card',
  incorrect_cvc: 'wrong-details',
  incorrect_number: 'wrong-details',
  processing_error: 'try-again',
  authentication_failed: 'authentication-failed',
  payment_intent_authentication_failure: 'authentication-failed',
}
/** Refusals that the same card fields, filled in anew, would not meet again. */
const TRY_AGAIN = new Set(['payment_method_missing', 'idempotency_key_reused', 'internal_error'])

/** The sandbox provider, spoken to as to any outside provider: over HTTP, with keys, bounded waits and a breaker. */
export function sandboxProvider(transport: Transport, settings: SandboxSettings): Provider {
  const { capturesInParts = true } = settings
  const known = { authorization: `Bearer ${settings.apiKey}`, accept: 'application/json' }
  const provider = reachProvider(transport, 'sandbox', settings, { method: 'GET', path: '/v1/payment_intents?limit=1', headers: known })

  function ask(method: 'GET' | 'POST', path: string, body?: object, key?: string | undefined): Promise<TransportReply> {
    const headers: Record<string, string> = { ...known }
    if (body) headers['content-type'] = 'application/json'
    if (key) headers['idempotency-key'] = key
    return provider.ask({ method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  }

  async function change(
    path: string,
    body: object,
    { paymentId, key }: { paymentId: string | null; key?: string | undefined },
  ): Promise<ProviderPayment> {
    const reply = await ask('POST', path, body, key)
    const said = parse(reply)
    if (reply.status < 300) return understand(said)
    const { code, payment_intent: intent } = errorOf(reply, said)
    if (reply.status === 402 && intent) return understand(intent)
    if (code === 'payment_intent_unexpected_state' && paymentId) return get(paymentId)
    throw refused(reply.status, code)
  }

  async function get(id: string): Promise<ProviderPayment> {
    return understand(parseRight(await ask('GET', `/v1/payment_intents/${encodeURIComponent(id)}`)))
  }

  async function page(path: string): Promise<{ data: unknown[]; next: string | null }> {
    const { data, has_more: more } = List.parse(parseRight(await ask('GET', path)))
    const last = data.at(-1) as { id: string } | undefined
    return { data, next: more && last ? last.id : null }
  }

  async function list(path: string): Promise<{ payments: ProviderPayment[]; next: string | null }> {
    const { data, next } = await page(path)
    // What cannot be read is nothing of ours, and must not hide the rest.
    return { payments: data.map(read).filter((payment) => payment !== null), next }
  }

  return {
    name: 'sandbox',
    label: 'Card',
    fields: { kind: 'frame', url: `${settings.publicUrl}/fields` },
    test: true,
    capturesInParts,
    available: provider.available,
    keeping: {
      async newCustomer({ key, userId }) {
        const reply = await ask('POST', '/v1/customers', { metadata: { user_id: userId } }, key)
        const said = parse(reply)
        if (reply.status >= 300) throw refused(reply.status, errorOf(reply, said).code)
        return Customer.parse(said).id
      },
      async forget(cardId) {
        const reply = await ask('POST', `/v1/payment_methods/${encodeURIComponent(cardId)}/detach`, {})
        // Nobody's any more: it was forgotten before.
        if (reply.status >= 300 && reply.status !== 404) throw refused(reply.status, errorOf(reply, parse(reply)).code)
      },
    },
    pay({ key, orderId, orderNumber, amount, token, keeping, returnUrl, paymentId }) {
      const whose = keeping ? { customer: keeping.customer, ...(keeping.isNew ? { setup_future_usage: 'on_session' } : {}) } : {}
      const confirming = { payment_method: token, return_url: returnUrl, ...whose }
      if (paymentId) return change(`/v1/payment_intents/${paymentId}/confirm`, confirming, { paymentId, key })
      const made = {
        amount: amount.amount,
        currency: amount.currency.toLowerCase(),
        capture_method: 'manual',
        confirm: true,
        description: `Order ${orderNumber}`,
        metadata: { order_id: orderId },
      }
      return change('/v1/payment_intents', { ...made, ...confirming }, { paymentId, key })
    },
    async find({ paymentId, orderId }) {
      if (paymentId) return get(paymentId)
      const { payments } = await list(`/v1/payment_intents/search?metadata[order_id]=${encodeURIComponent(orderId)}`)
      return payments.find(({ status }) => status !== 'waiting' && status !== 'cancelled') ?? payments[0] ?? null
    },
    capture: ({ paymentId, amount, key, isLast }) =>
      change(
        `/v1/payment_intents/${paymentId}/capture`,
        { amount_to_capture: amount, final_capture: isLast || !capturesInParts },
        { paymentId, key },
      ),
    cancel: ({ paymentId }) => change(`/v1/payment_intents/${paymentId}/cancel`, { cancellation_reason: 'abandoned' }, { paymentId }),
    async refund({ paymentId, amount, key }) {
      const reply = await ask('POST', '/v1/refunds', { payment_intent: paymentId, amount }, key)
      const isRefused = key ? reply.status >= 300 : reply.status === 409 || reply.status >= 500
      // Without a key it is all that is left; where nothing is, that was given back already.
      if (isRefused) throw refused(reply.status, errorOf(reply, parse(reply)).code)
      return get(paymentId)
    },
    made({ from, to, after }) {
      return list(`/v1/payment_intents?${between({ from, to, after })}`)
    },
    async movements(window) {
      const { data, next } = await page(`/v1/balance_transactions?${between(window)}`)
      return { movements: data.flatMap(readMovements), next }
    },
    readWebhook(headers, body) {
      const signature = headers['toyline-sandbox-signature']
      if (typeof signature !== 'string' || !isSigned(signature, body, settings.webhookSecrets)) return null
      const report = Report.safeParse(parseJson(body))
      if (!report.success) return null
      const { id, type, data } = report.data
      const { order_id: orderId } = (data.object.metadata ?? {}) as { order_id?: string }
      return { eventId: id, type, payment: read(data.object), orderId: orderId ?? null, paymentId: null }
    },
  }
}

function between({ from, to, after }: { from: number; to: number; after: string | null }): string {
  return `limit=${PAGE}&created_gte=${from}&created_lte=${to}${after ? `&starting_after=${after}` : ''}`
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function parse(reply: TransportReply): unknown {
  return parseJson(reply.body)
}

function parseRight(reply: TransportReply): unknown {
  if (reply.status !== 200) throw new NoAnswer(`provider answered ${reply.status}`)
  return parse(reply)
}

function errorOf(reply: TransportReply, said: unknown): { code: string; payment_intent?: unknown } {
  return WithError.safeParse(said).data?.error ?? { code: `status ${reply.status}` }
}

/** What a refusal means for who asked. */
function refused(status: number, code: string): NotSent | NoAnswer | Failed {
  if (status === 503 || status === 401) return new NotSent(`provider refused: ${code}`)
  // 409: another call with this key, or on this payment, is not over. A 5xx that is not the provider's own says nothing.
  if (status === 409 || (status >= 500 && code !== 'internal_error')) return new NoAnswer(`provider answered ${code}`)
  return new Failed(`provider refused: ${code}`, TRY_AGAIN.has(code) ? 'try-again' : 'declined')
}

function understand(value: unknown): ProviderPayment {
  const payment = read(value)
  if (!payment) throw new NoAnswer('provider said something that cannot be read')
  return payment
}

function read(value: unknown): ProviderPayment | null {
  const parsed = Intent.safeParse(value)
  if (!parsed.success) return null
  const intent = parsed.data
  const { code, decline_code: declineCode } = intent.last_payment_error ?? {}
  return {
    id: intent.id,
    orderId: intent.metadata.order_id ?? null,
    status: STATUS[intent.status],
    amount: { amount: intent.amount, currency: intent.currency.toUpperCase() },
    captured: intent.amount_received,
    refunded: intent.amount_refunded,
    token: intent.payment_method,
    card: cardOf(intent),
    description: intent.card ? `${capitalised(intent.card.brand)} ending in ${intent.card.last4}` : null,
    actionUrl: intent.next_action?.redirect_to_url.url ?? null,
    decline: code === undefined ? null : (DECLINES[declineCode ?? ''] ?? DECLINES[code] ?? 'declined'),
    disputed: intent.disputed,
  }
}

function cardOf({ payment_method: id, card }: Intent): ProviderCard | null {
  if (!id || !card) return null
  return { id, brand: capitalised(card.brand), last4: card.last4, expMonth: card.exp_month, expYear: card.exp_year }
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** `t=<seconds>,v1=<hex>[,v1=<hex>]`: HMAC-SHA256 over `t.body` with any of our secrets, at most five minutes old. */
function isSigned(header: string, body: Buffer, secrets: readonly string[]): boolean {
  const parts = header.split(',').map((part) => part.split('=', 2) as [string, string])
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(time) || Math.abs(Date.now() / 1_000 - Number(time)) > SIGNATURE_AGE_SECONDS) return false
  const given = parts.filter(([name]) => name === 'v1').map(([, value]) => Buffer.from(value, 'hex'))
  return secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(`${time}.`).update(body).digest()
    return given.some((signature) => signature.length === wanted.length && timingSafeEqual(signature, wanted))
  })
}
