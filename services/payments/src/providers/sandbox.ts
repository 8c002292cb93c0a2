import { createHmac, timingSafeEqual } from 'node:crypto'
import { Currency, money } from '@toyline/contracts'
import { Problem, type Transport, type TransportReply, withPolicies } from '@toyline/http'
import { z } from 'zod'
import { NoAnswer, NotSent, type Provider, type ProviderPayment } from '../domain/provider.ts'

export type SandboxSettings = { apiKey: string; webhookSecrets: readonly string[]; publicUrl: string }

const CALL_MS = 5_000
const SIGNATURE_AGE_SECONDS = 300
const RECENT_LIMIT = 1_000
const PAGE = 100
/** Causes with which a connection fails before anything was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** The parts of the provider's intent that we read; everything else of its answer is ignored. */
const Intent = z.object({
  id: z.string(),
  amount: z.int(),
  amount_received: z.int(),
  amount_refunded: z.int(),
  currency: z.string(),
  status: z.enum(['requires_payment_method', 'requires_action', 'processing', 'requires_capture', 'succeeded', 'canceled']),
  metadata: z.record(z.string(), z.string()),
  card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
  last_payment_error: z.object({ code: z.string(), decline_code: z.string().nullish() }).nullable(),
  next_action: z.object({ redirect_to_url: z.object({ url: z.string() }) }).nullable(),
})
type Intent = z.infer<typeof Intent>

const Report = z.object({ id: z.string(), type: z.string(), data: z.object({ object: z.record(z.string(), z.unknown()) }) })

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

/** The sandbox provider, spoken to as to any outside provider: over HTTP, with keys, bounded waits and a breaker. */
export function sandboxProvider(transport: Transport, settings: SandboxSettings): Provider {
  let open = false
  const call = withPolicies(transport, {
    name: 'sandbox payment',
    timeoutMs: CALL_MS,
    probeTimeoutMs: 2_000,
    onState: (state) => {
      open = state === 'open'
    },
  })

  async function ask(method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<TransportReply> {
    const headers: Record<string, string> = { authorization: `Bearer ${settings.apiKey}`, accept: 'application/json' }
    if (body) headers['content-type'] = 'application/json'
    if (key) headers['idempotency-key'] = key
    try {
      return await call({ method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    } catch (error) {
      throw notReached(error) ? new NotSent('provider not reached', { cause: error }) : new NoAnswer('no answer', { cause: error })
    }
  }

  async function change(path: string, body: object, key: string): Promise<ProviderPayment> {
    const reply = await ask('POST', path, body, key)
    const said = JSON.parse(reply.body.toString('utf8')) as { error?: { code: string; payment_intent?: unknown } }
    if (reply.status < 300) return read(said)
    if (reply.status === 402 && said.error?.payment_intent) return read(said.error.payment_intent)
    if (reply.status === 503) throw new NotSent('provider unavailable')
    if (reply.status === 409 || reply.status >= 500) throw new NoAnswer(`provider answered ${reply.status}`)
    if (said.error?.code === 'payment_intent_unexpected_state')
      return read(said.error.payment_intent ?? (await get(path.split('/')[3] ?? '')))
    throw new NotSent(`provider refused: ${said.error?.code ?? reply.status}`)
  }

  async function get(id: string): Promise<unknown> {
    const reply = await ask('GET', `/v1/payment_intents/${encodeURIComponent(id)}`)
    if (reply.status !== 200) throw new NoAnswer(`provider answered ${reply.status}`)
    return JSON.parse(reply.body.toString('utf8'))
  }

  async function list(path: string): Promise<{ data: ProviderPayment[]; more: boolean }> {
    const reply = await ask('GET', path)
    if (reply.status !== 200) throw new NoAnswer(`provider answered ${reply.status}`)
    const { data, has_more: more } = JSON.parse(reply.body.toString('utf8')) as { data: unknown[]; has_more: boolean }
    return { data: data.map(read), more }
  }

  return {
    name: 'sandbox',
    label: 'Card',
    fieldsUrl: `${settings.publicUrl}/fields`,
    test: true,
    available: () => !open,
    pay: ({ key, orderId, orderNumber, amount, token, returnUrl, paymentId }) =>
      paymentId
        ? change(`/v1/payment_intents/${paymentId}/confirm`, { payment_method: token, return_url: returnUrl }, key)
        : change(
            '/v1/payment_intents',
            {
              amount: amount.amount,
              currency: amount.currency.toLowerCase(),
              capture_method: 'manual',
              confirm: true,
              payment_method: token,
              return_url: returnUrl,
              description: `Order ${orderNumber}`,
              metadata: { order_id: orderId },
            },
            key,
          ),
    async find({ paymentId, orderId }) {
      if (paymentId) return read(await get(paymentId))
      const { data } = await list(`/v1/payment_intents/search?metadata[order_id]=${encodeURIComponent(orderId)}`)
      return data[0] ?? null
    },
    capture: ({ key, paymentId, amount }) => change(`/v1/payment_intents/${paymentId}/capture`, { amount_to_capture: amount }, key),
    cancel: ({ key, paymentId }) => change(`/v1/payment_intents/${paymentId}/cancel`, { cancellation_reason: 'abandoned' }, key),
    async refund({ key, paymentId, amount }) {
      const reply = await ask('POST', '/v1/refunds', { payment_intent: paymentId, amount }, key)
      if (reply.status === 409 || reply.status >= 500) throw new NoAnswer(`provider answered ${reply.status}`)
      return read(await get(paymentId))
    },
    async recent(seconds) {
      const since = Math.floor(Date.now() / 1_000) - seconds
      const found: ProviderPayment[] = []
      let after = ''
      do {
        const page = await list(`/v1/payment_intents?limit=${PAGE}&created_gte=${since}${after ? `&starting_after=${after}` : ''}`)
        found.push(...page.data)
        after = page.more ? (page.data.at(-1)?.id ?? '') : ''
      } while (after && found.length < RECENT_LIMIT)
      return found
    },
    readWebhook(headers, body) {
      const signature = headers['toyline-sandbox-signature']
      if (typeof signature !== 'string' || !isSigned(signature, body, settings.webhookSecrets)) return null
      const report = Report.safeParse(JSON.parse(body.toString('utf8')))
      if (!report.success) return null
      const { id, type, data } = report.data
      const intent = Intent.safeParse(data.object)
      const metadata = data.object.metadata as { order_id?: string } | undefined
      return { eventId: id, type, payment: intent.success ? read(intent.data) : null, orderId: metadata?.order_id ?? null }
    },
  }
}

function read(value: unknown): ProviderPayment {
  const intent = Intent.parse(value)
  const { code, decline_code: declineCode } = intent.last_payment_error ?? {}
  return {
    id: intent.id,
    orderId: intent.metadata.order_id ?? null,
    status: STATUS[intent.status],
    amount: money(intent.amount, Currency.parse(intent.currency.toUpperCase())),
    captured: intent.amount_received,
    refunded: intent.amount_refunded,
    description: intent.card ? `${capitalised(intent.card.brand)} ending in ${intent.card.last4}` : null,
    actionUrl: intent.next_action?.redirect_to_url.url ?? null,
    decline: code === undefined ? null : (DECLINES[declineCode ?? ''] ?? DECLINES[code] ?? 'declined'),
  }
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** Breaker and bulkhead refuse before anything is sent; of network failures only those of connecting do. */
function notReached(error: unknown): boolean {
  if (!(error instanceof Problem) || error.code !== 'service-unavailable') return false
  const cause = error.cause as { code?: string } | undefined
  return cause === undefined || NOT_CONNECTED.has(cause.code ?? '')
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
