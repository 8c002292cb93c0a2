import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'

type Request = { uri: string; querystring: object }
const handler = runInNewContext(`${readFileSync(new URL('parts/picture-path.js', import.meta.url), 'utf8')}; handler`) as (event: {
  request: Request
}) => Partial<Request> & { statusCode?: number }
const ask = (uri: string) => handler({ request: { uri, querystring: { v: { value: '2' } } } })
const KEY = '0123456789abcdef0123456789abcdef'

test('a picture is looked for under its name in the bucket, whatever is asked besides', () => {
  for (const file of ['640.avif', '96.webp']) {
    const { uri, querystring } = ask(`/media/${KEY}/${file}`)
    assert.deepEqual([uri, JSON.stringify(querystring)], [`/${KEY}/${file}`, '{}'])
  }
})

test('nothing else in the bucket is shown', () => {
  for (const uri of [
    '/media/',
    `/media/${KEY}/original.png`,
    `/media/${KEY}/640.svg`,
    `/media/${KEY}/../secret`,
    `/media/${KEY}/0640.avif`,
    `/media/${KEY.slice(1)}/640.avif`,
    `/x/media/${KEY}/640.avif`,
  ])
    assert.equal(ask(uri).statusCode, 404, uri)
})

test('it shows the same names as the products service', () => {
  const routes = readFileSync(new URL('../../services/products/src/media/media-routes.ts', import.meta.url), 'utf8')
  assert.ok(routes.includes('/^[a-f0-9]{32}$/'))
  assert.ok(routes.includes('/^[1-9]\\d{1,3}\\.(avif|webp)$/'))
})
