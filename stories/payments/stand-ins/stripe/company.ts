import assert from 'node:assert/strict'
import { type Company, type Delivery, SECRETS, sign } from '../../company.ts'
import { cardOf } from './cards.ts'
import { openStripe } from './server.ts'

export const SECRET_KEY = 'sk_test_stories'
export const PUBLISHABLE_KEY = 'pk_test_stories'

type Receive = (delivery: Delivery) => Promise<{ status: number }>

/** Stripe's stand-in as a company of the stories. Its reports go to `receive`, each of them twice, and the later ones first. */
export async function openStripeCompany(receive: Receive | null, options: Partial<Parameters<typeof openStripe>[0]> = {}) {
  let delivered = Promise.resolve()
  const due: string[] = []
  const deliver = async () => {
    for (let body = due.pop(); body !== undefined; body = due.pop())
      for (const secondsAgo of [0, 1]) await receive?.({ headers: { 'stripe-signature': sign(body, { secondsAgo }) }, body })
  }
  const stripe = await openStripe({
    secretKey: SECRET_KEY,
    onEvent(event) {
      due.push(JSON.stringify(event))
      delivered = delivered.then(deliver)
    },
    ...options,
  })
  const { books } = stripe
  const of = (orderId: string) => [...books.intents.values()].filter(({ metadata }) => metadata.order_id === orderId).reverse()

  const company: Company = {
    name: 'stripe',
    url: stripe.url,
    settings: (transport, patience) => ({
      stripe: { transport, secretKey: SECRET_KEY, publishableKey: PUBLISHABLE_KEY, webhookSecrets: SECRETS.slice(0, 1), ...patience },
    }),
    signatureHeader: 'stripe-signature',
    meansUnavailable: false,
    token: async (card) => (cardOf(card) ? books.newToken(card) : 'ctoken_gone'),
    ownToken: async (card) => books.newToken(card),
    kept: async () => [...books.methods.values()].flatMap(({ customer }) => customer ?? []),
    async truth({ orderId }) {
      const intents = of(orderId)
      const ids = new Set(intents.map(({ id }) => id))
      const [latest] = intents
      return {
        intents: intents.length,
        charges: [...books.charges.values()].filter((charge) => ids.has(charge.payment_intent) && charge.status !== 'failed').length,
        status: latest?.status,
        received: latest?.amount_received ?? 0,
        refunded: books.refunds
          .filter((refund) => refund.payment_intent === latest?.id && refund.status !== 'failed')
          .reduce((sum, { amount }) => sum + amount, 0),
      }
    },
    async held() {
      const taken = [...books.intents.values()].reduce((sum, intent) => sum + intent.amount_received, 0)
      return books.refunds.reduce((left, { amount }) => left - amount, taken)
    },
    async fault(faults) {
      Object.assign(stripe.faults, faults)
    },
    async forgetKeys() {
      stripe.forgetKeys()
    },
    async settle() {
      books.settle()
    },
    async take(paymentId) {
      books.capture(paymentId, undefined, true)
    },
    async refund(paymentId, amount) {
      books.refund(paymentId, amount)
    },
    reports: async () => books.events.map((event) => JSON.stringify(event)),
    async spoil(what) {
      for (const intent of books.intents.values()) {
        books.answer(intent.id, 'approve')
        if (what === 'amount') intent.amount -= 100
        if (what === 'currency') intent.currency = 'sek'
        if (what === 'order') intent.metadata = { order_id: 'ord_01m81gs59y5xqxndqrb7jj6hr2' }
      }
    },
    statuses: async () => [...books.intents.values()].map(({ status }) => status),
    idle: () => delivered,
    async close() {
      await stripe.stop()
      assert.deepEqual([...new Set(stripe.complaints)], [], 'all that was asked and answered fits Stripe’s own description')
    },
  }
  return { company, stripe }
}
