import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { log, renderMetrics, startTracing } from '@toyline/observability'
import { type HouseOptions, house } from './test-house.ts'

const NOTHING = { vitals: [], errors: [], calls: [] }
const TRACE = '0af7651916cd43dd8448eb211c80319c'
const SPAN = 'b7ad6b7169203331'
const SAME = { 'sec-fetch-site': 'same-origin' }

type Span = { service: string; name: string; traceId: string; spanId: string; parentSpanId?: string }

async function openHouse(t: TestContext, options: HouseOptions = {}) {
  const home = await house(t, options)
  const tell = (payload: unknown, headers: Record<string, string> = {}) =>
    home.app.inject({
      method: 'POST',
      url: '/telemetry',
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
  return { ...home, tell }
}

/** The lines of the metrics that start with this. */
async function figures(start: string): Promise<string[]> {
  return (await renderMetrics()).body.split('\n').filter((line) => line.startsWith(start))
}

test('what pages tell of how they were felt becomes figures by kind of page', async (t) => {
  const { tell } = await openHouse(t)
  const vitals = [
    { page: 'product', name: 'LCP', value: 1_234.5 },
    { page: 'product', name: 'INP', value: 80 },
    { page: 'product', name: 'CLS', value: 0.02 },
  ]
  const reply = await tell({ ...NOTHING, vitals })
  assert.deepEqual([reply.statusCode, reply.body, reply.headers['set-cookie']], [204, '', undefined])
  assert.deepEqual(await figures('browser_lcp_seconds_sum'), ['browser_lcp_seconds_sum{page="product"} 1.2345'])
  assert.deepEqual(await figures('browser_inp_seconds_sum'), ['browser_inp_seconds_sum{page="product"} 0.08'])
  assert.deepEqual(await figures('browser_cls_score_sum'), ['browser_cls_score_sum{page="product"} 0.02'])
})

test('what our pages do not tell is refused whole, and leaves no figure', async (t) => {
  const { tell } = await openHouse(t)
  const before = await figures('browser_')
  const error = { page: 'cart', kind: 'TypeError', message: 'x', at: '' }
  for (const strange of [
    '',
    'no json',
    {},
    { ...NOTHING, who: 'ada' },
    { ...NOTHING, vitals: [{ page: 'cart', name: 'LCP', value: -1 }] },
    { ...NOTHING, vitals: [{ page: 'cart', name: 'LCP', value: 1e9 }] },
    { ...NOTHING, vitals: [{ page: '/orders/ord_1?token=x', name: 'LCP', value: 1 }] },
    { ...NOTHING, vitals: Array.from({ length: 11 }, () => ({ page: 'cart', name: 'LCP', value: 1 })) },
    { ...NOTHING, errors: [{ ...error, at: 'https://elsewhere.example/x.js:1:1' }] },
    { ...NOTHING, errors: Array.from({ length: 6 }, () => error) },
    { ...NOTHING, calls: [{ traceId: TRACE, spanId: SPAN, name: 'drop table', agoMs: 0, ms: 0 }] },
  ]) {
    const reply = await tell(strange)
    assert.deepEqual([reply.statusCode, reply.json().code], [400, 'bad-input'], JSON.stringify(strange))
  }
  const long = await tell({ ...NOTHING, errors: [{ ...error, message: 'x'.repeat(20_000) }] })
  assert.deepEqual([long.statusCode, long.json().code], [413, 'body-too-large'])
  assert.equal((await tell(NOTHING, { origin: 'https://elsewhere.example' })).statusCode, 403)
  assert.deepEqual(await figures('browser_'), before)
})

test('errors of pages are counted, thirty a minute are logged, and never what may be secret', async (t) => {
  let said = ''
  const { tell } = await openHouse(t, { log: log('gateway', { write: (line: string) => (said += line) }) })
  const message = 'cannot mail ada@toys.example at /orders/ord_1?token=opensesame with 4242 4242 4242 4242'
  const error = { page: 'order', kind: 'TypeError', message, at: '/_next/static/chunks/a1.js:1:20' }
  for (let times = 0; times < 10; times++) await tell({ ...NOTHING, errors: Array.from({ length: 5 }, () => error) })
  const lines = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.equal(lines.length, 30)
  const { page, kind, at, reason, msg } = lines[0] as Record<string, unknown>
  assert.deepEqual(
    { page, kind, at, reason, msg },
    {
      page: 'order',
      kind: 'TypeError',
      at: '/_next/static/chunks/a1.js:1:20',
      reason: 'cannot mail [removed] at /orders/ord_1? with [removed]',
      msg: 'a page threw',
    },
  )
  assert.deepEqual(await figures('browser_errors_total{'), ['browser_errors_total{page="order"} 50'])
})

test('who tells too often is told to wait', async (t) => {
  const { tell } = await openHouse(t, { settings: { limits: { perMinute: 20, authPerMinute: 20, checkoutPerMinute: 20 } } })
  const statuses = [await tell(NOTHING), await tell(NOTHING), await tell(NOTHING)].map(({ statusCode }) => statusCode)
  assert.deepEqual(statuses, [204, 204, 429])
})

/** Traces, of those that begin at the front door this share. */
async function traced(t: TestContext, ratio: number) {
  const spans: Span[] = []
  const collector = createServer(async (request, reply) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    type Sent = { resource: { attributes: { key: string; value: { stringValue: string } }[] }; scopeSpans: { spans: Span[] }[] }
    for (const { resource, scopeSpans } of (JSON.parse(body) as { resourceSpans: Sent[] }).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? ''
      for (const { spans: sent } of scopeSpans) spans.push(...sent.map((span) => ({ ...span, service })))
    }
    reply.end('{}')
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  t.after(() => collector.close())
  const { port } = collector.address() as AddressInfo
  const tracing = await startTracing({ endpoint: `http://127.0.0.1:${port}/`, ratio, instance: 'test' })
  const home = await openHouse(t)
  return {
    ...home,
    ask: (headers: Record<string, string | undefined>) => home.app.inject({ method: 'GET', url: '/api/v1/cart', headers }),
    async spans() {
      await tracing.stop()
      return spans
    },
  }
}

const parent = (flags: string, traceId = TRACE) => `00-${traceId}-${SPAN}-${flags}`
const CALL = { traceId: TRACE, spanId: SPAN, name: 'getCart', agoMs: 250, ms: 200 }

test('a page of ours begins the trace of what it asks for, and tells the end of it, once', async (t) => {
  const { ask, tell, spans } = await traced(t, 1)
  const reply = await ask({ traceparent: parent('00'), ...SAME, tracestate: 'x=1', baggage: 'order.id=ord_01k0000000000000000000000a' })
  assert.equal(reply.headers.traceresponse, parent('01'))
  for (let times = 0; times < 2; times++) assert.equal((await tell({ ...NOTHING, calls: [CALL] })).statusCode, 204)
  const all = await spans()
  const ofPage = all.filter(({ traceId }) => traceId === TRACE)
  assert.deepEqual(
    ofPage.filter(({ service }) => service === 'browser').map(({ name, spanId, parentSpanId }) => [name, spanId, parentSpanId]),
    [['getCart', SPAN, undefined]],
  )
  assert.equal(ofPage.find(({ name }) => name === 'GET /api/v1/cart')?.parentSpanId, SPAN)
  assert.doesNotMatch(JSON.stringify(all), /ord_01k/)
})

test('nobody records by asking for it: neither by the flag nor by the id', async (t) => {
  const { ask, tell, spans } = await traced(t, 0)
  for (const traceId of [TRACE, `${'0'.repeat(31)}1`]) {
    const reply = await ask({ traceparent: parent('01', traceId), ...SAME })
    assert.equal(reply.headers.traceresponse, undefined)
  }
  await tell({ ...NOTHING, calls: [CALL] })
  assert.deepEqual(await spans(), [])
})

test('an id is good for one request of one of our pages, and its end for who knows both ids', async (t) => {
  const { ask, tell, spans } = await traced(t, 1)
  const strange = 'a'.repeat(32)
  for (const headers of [
    { traceparent: parent('01', strange) },
    { traceparent: parent('01', strange), 'sec-fetch-site': 'cross-site' },
    { traceparent: parent('01', '0'.repeat(32)), ...SAME },
    { traceparent: `01-${strange}-${SPAN}-01`, ...SAME },
    { traceparent: `${parent('01', strange)}-more`, ...SAME },
  ])
    assert.equal((await ask(headers)).headers.traceresponse, undefined)
  assert.ok((await ask({ traceparent: parent('00'), ...SAME })).headers.traceresponse)
  assert.equal((await ask({ traceparent: parent('00'), ...SAME })).headers.traceresponse, undefined, 'said again')
  await tell({
    ...NOTHING,
    calls: [
      { ...CALL, spanId: 'c'.repeat(16) },
      { ...CALL, traceId: strange },
    ],
  })
  const all = await spans()
  assert.equal(all.filter(({ traceId, name }) => traceId === TRACE && name === 'GET /api/v1/cart').length, 1)
  assert.deepEqual(
    all.filter(({ traceId, service }) => traceId === strange || service === 'browser'),
    [],
  )
})
