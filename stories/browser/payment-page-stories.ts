import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { seen, skip, visitor } from './browser.ts'
import { addCase, ENOUGH_CASES } from './buying.ts'
import { judgePage } from './payment-page/judge.ts'
import { lookAtPage } from './payment-page/look-at-page.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

/** Opens the payment page with a cart, and judges it by the inventory. */
async function judged(page: Page, shop: Shop): Promise<string[]> {
  const fields = page.getByTitle('Card details')
  const found = await lookAtPage(page, '/checkout', async () => {
    await seen(fields)
    await page.waitForLoadState('networkidle')
  })
  assert.ok(found.scripts.some(({ isInline }) => isInline) && found.scripts.length > 5, 'scripts were seen at all')
  const sandbox = new URL((await fields.getAttribute('src')) ?? '').origin
  return judgePage(found, { shopUrl: shop.url, providers: [], sandbox })
}

async function withCart(t: TestContext, shop: Shop): Promise<Page> {
  // Else the browser's driver puts a script of its own into each page.
  const { page } = await visitor(t, shop, { serviceWorkers: 'allow' })
  await addCase(page, TOYS.pillow, ENOUGH_CASES)
  return page
}

/** Changes what the browser gets of an address. */
const changed = (
  page: Page,
  address: RegExp | ((url: URL) => boolean),
  change: (answer: { body: string; headers: Record<string, string> }) => object,
) =>
  page.route(address, async (route: Route) => {
    const response = await route.fetch()
    await route.fulfill({ response, ...change({ body: await response.text(), headers: response.headers() }) })
  })

export function paymentPageStories(shop: () => Shop): void {
  test('the payment page runs the scripts of its inventory as they are there, under the headers that it names, and nothing else (S9)', {
    skip,
  }, async (t) => {
    assert.deepEqual(await judged(await withCart(t, shop()), shop()), [])
  })

  test('planted: a script in the page, a bundle that was changed, and weaker headers are each noticed (S9)', {
    skip,
  }, async (t) => {
    const page = await withCart(t, shop())
    const document = (url: URL) => url.pathname === '/checkout'
    const inPage = '<script>document.addEventListener("input", () => {})</script>'
    await changed(page, document, ({ body }) => ({ body: body.replace('</head>', `${inPage}</head>`) }))
    assert.match((await judged(page, shop())).join('\n'), /^script inline sha256-\S+: document\.addEventListener\("input"/)
    await page.unroute(document)

    let isChanged = false
    await changed(page, /\/_next\/static\/.*\.js$/, ({ body }) => {
      const add = isChanged ? '' : ';navigator.sendBeacon'
      isChanged = true
      return { body: body + add }
    })
    assert.match((await judged(page, shop())).join('\n'), /^script http\S+\/_next\/static\/\S+\.js sha256-/)
    await page.unroute(/\/_next\/static\/.*\.js$/)

    await changed(page, document, ({ headers: { 'x-frame-options': _dropped, ...headers } }) => ({
      headers: { ...headers, 'content-security-policy': headers['content-security-policy']?.replace("script-src 'self'", '$& https:') },
    }))
    const weaker = await judged(page, shop())
    assert.deepEqual(
      weaker.map((one) => one.split(' is ')[0]),
      ['header content-security-policy', 'header x-frame-options'],
    )
  })
}
