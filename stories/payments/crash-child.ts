import { paymentsCards } from '@toyline/contracts'
import { client, httpTransport, injectTransport } from '@toyline/http'
import { log } from '@toyline/observability'
import { type FAILPOINTS, paymentsService, type REFUND_FAILPOINTS } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import { API_KEY, lineOf, sentEvent, type TestOrder, tokens, WEBHOOK_SECRETS } from './room.ts'

export type Plan = { order: TestOrder; token: string; failpoint: (typeof FAILPOINTS | typeof REFUND_FAILPOINTS)[number] }

/** A process in which one order stops at each failpoint; it says so, and waits to be killed. */
const { url, providerUrl, plans } = JSON.parse(process.argv[2] ?? '{}') as { url: string; providerUrl: string; plans: Plan[] }

const waiting = new Map(plans.map((plan) => [plan.failpoint, plan]))
let isPlaying = false
const service = paymentsService({
  pool: openPool({ url, name: 'payments-doomed', statementTimeoutMs: 20_000, connectTimeoutMs: 30_000 }),
  tokens,
  log: log('payments-doomed'),
  deliver: async () => {},
  settings: {
    sandbox: {
      transport: httpTransport({ baseUrl: providerUrl }),
      apiKey: API_KEY,
      webhookSecrets: WEBHOOK_SECRETS,
      publicUrl: providerUrl,
    },
    sweepMs: 600_000,
  },
  failpoint(name) {
    // Failpoints know no order: the plans are played one after the other, each to its place.
    if (!isPlaying || !waiting.delete(name)) return undefined
    process.stdout.write(`parked ${name}\n`)
    parked.resolve()
    return new Promise<void>(() => {})
  },
})
await service.start()

let parked = Promise.withResolvers<void>()
const transport = injectTransport(service.app)
const ask = client(paymentsCards, transport, { tokens, caller: { kind: 'service', service: 'orders' } })

for (const { order, token, failpoint } of plans) {
  parked = Promise.withResolvers<void>()
  isPlaying = failpoint.startsWith('authorise')
  const authorised = ask.authorisePayment({ body: { ...order, choice: { method: 'card', provider: 'sandbox', token } } })
  if (!isPlaying) {
    await authorised
    isPlaying = !failpoint.startsWith('refund')
    if (failpoint.startsWith('void')) void ask.voidPayment({ params: { orderId: order.orderId }, body: { reason: 'expired' } })
    else await sent(order)
    isPlaying = true
    if (failpoint.startsWith('refund')) void refunded(order)
  }
  await parked.promise
}
process.stdout.write('all parked\n')

async function sent(order: TestOrder): Promise<void> {
  const authorization = `Bearer ${await tokens.sign({ kind: 'service', service: 'orders' })}`
  const headers = { authorization, 'content-type': 'application/json' }
  await transport({ method: 'POST', path: '/internal/events', headers, body: JSON.stringify(sentEvent(order, 2)) })
}

function refunded(order: TestOrder): Promise<unknown> {
  const lines = [{ lineId: lineOf(order), quantity: 1 }]
  const body = { reason: 'Returned', lines, freight: false }
  return ask.refundOrder({ params: { orderId: order.orderId }, body }, { idempotencyKey: 'crash' })
}
