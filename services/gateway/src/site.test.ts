import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { raw, shop } from './test-storefront.ts'

test('a page comes through with its status, cookies and headers, and what only concerned the connection does not', async (t) => {
  let seen: IncomingMessage | undefined
  const { port } = await shop(t, (incoming, response) => {
    seen = incoming
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': ['a=1', 'b=2'],
      'x-powered-by': 'Next.js',
      'x-middleware-rewrite': '/en-us/toys',
      'x-nextjs-rewritten-path': '/en-us/toys',
      connection: 'keep-alive, x-hop',
      'x-hop': 'secret',
      vary: 'rsc',
      'content-security-policy': "default-src 'none'",
    })
    response.end('<h1>Toys</h1>')
  })
  const reply = await raw(port, '/toys?page=2', {
    connection: 'close, x-private',
    'x-private': '1',
    'x-forwarded-for': '9.9.9.9',
    'x-forwarded-host': 'evil.test',
    'x-middleware-subrequest': 'middleware',
    'x-middleware-prefetch': '1',
    'x-storefront-key': 'guessed',
    'x-user-id': 'usr_1',
    te: 'trailers',
    rsc: '1',
    cookie: 'toyline.session_token=bea',
  })
  assert.equal(reply.body, '<h1>Toys</h1>')
  const { headers } = reply
  assert.deepEqual(
    [
      headers['set-cookie'],
      headers['x-powered-by'],
      headers['x-hop'],
      headers['x-middleware-rewrite'],
      headers['x-nextjs-rewritten-path'],
      headers.vary,
      headers['content-security-policy'],
    ],
    [['a=1', 'b=2'], undefined, undefined, undefined, '/en-us/toys', 'rsc', "default-src 'none'"],
  )
  const asked = seen?.headers ?? {}
  assert.equal(seen?.url, '/toys?page=2')
  assert.deepEqual(
    ['x-private', 'x-middleware-subrequest', 'x-middleware-prefetch', 'x-storefront-key', 'x-user-id', 'te'].filter(
      (name) => name in asked,
    ),
    [],
  )
  assert.deepEqual(
    [asked['x-forwarded-for'], asked['x-forwarded-host'], asked['x-forwarded-proto'], asked.rsc, asked.cookie, asked['x-request-id']],
    ['127.0.0.1', `127.0.0.1:${port}`, 'http', '1', 'toyline.session_token=bea', headers['x-request-id']],
  )
})

test('forms reach the page as they were sent, whatever their type, and no more than a megabyte of them', async (t) => {
  let bytes = 0
  const { url } = await shop(t, (incoming, response) => {
    incoming.on('error', () => {})
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
    })
    incoming.on('end', () => response.end(`${incoming.headers['content-type']} ${Buffer.concat(chunks).toString()}`))
  })
  for (const [type, body] of [
    ['application/json', '{"a":1}'],
    ['application/x-www-form-urlencoded', 'a=1'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['text/plain;charset=UTF-8', '[]'],
  ] as const) {
    const reply = await fetch(`${url}/cart`, { method: 'POST', headers: { 'content-type': type }, body })
    assert.equal(await reply.text(), `${type} ${body}`)
  }
  bytes = 0
  const endless = Readable.toWeb(
    Readable.from(
      (function* () {
        for (let i = 0; i < 64; i++) yield Buffer.alloc(65_536)
      })(),
    ),
  ) as ReadableStream
  const reply = await fetch(`${url}/cart`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: endless,
    duplex: 'half',
  } as RequestInit).catch(() => undefined)
  assert.ok(reply === undefined || reply.status === 413, String(reply?.status))
  assert.ok(bytes <= 1_048_576, `${bytes} bytes went on`)
})

test('pages stream: the first part arrives before the last is made, and a reader who leaves stops the making', async (t) => {
  const left = Promise.withResolvers<void>()
  const { port } = await shop(t, (_incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('first')
    response.on('close', () => left.resolve())
  })
  const asking = request({ port, host: '127.0.0.1', path: '/' }).end()
  asking.on('error', () => {})
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.on('error', () => {})
  const [chunk] = await once(answer, 'data')
  assert.equal(String(chunk), 'first')
  asking.destroy()
  await left.promise
})

test('a large page passes whole, without being held in memory, and HEAD and 304 have no body', async (t) => {
  const size = 32 * 1_048_576
  const { url, port } = await shop(t, (incoming, response) => {
    if (incoming.headers['if-none-match']) return response.writeHead(304, { etag: '"1"' }).end()
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size })
    if (incoming.method === 'HEAD') return response.end()
    return Readable.from(
      (function* () {
        for (let i = 0; i < size; i += 65_536) yield Buffer.alloc(65_536)
      })(),
    ).pipe(response)
  })
  let bytes = 0
  for await (const chunk of (await fetch(`${url}/large`)).body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length
  assert.equal(bytes, size)
  const head = await raw(port, '/large', {}, 'HEAD')
  assert.deepEqual([head.status, head.headers['content-length'], head.body], [200, String(size), ''])
  const unchanged = await raw(port, '/large', { 'if-none-match': '"1"' })
  assert.deepEqual([unchanged.status, unchanged.headers.etag, unchanged.body], [304, '"1"', ''])
})

