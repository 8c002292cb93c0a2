import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type TestContext, test } from 'node:test'
import { openCache } from '@toyline/cache'
import fc from 'fast-check'
import { type Handler, raw, SHARED, shop } from './test-storefront.ts'

/**
 * Whether anything that one visitor sends can be seen by another. The storefront of these tests puts all that it hears into its
 * answers, and most of the time lies that they are the same for everybody.
 */
const MARK = /canary-\w+/g

const storefronts: Record<string, (request: IncomingMessage) => Record<string, string | string[]>> = {
  'that says everything is for everybody': () => SHARED,
  'that sets cookies on pages for everybody': ({ headers }) => ({ ...SHARED, 'set-cookie': String(headers.cookie) }),
  'that says what its pages depend on': () => ({ ...SHARED, vary: 'cookie' }),
  'that knows which pages are for persons': ({ headers }) => (headers.cookie ? {} : SHARED),
  'that never says anything': () => ({}),
}

const TOLD = [
  'cookie',
  'authorization',
  'user-agent',
  'accept',
  'accept-language',
  'accept-encoding',
  'referer',
  'origin',
  'host',
  'from',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'x-request-id',
  'x-storefront-key',
  'true-client-ip',
  'cf-connecting-ip',
  'sec-ch-ua',
  'if-none-match',
  'if-modified-since',
  'range',
  'rsc',
  'next-url',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-action',
  'x-anything',
]
/** A header with a mark of its own, sometimes in the form in which it means something. */
const header = fc
  .constantFrom(...TOLD)
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.constantFrom(
        ...(name === 'cookie' ? ['toyline.session_token=#', 'toyline.guest=#; market=us', '__Host-toyline.guest=#'] : []),
        ...(name === 'accept' ? ['text/html, #', 'text/markdown;q=0.9;v=#'] : []),
        ...(name === 'rsc' ? ['1'] : ['#']),
      ),
    ),
  )
const visit = fc.record({
  headers: fc.array(header, { minLength: 1, maxLength: 8 }),
  method: fc.constantFrom('GET', 'HEAD'),
  query: fc.constantFrom('', '?utm_source=#', '?gclid=#&fbclid=#'),
})

let made = 0
const newPath = () => `/page-${++made}`
const marked = (text: string) => text.replaceAll('#', () => `canary-${++made}`)

/** Lets visitors with marks come by, each followed by one who has none, and returns the marks that those could see. */
async function seenByOthers(port: number, runs: number): Promise<string[]> {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(visit, async ({ headers, method, query }) => {
      const path = newPath()
      const sent = Object.fromEntries(headers.map(([name, value]) => [name, marked(value)]))
      await raw(port, path + marked(query), sent, method)
      for (const others of [{}, { rsc: '1' }] as Record<string, string>[]) {
        const { body, headers: answer } = await raw(port, path, others)
        for (const mark of `${body} ${JSON.stringify(answer)}`.match(MARK) ?? []) {
          const by = Object.entries(sent).find(([, value]) => value.includes(mark))?.[0] ?? 'query'
          seen.add(by)
        }
      }
    }),
    { numRuns: runs, interruptAfterTimeLimit: 60_000 },
  )
  return [...seen].sort()
}

/** Fifty people ask for the same address at the same time; returns those who were shown somebody else's page. */
async function mixedUp(port: number): Promise<string[]> {
  const path = newPath()
  const people = Array.from({ length: 50 }, () => marked('#'))
  const answers = await Promise.all(people.map((who) => raw(port, path, { cookie: `toyline.session_token=${who}` })))
  return people.filter((who, at) => answers[at]?.body.match(MARK)?.some((mark) => mark !== who))
}

function telling(headersOf: (request: IncomingMessage) => Record<string, string | string[]>): Handler {
  return (incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headersOf(incoming) })
    response.end(`${incoming.url} ${JSON.stringify(incoming.headers)}`)
  }
}

for (const [which, headersOf] of Object.entries(storefronts))
  test(`nothing of a visitor is shown to another, with a storefront ${which}`, async (t) => {
    const pages = openCache({ name: 'pages', maxBytes: 4_000_000, ttlMs: 60_000, graceMs: 600_000, newcomers: 1 / 8 })
    const { port } = await shop(t, telling(headersOf), { pages })
    assert.deepEqual(await seenByOthers(port, 100), [])
    assert.deepEqual(await mixedUp(port), [])
  })

/** Gateways with one mistake each, of which every one must be found. */
const careless: Record<string, { forwards: (name: string) => boolean; finds: string }> = {
  'passes cookies on': { forwards: (name) => name === 'cookie', finds: 'cookie' },
  'passes the typed host on': { forwards: (name) => name === 'host', finds: 'host' },
  'passes addresses on': { forwards: (name) => name.startsWith('x-forwarded'), finds: 'x-forwarded-for' },
  'passes languages on': { forwards: (name) => name === 'accept-language', finds: 'accept-language' },
  'passes the router’s headers on and keeps one answer for all': { forwards: (name) => name.startsWith('next-'), finds: 'next-url' },
}

for (const [mistake, { forwards, finds }] of Object.entries(careless))
  test(`a gateway that ${mistake} is found out`, async (t) => {
    const port = await carelessGateway(t, forwards)
    const found = await seenByOthers(port, 300)
    assert.ok(found.includes(finds), `found only: ${found.join(', ')}`)
  })

test('a gateway that lets people wait for each other’s pages is found out', async (t) => {
  const port = await carelessGateway(t, (name) => name === 'cookie')
  assert.equal((await mixedUp(port)).length, 49)
})

async function carelessGateway(t: TestContext, forwards: (name: string) => boolean): Promise<number> {
  const storefront = createServer(telling(() => SHARED))
  const kept = new Map<string, Promise<string>>()
  const gateway = createServer(async (incoming: IncomingMessage, response: ServerResponse) => {
    const path = incoming.url?.split('?', 1)[0] ?? ''
    const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => forwards(name)))
    if (!kept.has(path)) kept.set(path, ask(portOf(storefront), path, headers as Record<string, string>))
    response.end(await kept.get(path))
  })
  for (const server of [storefront, gateway]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    t.after(() => server.close())
    t.after(() => server.closeAllConnections())
  }
  return portOf(gateway)
}

async function ask(port: number, path: string, headers: Record<string, string>): Promise<string> {
  const asking = request({ port, host: '127.0.0.1', path, headers }).end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of answer) body += chunk
  return body
}

function portOf(server: { address: () => unknown }): number {
  return (server.address() as { port: number }).port
}
