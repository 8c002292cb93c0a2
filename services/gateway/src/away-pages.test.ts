import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { AWAY_DIGEST } from '@toyline/contracts'
import { type Answer, LONG, PERSON, shared, shopWithPages } from './test-storefront.ts'

const HTML = { accept: 'text/html' }
/** What Next leaves of a page that threw: an empty shell, and the error in the data beside it. */
const broken = (digest: string): Answer => ({
  status: 500,
  body: `<html id="__next_error__"></html><script>self.__next_f.push([1,"a:E{\\"digest\\":\\"${digest}\\"}"])</script>${LONG}`,
})
const isAwayPage = (url: string | undefined) => url === '/away' || url === '/de-eu/away'
const sayAway = (url: string | undefined) => shared(`${url}: not right now. ${LONG}`)

test('in the place of a page whose room is away stands 503 with the words of the storefront, for a person as for everybody', async (t) => {
  const { get, asked } = await shopWithPages(t, ({ url }) => (isAwayPage(url) ? sayAway(url) : broken(AWAY_DIGEST)))
  for (const [path, headers, said] of [
    ['/account/orders', { ...HTML, ...PERSON }, '/away'],
    ['/orders/ord_1?token=x', HTML, '/away'],
    ['/de-eu/account', { ...HTML, ...PERSON }, '/de-eu/away'],
    ['/p/clippy', HTML, '/away'],
  ] as const) {
    const { status, headers: told, body } = await get(path, headers)
    assert.deepEqual(
      [status, told['retry-after'], told['cache-control'], told['content-type'], told['x-cache'], told.etag],
      [503, '5', 'private, no-store', 'text/html; charset=utf-8', undefined, undefined],
      path,
    )
    assert.equal(body, `${said}: not right now. ${LONG}`)
  }
  assert.equal(asked.filter(({ url }) => url === '/away').length, 1, 'it is made once and kept')
  assert.equal(asked.find(({ url }) => url === '/away')?.headers.cookie, undefined)
  const program = await get('/account/orders', PERSON)
  assert.deepEqual([program.status, JSON.parse(program.body).code, program.headers['retry-after']], [503, 'service-unavailable', '5'])
})

test('a page that comes compressed is read, too', async (t) => {
  const { get } = await shopWithPages(t, ({ url, headers }) => {
    if (isAwayPage(url)) return sayAway(url)
    if (headers.cookie === undefined) return { body: 'for a person' }
    const { status, body } = broken(AWAY_DIGEST)
    return { status: status as number, body: gzipSync(body), headers: { 'content-encoding': 'gzip' } }
  })
  const { status, body } = await get('/account/orders', { ...HTML, ...PERSON, 'accept-encoding': 'gzip' })
  assert.deepEqual([status, body.includes('not right now')], [503, false], 'the words are compressed for who asks so')
  assert.match((await get('/account/orders', { ...HTML, ...PERSON })).body, /not right now/)
})

test('a page that is broken by a fault of its own stays 500, and without words of the storefront the door has its own', async (t) => {
  const { get } = await shopWithPages(t, ({ url }) => (url === '/account' ? broken('4117120109') : broken(AWAY_DIGEST)))
  const bug = await get('/account', { ...HTML, ...PERSON })
  assert.deepEqual([bug.status, bug.body, bug.headers['retry-after']], [500, broken('4117120109').body, undefined])
  const sorry = await get('/account/orders', { ...HTML, ...PERSON })
  assert.deepEqual([sorry.status, sorry.headers['retry-after'], /tries again by itself/.test(sorry.body)], [503, '2', true])
})
