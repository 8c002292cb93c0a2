import type { Transport, TransportRequest } from '@toyline/http'
import type Stripe from 'stripe'
import { Failed, NoAnswer, type PayRequest, type Provider, type ProviderPayment } from '../../domain/provider.ts'
import { type Patience, reachProvider } from '../reach-provider.ts'
import { ask, end, openStripe, type Refusal, unanswered } from './ask-stripe.ts'
import { allowsMore, readIntent } from './read-intent.ts'
import { readReport } from './read-report.ts'
import { readMovements } from './stripe-movements.ts'

export type StripeSettings = Patience & {
  secretKey: string
  publishableKey: string
  webhookSecrets: readonly string[]
}

/** Banks are asked, and some are slow. */
const CALL_MS = 10_000
const PAGE = 100
/** Stripe's search is behind by a minute or so: how far back, and how many at most, the list is looked through beside it. */
const RECENT_SECONDS = 600
const RECENT_PAGES = 5
/** Refunds and disputes stand on the charge, brand and last digits on the method. */
const expand = ['latest_charge', 'payment_method']
const expandAll = expand.map((name) => `data.${name}`)

/**
 * Stripe: intents with manual capture, confirmed here with the token that the browser's Payment Element makes. Cards, and the
 * wallets that hand over cards; nothing that is paid later.
 */
export function stripeProvider(transport: Transport, settings: StripeSettings): Provider {
  const { secretKey, publishableKey, webhookSecrets } = settings
  const { ask: reach, available } = reachProvider(transport, 'Stripe', { timeoutMs: CALL_MS, ...settings }, probe(secretKey))
  const stripe = openStripe(secretKey, reach)

  const retrieve = (id: string): Promise<unknown> => ask(() => stripe.paymentIntents.retrieve(id, { expand }))
  const get = async (id: string): Promise<ProviderPayment> => {
    const payment = understand(await retrieve(id))
    if (payment.refunded === 0) return payment
    // What the charge counts of a refund that failed late is not said anywhere; the refunds themselves are sure.
    const given = (await refundsOf(id)).filter((refund) => !isFailed(refund))
    return { ...payment, refunded: given.reduce((sum, { amount }) => sum + amount, 0) }
  }
  const refundsOf = async (intent: string): Promise<Stripe.Refund[]> =>
    (await ask(() => stripe.refunds.list({ payment_intent: intent, limit: PAGE }))).data

  /** Changes an intent. A decline is an answer, and an intent that is in another state than that says which. */
  async function change(question: () => Promise<unknown>, id: string | null): Promise<ProviderPayment> {
    return understand(await ask(question, (refusal) => stateIn(refusal, id)))
  }

  function stateIn(refusal: Refusal, id: string | null): unknown {
    if (refusal.status === 402 && refusal.intent) return refusal.intent
    if (refusal.code === 'payment_intent_unexpected_state' && id) return retrieve(id)
    return end(refusal)
  }

  async function pay(request: PayRequest): Promise<ProviderPayment> {
    const { key: idempotencyKey, paymentId, token, keeping } = request
    // Without the browser's part of Stripe a challenge is a page to go to, which needs no secret of the intent's.
    const confirming = { ...cardOf(request), return_url: request.returnUrl, use_stripe_sdk: false, expand }
    const whose = keeping ? { customer: keeping.customer } : {}
    const said = await change(async () => {
      if (!paymentId)
        return stripe.paymentIntents.create({ ...intentOf(request), ...whose, ...confirming, confirm: true }, { idempotencyKey })
      // Whose an intent is cannot be said while it is confirmed, and a kept card pays for its owner's intents alone.
      if (keeping) await stripe.paymentIntents.update(paymentId, whose)
      return stripe.paymentIntents.confirm(paymentId, confirming, { idempotencyKey })
    }, paymentId)
    return { ...said, token }
  }

  const keeping: Provider['keeping'] = {
    newCustomer: async ({ key, userId }) =>
      (await ask<{ id: string }>(() => stripe.customers.create({ metadata: { user_id: userId } }, withKey(key)), end)).id,
    async forget(cardId) {
      await ask<unknown>(
        () => stripe.paymentMethods.detach(cardId),
        async (refusal) => (await isNobodys(cardId)) || end(refusal),
      )
    },
  }

  async function capture({ paymentId, amount, key, isLast }: Parameters<Provider['capture']>[0]): Promise<ProviderPayment> {
    // Whether a card allows several captures is known of its payment alone; where it does not, saying that one is not the last is an error.
    const more = !isLast && allowsMore(await retrieve(paymentId)) ? { final_capture: false } : {}
    const taking = { amount_to_capture: amount, ...more, expand }
    return change(() => stripe.paymentIntents.capture(paymentId, taking, withKey(key)), paymentId)
  }

  async function cancel({ paymentId }: { paymentId: string }): Promise<ProviderPayment> {
    const { status, captured } = await get(paymentId)
    // A payment of which some is taken ends by a last capture of nothing.
    if (status === 'authorised' && captured > 0)
      return change(() => stripe.paymentIntents.capture(paymentId, { amount_to_capture: 0, final_capture: true, expand }), paymentId)
    return change(() => stripe.paymentIntents.cancel(paymentId, { cancellation_reason: 'abandoned', expand }), paymentId)
  }

  /** Whether a card token was tried for an intent, which shows no token afterwards. */
  async function wasUsed(token: string, intentId: string): Promise<boolean> {
    const known = await ask<{ payment_intent: string | null } | null>(
      () => stripe.confirmationTokens.retrieve(token),
      (refusal) => (refusal.status === 404 ? null : unanswered(refusal)),
    )
    return known?.payment_intent === intentId
  }

  /** Whether a card was forgotten before, by us or at Stripe's own dashboard. */
  async function isNobodys(cardId: string): Promise<boolean> {
    const known = await ask<{ customer: unknown } | null>(
      () => stripe.paymentMethods.retrieve(cardId),
      (refusal) => (refusal.status === 404 ? null : unanswered(refusal)),
    )
    return (known?.customer ?? null) === null
  }

  async function search(orderId: string): Promise<ProviderPayment | null> {
    const query = `metadata['order_id']:'${orderId.replaceAll(/[^\w-]/g, '')}'`
    const { data } = await ask(() => stripe.paymentIntents.search({ query, limit: PAGE, expand: expandAll }))
    const found = readAll(data).concat(await recent(orderId))
    return found.find(({ status }) => status !== 'waiting' && status !== 'cancelled') ?? found[0] ?? null
  }

  async function recent(orderId: string): Promise<ProviderPayment[]> {
    const found: ProviderPayment[] = []
    const from = Math.floor(Date.now() / 1_000) - RECENT_SECONDS
    let after: string | null = null
    for (let page = 0; page < RECENT_PAGES && (page === 0 || after); page += 1) {
      const { payments, next } = await list({ gte: from }, after)
      found.push(...payments.filter((payment) => payment.orderId === orderId))
      after = next
    }
    return found
  }

  async function list(created: Stripe.RangeQueryParam, after: string | null) {
    const { data, has_more: more } = await ask(() =>
      stripe.paymentIntents.list({ created, limit: PAGE, expand: expandAll, ...(after ? { starting_after: after } : {}) }),
    )
    return { payments: readAll(data), next: more ? (data.at(-1)?.id ?? null) : null }
  }

  return {
    name: 'stripe',
    label: 'Card',
    fields: { kind: 'stripe', publishableKey },
    test: /^[a-z]+_test_/.test(secretKey),
    capturesInParts: true,
    available,
    keeping,
    pay,
    async find({ paymentId, orderId, token }) {
      const found = paymentId ? await get(paymentId) : await search(orderId)
      return found && token && isOpen(found) && (await wasUsed(token, found.id)) ? { ...found, token } : found
    },
    capture,
    cancel,
    async refund({ paymentId, amount, key }) {
      const made = await ask<{ status: string | null } | null>(
        () => stripe.refunds.create({ payment_intent: paymentId, amount, ...labelled(key) }, withKey(key)),
        // Without a key it is all that is left; where nothing is, that was given back already.
        (refusal) => (!key && refusal.code === 'charge_already_refunded' ? null : end(refusal)),
      )
      if (made && isFailed(made)) throw new Failed(`Stripe’s refund is ${made.status}`, 'declined')
      return get(paymentId)
    },
    async failedRefunds({ paymentId }) {
      const failed = (await refundsOf(paymentId)).filter(isFailed)
      return failed.map(({ metadata, amount }) => ({ refundId: metadata?.refund_id ?? null, amount }))
    },
    made: ({ from, to, after }) => list({ gte: from, lte: to }, after),
    async movements({ from, to, after }) {
      const range = { created: { gte: from, lte: to }, limit: PAGE, expand: ['data.source'] }
      const { data, has_more: more } = await ask(() =>
        stripe.balanceTransactions.list({ ...range, ...(after ? { starting_after: after } : {}) }),
      )
      return { movements: data.flatMap(readMovements), next: more ? (data.at(-1)?.id ?? null) : null }
    },
    readWebhook: (headers, body) => readReport(headers, body, webhookSecrets),
  }
}

