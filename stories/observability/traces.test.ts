import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Product } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { openShop } from '../../tools/bench/shop.ts'
import { openGround } from '../gateway/platform.ts'
import { startCollector } from './collector.ts'
import { startMailSink } from './mail-sink.ts'
import { isWhole } from './way-of-an-order.ts'

const ORDERS = 200
const AT_ONCE = 4
/** In cents, so that three lines come to more than any first order must. */
const LINE_CENTS = 80_00
const STOREFRONT_KEY = 'the key of the storefront of this story'
const STRANGE = 'a'.repeat(32)
const OWN = 'b'.repeat(32)

type Line = { traceId?: string; orderId?: string; name: string; msg: string; task?: string; event?: string }

/** A shop that is traced, and whose log is read. */
async function openTracedShop(t: TestContext) {
  const collector = await startCollector(t)
  const mail = await startMailSink(t)
  const ground = await openGround(t, { products: 60 })
  await ground.stockUp()
  const { url, process } = await ground.light({
    LOG_LEVEL: 'info',
    SMTP_URL: mail.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER_ARG: '1',
    STOREFRONT_KEY,
  })
  const shop = openShop(url, AT_ONCE)
  t.after(() => shop.close())
  const lines = await onSale(shop)
  /** A machine that has no time answers 503; then another order is tried. */
  async function buy(number: number, tries = 5): Promise<string> {
    try {
      return await shop.buy([0, 1, 2].map((step) => lines[(number * 3 + step) % lines.length] as (typeof lines)[0]))
    } catch (error) {
      if (tries === 1 || !/: 50[34] /.test((error as Error).message)) throw error
      return buy(number, tries - 1)
    }
  }
  const log = () =>
    process
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => ({ text: line, ...(JSON.parse(line) as Line) }))
  return { url, process, spans: collector.spans, mail, buy, log }
}

/** Things to buy. */
async function onSale(shop: ReturnType<typeof openShop>): Promise<{ variantId: string; quantity: number }[]> {
  const { items } = await shop.list('limit=24')
  const products = await Promise.all(items.map(async ({ handle }) => JSON.parse(await shop.get(`/products/${handle}`)) as Product))
  return products.flatMap(({ variants: [first] }) => {
    if (!first?.price) return []
    const { id, price, minQuantity, casePack } = first
    return [{ variantId: id, quantity: Math.ceil(Math.max(minQuantity, LINE_CENTS / price.amount) / casePack) * casePack }]
  })
}

test('O3: an order is one trace from the front door to its mail, and each line of its log says which', { timeout: 300_000 }, async (t) => {
  const { url, process, spans, mail, buy, log } = await openTracedShop(t)
  const orders: string[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < ORDERS) orders.push(await buy(next++))
    }),
  )
  const sent = () => new Set(log().flatMap(({ task, orderId }) => (task === 'send-mail' && orderId ? [orderId] : [])))
  const isAllSent = (among: Set<string>) => orders.every((order) => among.has(order))
  await waitFor(() => isAllSent(sent()), { timeoutMs: 60_000, what: 'the mails' })
  assert.ok(mail.taken() >= ORDERS)
  await fetch(`${url}/api/v1/cart`, { headers: { traceparent: traceparent(STRANGE) } })
  await fetch(`${url}/api/v1/cart`, { headers: { traceparent: traceparent(OWN), 'x-storefront-key': STOREFRONT_KEY } })
  const numbers = await (await fetch(`${url}/metrics`)).text()
  await process.kill('SIGTERM')

  const traces = Map.groupBy(spans, ({ traceId }) => traceId)
  assert.deepEqual([traces.has(STRANGE), traces.has(OWN)], [false, true], 'only the storefront says which trace a request belongs to')
  const whole = orders.filter((order) => {
    const sent = spans.find((span) => span.name === 'job send-mail' && span.attributes['order.id'] === order)
    return sent && isWhole(traces.get(sent.traceId) ?? [])
  })
  assert.ok(whole.length >= ORDERS * 0.99, `${whole.length} of ${ORDERS} orders are one trace`)

  const traceOf = new Map(
    spans
      .filter(({ service, name }) => service === 'orders' && name === 'POST /orders')
      .map((span) => [span.attributes['order.id'], span.traceId]),
  )
  const told = log()
  for (const order of orders) {
    const lines = told.filter(({ text }) => text.includes(order))
    assert.ok(lines.length >= 2, `the log of ${order} has ${lines.length} lines`)
    for (const { text, orderId, traceId } of lines) assert.deepEqual([orderId, traceId], [order, traceOf.get(order)], text)
  }
  const ofOrders = told.filter(({ task, event }) => task === 'send-mail' || event === 'orders.order-placed.v1')
  assert.ok(ofOrders.length >= ORDERS * 2)
  assert.deepEqual(
    ofOrders.filter(({ orderId, traceId }) => !orderId || !traceId),
    [],
  )
  for (const figure of ['breaker_state', 'postgres_pool_wait_seconds_count', 'jobs_lag_seconds', 'products_oldest_hold_seconds'])
    assert.match(numbers, new RegExp(`^${figure}(?:\\{.*\\})? \\d`, 'm'))
  assert.ok(Number(/^orders_placed_total\{market="us"\} (\d+)$/m.exec(numbers)?.[1]) >= ORDERS)
})

function traceparent(traceId: string): string {
  return `00-${traceId}-b7ad6b7169203331-01`
}
