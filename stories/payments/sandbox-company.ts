import { httpTransport, type Transport } from '@toyline/http'
import { openPool } from '@toyline/postgres'
import { type SandboxOptions, sandboxService } from '@toyline/sandbox'
import { type Company, type Delivery, right, SECRETS } from './company.ts'

export const API_KEY = 'sk_sandbox_stories'

type ProviderEvent = { id: string; type: string; data: { object: object } }

/** The sandbox provider, behind real HTTP. `call` is what a program with its key may do, `inside` a look behind its walls. */
export async function openSandbox(
  databaseUrl: string,
  receive: ((delivery: Delivery) => Promise<{ status: number }>) | null,
  options: Partial<SandboxOptions> = {},
) {
  const pool = openPool({ url: databaseUrl, name: 'sandbox-stories', max: 5, statementTimeoutMs: 20_000, connectTimeoutMs: 30_000 })
  const service = sandboxService({
    pool,
    apiKey: API_KEY,
    webhookSecret: SECRETS,
    allowedOrigins: ['https://shop.example'],
    testControls: true,
    timing: { slowAnswerMs: 400, settleAfterMs: 600_000, webhookRetryMs: 20 },
    ...(receive ? { deliverWebhook: receive } : {}),
    ...options,
  })
  const { url } = await service.start({ port: 0 })
  const http = httpTransport({ baseUrl: url, connectTimeoutMs: 2_000 })

  async function call<Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
    const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' }
    return right(await http({ method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) }))
  }
  async function inside<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await pool.query<Row>(text, values)).rows
  }

  const company: Company = {
    name: 'sandbox',
    url,
    settings: (transport: Transport, patience) => ({
      sandbox: { transport, apiKey: API_KEY, webhookSecrets: SECRETS.slice(0, 1), publicUrl: url, ...patience },
    }),
    signatureHeader: 'toyline-sandbox-signature',
    meansUnavailable: true,
    token: async (card) => card,
    async ownToken(name) {
      const number = { pm_card_visa: '4242424242424242', pm_card_3ds: '4000000000003220', pm_card_declined: '4000000000000002' }[name]
      const card = { number, exp_month: 12, exp_year: 2040, cvc: '123' }
      return (await call<{ id: string }>('POST', '/v1/tokens', { card })).id
    },
    kept: async () =>
      (await inside<{ customer: string }>('select customer from sandbox.tokens where customer is not null')).map(
        ({ customer }) => customer,
      ),
    async truth({ orderId }) {
      const { data } = await call<{ data: { id: string; status: string; amount_received: number; amount_refunded: number }[] }>(
        'GET',
        `/v1/payment_intents/search?metadata[order_id]=${orderId}&limit=100`,
      )
      const ids = data.map(({ id }) => id)
      const charges = await inside(`select from sandbox.charges where intent_id = any($1) and status <> 'failed'`, [ids])
      const [latest] = data
      const { status, amount_received: received = 0, amount_refunded: refunded = 0 } = latest ?? {}
      return { intents: ids.length, charges: charges.length, status, received, refunded }
    },
    async held() {
      const [sum] = await inside<{ held: number }>('select sum(amount_received - amount_refunded)::bigint as held from sandbox.intents')
      return sum?.held ?? 0
    },
    fault: (faults) => call('POST', '/_faults', faults),
    forgetKeys: () => call('POST', '/_faults/forget-keys', {}),
    settle: () => call('POST', '/_faults/settle', {}),
    take: (paymentId) => call('POST', `/v1/payment_intents/${paymentId}/capture`, {}),
    refund: (paymentId, amount) => call('POST', '/v1/refunds', { payment_intent: paymentId, amount }),
    async reports() {
      const found: ProviderEvent[] = []
      let after = ''
      do {
        const page = await call<{ data: ProviderEvent[]; has_more: boolean }>('GET', `/v1/events?limit=100${after}`)
        found.push(...page.data)
        after = page.has_more ? `&starting_after=${page.data.at(-1)?.id}` : ''
      } while (after)
      return found.reverse().map((one) => JSON.stringify(one))
    },
    async spoil(what) {
      if (what === 'amount') await inside('update sandbox.intents set amount = amount - 100')
      if (what === 'currency') await inside(`update sandbox.intents set currency = 'sek'`)
      if (what === 'order') await inside(`update sandbox.intents set metadata = '{"order_id":"ord_01m81gs59y5xqxndqrb7jj6hr2"}'`)
      await inside(`update sandbox.intents set status = 'requires_capture', challenge_url = null`)
    },
    statuses: async () => (await inside<{ status: string }>('select status from sandbox.intents')).map(({ status }) => status),
    idle: () => call('POST', '/_faults/idle', {}),
    async close() {
      await service.stop()
      await Promise.all([http.close(), pool.end()])
    },
  }
  return { company, call, inside, stripe: undefined }
}
