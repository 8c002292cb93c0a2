import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { DESKTOP, open, PHONE, seen, skip } from './browser.ts'
import { customer } from './customer.ts'
import { accessProblems, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'

const WORDS = {
  '': 'This page cannot be shown right now',
  '/de-eu': 'Diese Seite lässt sich gerade nicht anzeigen',
  '/fr-ca': 'Cette page ne peut pas s’afficher pour l’instant',
  '/es-us': 'Esta página no se puede mostrar ahora',
}
/** A breaker that is open lets somebody through after five seconds, and a room that was away may be slow at first. */
const BACK_MS = 60_000

/**
 * What somebody with an account and an order sees while a room is silent.
 * @param pidOf the process that lights a room
 */
export function awayStories(shop: () => Shop, pidOf: (room: string) => number): void {
  const PERSONAL: Record<string, (order: string) => string[]> = {
    orders: (order) => ['/account/orders', `/orders/${order}`, '/cart', '/checkout'],
    users: () => ['/account', '/account/addresses', '/account/security'],
    payments: () => ['/account/cards'],
    products: () => ['/account/waiting'],
  }
  for (const [room, pathsFor] of Object.entries(PERSONAL))
    test(`F13, F14: while ${room} is away, the pages of a person that need it are 503 and say so in the frame of the shop, and come back`, {
      skip,
    }, async (t) => {
      const { page, order } = await customer(t, shop())
      const paths = pathsFor(order)
      const comeBack = silence(t, pidOf(room))
      for (const path of paths) await expectAway(page, path, WORDS[''])
      comeBack()
      for (const path of paths)
        await waitFor(async () => (await page.request.get(path)).status() === 200, { timeoutMs: BACK_MS, what: `${path} again` })
      await page.getByRole('link', { name: 'Try again' }).click()
      await page.waitForLoadState('networkidle')
      assert.equal(new URL(page.url()).pathname, paths.at(-1))
      assert.equal(await page.getByText(WORDS['']).count(), 0)
    })

  test('F13: those pages say so in every language, fit a phone and a desk, light and dark, and need no scripts', { skip }, async (t) => {
    // Whoever looks is known before nobody can say any more who they are.
    await customer(t, shop())
    silence(t, pidOf('orders'))
    for (const viewport of [PHONE, DESKTOP])
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await customer(t, shop(), { viewport, colorScheme })
        for (const [prefix, words] of Object.entries(WORDS)) await expectAway(page, `${prefix}/account/orders`, words)
        assert.deepEqual(await accessProblems(page), [])
        assert.deepEqual(await tooWide(page), [])
      }
    const { page } = await customer(t, shop(), { javaScriptEnabled: false })
    await expectAway(page, '/account/orders', WORDS[''])
  })

  test('F13: whoever goes on from page to page is told in the same words, and may try again without losing their place', {
    skip,
  }, async (t) => {
    const { page } = await customer(t, shop())
    await open(page, '/account')
    const comeBack = silence(t, pidOf('orders'))
    await page.locator('main').getByRole('link', { name: 'Orders' }).click()
    await seen(page.getByRole('alert').getByRole('heading', { name: WORDS[''], level: 1 }))
    comeBack()
    await waitFor(async () => (await page.request.get('/account/orders')).status() === 200, { timeoutMs: BACK_MS, what: 'the orders' })
    await page.getByRole('button', { name: 'Try again' }).click()
    await seen(page.getByRole('heading', { name: 'Orders', level: 1 }))
  })
}

/** Opens an address whose room is away: what is answered, and what is seen. */
async function expectAway(page: Page, path: string, words: string): Promise<void> {
  const answer = await page.goto(path)
  assert.deepEqual(
    [answer?.status(), answer?.headers()['retry-after'], answer?.headers()['cache-control']],
    [503, '5', 'private, no-store'],
    path,
  )
  await seen(page.getByRole('alert').getByRole('heading', { name: words, level: 1 }))
  await seen(page.getByRole('banner').getByRole('link').first())
  assert.equal(new URL(page.url()).pathname, path, 'led elsewhere')
}

/** Stops a process without ending it, as a machine that hangs does, until the story ends or it is told to come back. */
function silence(t: TestContext, pid: number): () => void {
  process.kill(pid, 'SIGSTOP')
  const comeBack = () => void process.kill(pid, 'SIGCONT')
  t.after(comeBack)
  return comeBack
}
