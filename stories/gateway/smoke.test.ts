import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { freePort } from '@toyline/testing'
import { smoke } from '../../tools/deploy/smoke.ts'
import { openGround } from './platform.ts'

test('the smoke test of a release passes a shop that works, and nothing else', { timeout: 180_000 }, async (t) => {
  const works = await (await openGround(t)).light()
  assert.deepEqual(await smoke(works.url, ['api']), [])

  const empty = await (await openGround(t, { products: 0 })).light()
  assert.deepEqual(await smoke(empty.url, ['api']), ['api: no product is on sale'])

  // A proxy's page that says that all is well.
  const polite = createServer((_request, reply) => void reply.setHeader('content-type', 'text/html').end('<html lang="en">All is well'))
  await new Promise<void>((resolve) => polite.listen(0, '127.0.0.1', resolve))
  t.after(() => polite.close())
  const { port } = polite.address() as AddressInfo
  assert.deepEqual(await smoke(`http://127.0.0.1:${port}`), [
    'api: /readyz is text/html, not json',
    'pages: the home page names no product',
  ])

  const [nobody] = await smoke(`http://127.0.0.1:${await freePort()}`, ['api'])
  assert.match(String(nobody), /^api: .*ECONNREFUSED/)
})
