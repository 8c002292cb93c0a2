import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type CacheOptions, openCache, openPurges, type Purges } from '@toyline/cache'
import { event } from '@toyline/contracts'
import { type HouseOptions, house } from './test-house.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** The gateway, listening, before a storefront that does what a test says. */
export async function shop(t: { after: (end: () => unknown) => void }, handler: Handler, options: HouseOptions = {}) {
  const pages = createServer(handler)
  pages.listen(0, '127.0.0.1')
  await once(pages, 'listening')
  t.after(() => pages.close())
  t.after(() => pages.closeAllConnections())
  const portOf = (server: { address: () => unknown }) => (server.address() as { port: number }).port
  const home = await house(t, { ...options, settings: { storefrontUrl: `http://127.0.0.1:${portOf(pages)}`, ...options.settings } })
  await home.app.listen({ port: 0, host: '127.0.0.1' })
  return { ...home, storefront: pages, url: `http://127.0.0.1:${portOf(home.app.server)}`, port: portOf(home.app.server) }
}

export type Raw = { status: number | undefined; headers: IncomingHttpHeaders; bytes: Buffer; body: string }

/** One request with any headers, and its answer as it came. */
export async function raw(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  const asking = request({ port, host: '127.0.0.1', path, method, headers }).end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  return { status: answer.statusCode, headers: answer.headers, bytes, body: bytes.toString('utf8') }
}

/** What the storefront says on pages that are the same for everybody. */
export const SHARED = { 'surrogate-control': 'max-age=60, stale-while-revalidate=600' }
const HTML = { 'content-type': 'text/html; charset=utf-8' }
export const PERSON = { cookie: 'toyline.session_token=bea' }
export const LONG = 'A page with many toys. '.repeat(200)

export type Answer = { status?: number; headers?: Record<string, string | string[]>; body: string | Buffer }

/** A shop with a page cache on a clock of the test's own, and a storefront that says by address what it is asked for. */
export async function shopWithPages(
  t: { after: (end: () => unknown) => void },
  say: (request: IncomingMessage) => Answer | Promise<Answer>,
  { room = {}, purges = openPurges({ name: 'test' }), ...options }: HouseOptions & { room?: Partial<CacheOptions>; purges?: Purges } = {},
) {
  let time = 0
  const asked: IncomingMessage[] = []
  const common = { ttlMs: 60_000, graceMs: 600_000, purges, now: () => time }
  const cache = openCache({ name: 'catalogue', maxBytes: 1_000_000, ...common })
  const pages = openCache({ name: 'pages', maxBytes: 4_000_000, newcomers: 1 / 8, ...common, ...room })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push(request)
    const { status = 200, headers = {}, body } = await say(request)
    if (!response.destroyed) response.writeHead(status, { ...HTML, ...headers }).end(body)
  }
  const home = await shop(t, (request, response) => void answer(request, response), { ...options, cache, pages })
  return {
    ...home,
    asked,
    pages,
    get: (path: string, headers: Record<string, string> = {}, method = 'GET') => raw(home.port, path, headers, method),
    pass: (ms: number) => {
      time += ms
    },
    async purge(handles: string[]) {
      const authorization = `Bearer ${await home.tokens.sign({ kind: 'service', service: 'products' })}`
      const payload = JSON.stringify(event('products.products-changed.v1', 'prod_1', { productIds: ['prod_1'], handles }))
      const reply = await home.app.inject({
        method: 'POST',
        url: '/internal/events',
        headers: { authorization, 'content-type': 'application/json' },
        payload,
      })
      assert.deepEqual(reply.json(), { handled: true })
    },
  }
}

export const shared = (body: string, tags = 'products'): Answer => ({ headers: { ...SHARED, 'surrogate-key': tags }, body })
