import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort, spawnNode, waitFor } from '@toyline/testing'
import Fastify from 'fastify'
import { seen, skip, visitor } from './browser.ts'
import type { Shop } from './shop.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const WORDS = { '/products': 'A little slower, please', '/de-eu/products': 'Etwas langsamer, bitte' }

export function refusalStories(shop: () => Shop): void {
  test('a page that the shop refuses half made says that its visitor was too quick, not that the shop is broken', { skip }, async (t) => {
    const url = await refusingStorefront(t)
    const { page } = await visitor(t, shop())
    for (const [path, words] of Object.entries(WORDS)) {
      await page.goto(url + path)
      await seen(page.getByRole('alert').getByRole('heading', { name: words, level: 1 }))
      assert.equal(await page.getByText(/Reference|Kennung/).count(), 0)
    }
  })
}

/** The pages alone, before an API that finds that everybody asks too often. */
async function refusingStorefront(t: TestContext): Promise<string> {
  const api = Fastify()
  api.all('/*', async (_, reply) => reply.code(429).send({ status: 429, code: 'too-many-requests', detail: 'Too many.', retryAfter: 5 }))
  const apiUrl = await api.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => api.close())
  const port = await freePort()
  const next = join(root, 'node_modules/next/dist/bin/next')
  const served = spawnNode(t, next, ['start', join(root, 'apps/storefront'), '-H', '127.0.0.1', '-p', String(port)], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    STOREFRONT_API_URL: apiUrl,
  })
  const url = `http://127.0.0.1:${port}`
  await waitFor(async () => (await fetch(`${url}/icon.svg`)).ok, { timeoutMs: 60_000, what: served.output() || url })
  return url
}
