import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page, Request } from 'playwright-core'
import { closeBrowser, skip, visitor } from '../browser/browser.ts'
import { AUTHORISED, CARDS, fillCard, orderPage, ownEmail, placeButton, readyToPay } from '../browser/buying.ts'
import { type Shop, startShop } from '../browser/shop.ts'
import { TOYS, writeSmallCatalogue } from '../browser/small-catalogue.ts'
import { type Collected, startCollector } from './collector.ts'
import { startMailSink } from './mail-sink.ts'
import { isWhole } from './way-of-an-order.ts'

const START_MS = 540_000
/** Notes what all pages of this tab tell the shop: Chromium shows nobody else what is asked for as a page is put away. */
const LISTEN = `
const ask = globalThis.fetch
globalThis.fetch = (url, options) => {
  if (url === '/telemetry') sessionStorage.told = JSON.stringify([...JSON.parse(sessionStorage.told ?? '[]'), options])
  return ask(url, options)
}`
const folder = mkdtempSync(join(tmpdir(), 'toyline-traced-'))

after(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

test('O3: the trace of an order begins with the click in the browser and ends with its mail; pages tell how they were felt, and who they are to nobody', {
  skip,
  timeout: START_MS,
}, async (t) => {
  const { url, spans } = await startCollector(t)
  const mail = await startMailSink(t)
  const shop = await startTracedShop({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_TRACES_SAMPLER_ARG: '1', SMTP_URL: mail.url })
  t.after(() => shop.stop())
  const { page } = await visitor(t, shop)
  await page.addInitScript(LISTEN)
  const asked: Request[] = []
  page.on('request', (request) => asked.push(request))
  await readyToPay(page, TOYS.cushion, ownEmail('traced'))
  await fillCard(page, CARDS.good)
  await placeButton(page).click()
  await orderPage(page)
  await page.getByText(AUTHORISED).waitFor()

  const placing = asked.find((request) => request.method() === 'POST' && new URL(request.url()).pathname === '/api/v1/orders')
  const [, traceId = '', spanId] = (await placing?.headerValue('traceparent'))?.split('-') ?? []
  const trace = () => spans.filter((span) => span.traceId === traceId)
  assert.match(traceId, /^[0-9a-f]{32}$/)
  const isThere = () => isWhole(trace()) && trace().some(({ service }) => service === 'browser')
  await waitFor(isThere, { timeoutMs: 60_000, what: 'the whole trace' }).catch(() => assert.fail(told(trace())))
  const [click, ...others] = trace().filter(({ service }) => service === 'browser')
  assert.deepEqual([click?.name, click?.spanId, click?.parentSpanId, others], ['placeOrder', spanId, undefined, []])
  assert.equal(trace().find(({ name }) => name === 'POST /api/v1/orders')?.parentSpanId, spanId)
  await expectSentHomeOnly(asked, shop)

  const tellings = await page.evaluate<{ credentials: string; body: string }[]>(`JSON.parse(sessionStorage.told ?? '[]')`)
  assert.ok(tellings.length > 0)
  for (const { credentials, body } of tellings) {
    assert.equal(credentials, 'omit')
    assert.doesNotMatch(body, /ord_|@|token|cookie/)
  }
  // The pages before this one were put away as the buyer went on.
  await waitFor(async () => /^browser_lcp_seconds_count\{page="product"\} [1-9]/m.test(await numbers(page)), {
    what: 'how a page was felt',
  })
})

/** No request to another host, and none but of carts, checkouts and orders, carries a trace. */
async function expectSentHomeOnly(asked: Request[], shop: Shop): Promise<void> {
  const traced = await Promise.all(asked.map(async (request) => ((await request.headerValue('traceparent')) ? request.url() : null)))
  const urls = traced.filter((one) => one !== null)
  assert.ok(urls.length >= 3, `${urls}`)
  for (const one of urls) assert.match(one.replace(shop.url, ''), /^\/api\/v1\/(?:cart|checkout|orders)/)
}

async function numbers(page: Page): Promise<string> {
  return (await page.request.get('/metrics')).text()
}

function told(spans: Collected[]): string {
  return `of the trace there is ${spans.map(({ service, name }) => `${service} ${name}`).join(', ')}`
}

/** The shop as a visitor finds it. */
async function startTracedShop(settings: Record<string, string>): Promise<Shop> {
  const data = join(folder, 'data')
  mkdirSync(data)
  await writeSmallCatalogue(folder)
  return startShop({
    mode: 'one',
    data,
    catalogue: join(folder, 'toys.csv'),
    settings,
  })
}
