import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { open, seen, skip, visitor } from './browser.ts'
import { addCase } from './buying.ts'
import { expectLines } from './cart.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const CHANGES = '**/api/v1/cart/lines?*'
/** On a busy machine. */
const PATIENCE_MS = 30_000

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
    const { keys, answers } = changesOf(page)
    await loseLine(page, context)
    await changeQuantity(page)
    await seen(page.getByText('waiting for the line'))
    assert.deepEqual(answers, [])
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, 'waiting is not a failure')

    const answered = page.waitForResponse(CHANGES)
    await context.setOffline(false)
    await page.getByText('waiting for the line').waitFor({ state: 'detached' })
    // Whoever leaves the page before that has it sent again with the same key, which a story below is about.
    await answered
    await nothingWaits(page)
    await expectLines(page, { 'Bliss Hill Plush': 18 })
    assert.deepEqual(answers, ['PATCH /api/v1/cart/lines 200'])
    assert.equal(keys.size, 1, 'what could not be sent and what was sent are the same change')
  })

  test('U32: a change that fails in the moment in which the line comes back is sent again, and nobody is bothered', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await addCase(page, TOYS.bliss)
    await open(page, '/cart')
    const { keys, answers } = changesOf(page)
    await loseLine(page, context)
    await page.route(
      CHANGES,
      async (route) => {
        await context.setOffline(false)
        await route.abort('internetdisconnected')
      },
      { times: 1 },
    )
    const answered = page.waitForResponse(CHANGES)
    await changeQuantity(page)
    await answered
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, 'a line that comes back is not a failure')
    await expectLines(page, { 'Bliss Hill Plush': 18 })
    assert.deepEqual(answers, ['PATCH /api/v1/cart/lines 200'])
    assert.equal(keys.size, 1)
  })

  test('U32: a change whose page is left before its answer comes is sent again with its key, and is made once', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await addCase(page, TOYS.bliss)
    await open(page, '/cart')
    const before = await cartOf(page)
    const { keys, answers } = changesOf(page)
    await loseLine(page, context)
    await changeQuantity(page)
    await seen(page.getByText('waiting for the line'))
    let made: { version: number } | undefined
    await page.route(CHANGES, async (route) => {
      if (made) return route.continue()
      // The shop makes the change; the answer is lost.
      await route.fetch()
      made = await cartOf(page)
    })
    await context.setOffline(false)
    await waitFor(() => made, { what: 'the change to be made', timeoutMs: PATIENCE_MS })
    assert.deepEqual(answers, [])
    const answered = page.waitForResponse(CHANGES)
    await page.goto('/cart')
    await answered
    await nothingWaits(page)
    await expectLines(page, { 'Bliss Hill Plush': 18 })
    assert.deepEqual(answers, ['PATCH /api/v1/cart/lines 200'])
    assert.equal(keys.size, 1)
    assert.deepEqual([made?.version, (await cartOf(page)).version], [before.version + 1, before.version + 1])
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

/** Takes the line away and waits until the page knows. */
async function loseLine(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  await seen(page.getByText('You are offline.'))
}

async function changeQuantity(page: Page): Promise<void> {
  const quantity = page.getByLabel('Quantity of Bliss Hill Plush')
  await quantity.fill('18')
  await quantity.press('Enter')
}

/** The keys of all changes that this page tries to send from now on, and what the shop answers. */
function changesOf(page: Page): { keys: Set<string | undefined>; answers: string[] } {
  const keys = new Set<string | undefined>()
  const answers: string[] = []
  const isChange = (request: Request) => request.url().includes('/api/') && request.method() !== 'GET'
  page.on('request', (request) => {
    if (isChange(request)) keys.add(request.headers()['idempotency-key'])
  })
  page.on('response', (response) => {
    const request = response.request()
    if (isChange(request)) answers.push(`${request.method()} ${new URL(request.url()).pathname} ${response.status()}`)
  })
  return { keys, answers }
}

/** Waits until all that waited in this tab was sent and answered. */
function nothingWaits(page: Page): Promise<boolean> {
  const isEmpty = () => page.evaluate<boolean>(`sessionStorage.getItem('toyline.wishes') === null`)
  return waitFor(isEmpty, { what: 'nothing to wait any more', timeoutMs: PATIENCE_MS })
}

async function cartOf(page: Page): Promise<{ version: number }> {
  return (await page.request.get('/api/v1/cart?market=us')).json()
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
