import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { open, seen, skip, visitor } from './browser.ts'
import { addCase } from './buying.ts'
import { expectLines } from './cart.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

export function offlineStories(shop: () => Shop): void {
  test('U32: without a line, visited pages open, others say so, and nothing personal was kept', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop(), { serviceWorkers: 'allow' })
    await open(page, `/p/${TOYS.bliss}`)
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    await waitFor(async () => (await kept(page)).includes(`/p/${TOYS.bliss}`), { what: 'the visited page to be kept' })
    await open(page, '/cart')
    await open(page, '/sign-in')
    await waitFor(async () => (await kept(page)).includes('/offline'), { what: 'the page for visitors without a line to be kept' })
    assert.deepEqual(
      (await kept(page)).filter((path) => /cart|sign-in|checkout|account|orders|\/api\//.test(path)),
      [],
    )

    await context.setOffline(true)
    await seen(page.getByText('You are offline.'))
    await page.goto(`/p/${TOYS.bliss}`)
    await seen(page.getByRole('heading', { level: 1, name: title }))
    await page.goto(`/p/${TOYS.pillow}`)
    await seen(page.getByRole('heading', { level: 1, name: 'There is no line to the shop' }))

    await context.setOffline(false)
    await open(page, `/p/${TOYS.pillow}`)
    assert.equal(await page.getByText('You are offline.').count(), 0)
    assert.notEqual(await page.getByRole('heading', { level: 1 }).innerText(), 'There is no line to the shop')
  })

  test('U32: a quantity that is changed without a line waits, and is sent once when the line is back', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await addCase(page, TOYS.bliss)
    await open(page, '/cart')
    const answered: string[] = []
    page.on('response', (response) => {
      const request = response.request()
      if (request.method() !== 'GET' && response.status() < 500)
        answered.push(`${request.method()} ${new URL(request.url()).pathname} ${response.status()}`)
    })
    await context.setOffline(true)
    const quantity = page.getByLabel('Quantity of Bliss Hill Plush')
    await quantity.fill('18')
    await quantity.press('Enter')
    await seen(page.getByText('waiting for the line'))
    assert.deepEqual(answered, [])
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, 'waiting is not a failure')

    await context.setOffline(false)
    await page.getByText('waiting for the line').waitFor({ state: 'detached' })
    await expectLines(page, { 'Bliss Hill Plush': 18 })
    assert.deepEqual(answered, ['PATCH /api/v1/cart/lines 200'])
  })

  test('U32: what waits for the line outlives its page', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop(), { serviceWorkers: 'allow' })
    await open(page, `/p/${TOYS.pillow}`)
    await waitFor(async () => (await kept(page)).includes(`/p/${TOYS.pillow}`), { what: 'the visited page to be kept' })
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.goto(`/p/${TOYS.pillow}`)
    await seen(page.getByText('You are offline.'))
    await context.setOffline(false)
    await seen(page.getByText('6 × Windows 95 Boot Pillow added to the cart.'))
    await expectLines(page, { 'Windows 95 Boot Pillow': 6 })
  })

  test('U32: prices that were kept end with the visit', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop(), { serviceWorkers: 'allow' })
    await open(page, `/p/${TOYS.bliss}`)
    await waitFor(async () => (await kept(page)).includes(`/p/${TOYS.bliss}`), { what: 'the visited page to be kept' })

    // As closing the browser does.
    await context.clearCookies({ name: 'toyline.visit' })
    await context.setOffline(true)
    await assert.rejects(page.goto(`/p/${TOYS.bliss}`), /ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
    await context.setOffline(false)
    await open(page, '/sign-in')
    assert.equal((await kept(page)).includes(`/p/${TOYS.bliss}`), false)
  })
}

/** Paths of everything that the service worker keeps but built files and pictures. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(`(async () => {
    const found = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname)
    return found.filter((path) => !path.startsWith('/_next/static/') && !path.startsWith('/media/'))
  })()`)
}
