import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house } from './test-house.ts'

/** What the page says of each part, in its order. */
function partsOf(html: string): [part: string, state: string][] {
  return [...html.matchAll(/<dt>([^<]*)<\/dt><dd class="(\w+)">/g)].map(([, part, state]) => [String(part), String(state)])
}

test('the status page says that everything works while it does, in the language of its address', async (t) => {
  const { app, heard } = await house(t)
  const { statusCode, headers, body } = await app.inject({ url: '/status' })
  assert.deepEqual([statusCode, headers['content-type'], headers['cache-control']], [200, 'text/html; charset=utf-8', 'no-store'])
  assert.match(body, /<html lang="en-US">.*Everything works\./s)
  assert.deepEqual(partsOf(body), [
    ['Looking at toys and searching', 'working'],
    ['Pictures', 'working'],
    ['Cart and orders', 'working'],
    ['Payments', 'working'],
    ['Signing in and accounts', 'working'],
  ])
  assert.deepEqual([...body.matchAll(/href="([^"]*)"/g)].map(([, href]) => href).sort(), [
    '/de-eu/status',
    '/es-us/status',
    '/fr-eu/status',
  ])
  for (const [path, said] of [
    ['/de-eu/status', 'Alles funktioniert.'],
    ['/fr-ca/status', 'Tout fonctionne.'],
    ['/es-us/status', 'Todo funciona.'],
  ] as const)
    assert.ok((await app.inject({ url: path })).body.includes(said), path)
  assert.deepEqual(heard, [], 'no room is asked')
})

test('a room that does not answer is told by the part of the shop that it is, and nothing else is', async (t) => {
  const { app, between } = await house(t)
  between('orders', () => () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:4003')))
  for (let call = 0; call < 6; call += 1) await app.inject({ url: '/api/v1/payment-methods' })
  for (let call = 0; call < 6; call += 1) await app.inject({ url: '/api/v1/cart', cookies: { toyline_guest: 'x' } })
  const { statusCode, body } = await app.inject({ url: '/de-eu/status' })
  assert.equal(statusCode, 200)
  assert.match(body, /Etwas funktioniert gerade nicht\./)
  assert.deepEqual(
    partsOf(body).map(([, state]) => state),
    ['working', 'working', 'away', 'working', 'working'],
  )
  assert.doesNotMatch(body, /10\.0\.0\.7|4003|ECONNREFUSED|breaker/)
})

test('while the database does not answer, nothing is said to work', async (t) => {
  const { app } = await house(t, { checkReady: () => Promise.reject(new Error('connection to 10.0.0.9 refused')) })
  const { statusCode, body } = await app.inject({ url: '/status' })
  assert.equal(statusCode, 200)
  assert.match(body, /The shop is resting just now\./)
  assert.deepEqual(new Set(partsOf(body).map(([, state]) => state)), new Set(['away']))
  assert.doesNotMatch(body, /10\.0\.0\.9/)
})