function probe(secretKey: string): TransportRequest {
  return { method: 'GET', path: '/v1/payment_intents?limit=1', headers: { authorization: `Bearer ${secretKey}` } }
}

function intentOf({ amount, orderId, orderNumber }: PayRequest): Stripe.PaymentIntentCreateParams {
  return {
    amount: amount.amount,
    currency: amount.currency.toLowerCase(),
    capture_method: 'manual',
    allowed_payment_method_types: ['card'],
    // Where the account and the card allow it: goods may leave later than a week from now, and in several parts.
    payment_method_options: { card: { request_extended_authorization: 'if_available', request_multicapture: 'if_available' } },
    description: `Order ${orderNumber}`,
    metadata: { order_id: orderId },
  }
}

type ConfirmedCard = { confirmation_token: string; setup_future_usage?: 'on_session' } | { payment_method: string }

/** A card that the buyer's browser gave, kept for later orders if they said so, or one that was kept. */
function cardOf({ token, keeping }: PayRequest): ConfirmedCard {
  if (!keeping) return { confirmation_token: token }
  return keeping.isNew ? { confirmation_token: token, setup_future_usage: 'on_session' } : { payment_method: token }
}

function withKey(idempotencyKey: string | undefined): Stripe.RequestOptions {
  return idempotencyKey ? { idempotencyKey } : {}
}

function isFailed({ status }: { status: string | null }): boolean {
  return status === 'failed' || status === 'canceled'
}

/** What Stripe keeps with a refund: the request without the number of its try. */
function labelled(key: string | undefined): { metadata?: { refund_id: string } } {
  return key ? { metadata: { refund_id: key.replace(/:\d+$/, '') } } : {}
}

function isOpen({ status }: ProviderPayment): boolean {
  return status === 'waiting' || status === 'requires-action'
}

/** What cannot be read is nothing of ours, and must not hide the rest. */
function readAll(intents: unknown[]): ProviderPayment[] {
  return intents.map(readIntent).filter((payment) => payment !== null)
}

function understand(value: unknown): ProviderPayment {
  const payment = readIntent(value)
  if (!payment) throw new NoAnswer('Stripe said something that cannot be read')
  return payment
}