test('a storefront that is away is 503: a page that tries again for people, a problem for programs', async (t) => {
  const { url, storefront } = await shop(t, () => {})
  storefront.close()
  storefront.closeAllConnections()
  await once(storefront, 'close')
  const page = await fetch(`${url}/toys`, { headers: { accept: 'text/html,*/*' } })
  assert.deepEqual([page.status, page.headers.get('retry-after'), page.headers.get('content-type')], [503, '2', 'text/html; charset=utf-8'])
  assert.match(await page.text(), /http-equiv="refresh"/)
  const data = await fetch(`${url}/toys`)
  assert.deepEqual([data.status, ((await data.json()) as { code: string }).code], [503, 'storefront-unavailable'])
  assert.equal((await fetch(`${url}/livez`)).status, 200)
})

test('the API and what is said between services never go on to the pages', async (t) => {
  let pages = 0
  const { url } = await shop(t, (_incoming, response) => {
    pages += 1
    response.end('a page')
  })
  for (const path of ['/api/v1/nothing', '/api/x', '/internal/mail', '/internal/events', '/api/v1/internal/mail'])
    assert.equal((await fetch(url + path)).status, 404, path)
  assert.equal(pages, 0)
  assert.equal(await (await fetch(`${url}/somewhere`)).text(), 'a page')
})

test('ready only from the start until the drain, and while the database answers; alive all the time', async (t) => {
  let isWell = true
  let checks = 0
  const { app, gateway, url } = await shop(t, (_incoming, response) => response.end('a page'), {
    checkReady: async () => {
      checks += 1
      if (!isWell) throw new Error('connect ECONNREFUSED 10.0.0.7')
    },
  })
  isWell = false
  const unwell = await app.inject({ url: '/readyz' })
  assert.deepEqual([unwell.statusCode, unwell.json().code, unwell.body.includes('10.0.0.7')], [503, 'not-ready', false])
  isWell = true
  const all = await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/readyz' })))
  assert.deepEqual([new Set(all.map(({ statusCode }) => statusCode)), checks], [new Set([200]), 2])
  const kept = await fetch(`${url}/livez`)
  assert.equal(kept.headers.get('connection'), 'keep-alive')
  const stopped = gateway.stop({ drainMs: 200 })
  assert.equal((await fetch(`${url}/readyz`)).status, 503)
  const last = await fetch(`${url}/livez`)
  assert.deepEqual([last.status, last.headers.get('connection')], [200, 'close'])
  assert.equal(await (await fetch(`${url}/`)).text(), 'a page', 'what still comes is still answered')
  await stopped
  await assert.rejects(fetch(`${url}/livez`))
})

test('the numbers are for this machine alone, and not for whom a proxy on it asks', async (t) => {
  const { app, url } = await shop(t, (_incoming, response) => response.end())
  assert.match(await (await fetch(`${url}/metrics`)).text(), /gateway_request_seconds_bucket/)
  assert.equal((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '1.2.3.4' } })).status, 404)
  assert.equal((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode, 404)
  assert.equal(
    (await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9', headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode,
    404,
  )
})

test('live updates pass through one by one; a browser that leaves frees its watcher, and a gateway that closes ends all', async (t) => {
  const { gateway, on, port } = await shop(t, (_incoming, response) => response.end())
  let watchers = 0
  let freed = Promise.withResolvers<void>()
  on('watchOrder', async ({ reply }) => {
    const changes = new Readable({ read() {} })
    watchers += 1
    changes.push('event: order\ndata: 1\n\n')
    reply.hijack()
    reply.raw.once('close', () => {
      watchers -= 1
      changes.destroy()
      freed.resolve()
    })
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
    return changes.pipe(reply.raw) && reply
  })
  const watch = async () => {
    const asking = request({ port, host: '127.0.0.1', path: '/api/v1/orders/ord_01j00000000000000000000000/events' }).end()
    asking.on('error', () => {})
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    answer.on('error', () => {})
    const [chunk] = await once(answer, 'data')
    assert.deepEqual([answer.statusCode, String(chunk)], [200, 'event: order\ndata: 1\n\n'])
    assert.deepEqual([answer.headers['content-type'], answer.headers['cache-control']], ['text/event-stream; charset=utf-8', 'no-store'])
    return { asking, ended: new Promise((resolve) => answer.once('close', resolve)) }
  }
  const first = await watch()
  assert.equal(watchers, 1)
  first.asking.destroy()
  await freed.promise
  assert.equal(watchers, 0)
  freed = Promise.withResolvers<void>()
  const second = await watch()
  await gateway.stop()
  await second.ended
  await freed.promise
  assert.equal(watchers, 0)
})

test('who leaves before live updates have begun is not waited for either', async (t) => {
  const { on, port } = await shop(t, (_incoming, response) => response.end())
  const reached = Promise.withResolvers<void>()
  const left = Promise.withResolvers<void>()
  on('watchOrder', ({ reply }) => {
    reply.raw.once('close', () => left.resolve())
    reached.resolve()
    return new Promise(() => {})
  })
  const asking = request({ port, host: '127.0.0.1', path: '/api/v1/orders/ord_01j00000000000000000000000/events' }).end()
  asking.on('error', () => {})
  await reached.promise
  const from = performance.now()
  asking.destroy()
  await left.promise
  assert.ok(performance.now() - from < 1_500, 'at once, and not when its two seconds are over')
})
