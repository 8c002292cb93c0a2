import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { signUp } from './account.ts'
import { type Options, open, type Visitor, visitor } from './browser.ts'
import { fillAddress, goToCheckout, orderPage, ownEmail, placeButton } from './buying.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

type Known = { storageState: Awaited<ReturnType<BrowserContext['storageState']>>; order: string }
let known: Promise<Known> | undefined

/** Somebody with an account, an order on invoice and a cart, who only looks around; made once. */
export async function customer(t: TestContext, shop: Shop, options: Options = {}): Promise<Visitor & { order: string }> {
  known ??= makeCustomer(t, shop)
  const { storageState, order } = await known
  return { ...(await visitor(t, shop, { reducedMotion: 'reduce', ...options, storageState })), order }
}

/** The pages by which all others are judged. */
const FOR_ALL = [
  '/',
  '/products',
  '/search?q=plush',
  '/search?q=zzqx',
  '/nowhere',
  `/p/${TOYS.bliss}`,
  '/cart',
  '/checkout',
  '/account',
  '/account/addresses',
]
/** Whoever is signed in is led on from these. */
const FOR_GUESTS = ['/sign-in', '/register', '/forgot-password']

/** Opens each key page once, in the language of this prefix, and has a look at it. Afterwards the customer is signed out. */
export async function eachKeyPage(
  { page, context, order }: Awaited<ReturnType<typeof customer>>,
  prefix: string,
  look: (path: string) => Promise<void>,
): Promise<void> {
  for (const path of [...FOR_ALL, `/orders/${order}`, ...FOR_GUESTS]) {
    if (path === FOR_GUESTS[0]) await context.clearCookies()
    const address = prefix && path === '/' ? prefix : prefix + path
    await open(page, address)
    assert.equal(new URL(page.url()).pathname, new URL(address, page.url()).pathname, 'led elsewhere')
    await look(address)
  }
}

async function makeCustomer(t: TestContext, shop: Shop): Promise<Known> {
  const { page, context } = await visitor(t, shop)
  await signUp(page, shop, ownEmail('customer'))
  await putInCart(page, 'us')
  await goToCheckout(page)
  await fillAddress(page, null)
  await page.getByRole('radio', { name: /Invoice/ }).check()
  await placeButton(page).click()
  const { id } = await orderPage(page)
  for (const market of ['us', 'eu', 'ca']) await putInCart(page, market)
  return { storageState: await context.storageState(), order: id }
}

/** Enough of two toys for an order in any market; of both there is plenty. */
const LINES = [
  { sku: 'CLP-PL-25-YEL', quantity: 24 },
  { sku: 'CLP-PL-12-YEL', quantity: 12 },
]

async function putInCart(page: Page, market: string): Promise<void> {
  const answer = await page.request.patch(`/api/v1/cart/lines?market=${market}`, {
    data: { mode: 'set', lines: LINES },
    headers: { 'idempotency-key': randomUUID() },
  })
  const { lines } = (await answer.json()) as { lines: { outcome: string }[] }
  assert.deepEqual(
    lines.map(({ outcome }) => outcome),
    LINES.map(() => 'changed'),
    JSON.stringify(lines),
  )
}
