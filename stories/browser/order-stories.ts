import assert from 'node:assert/strict'
import { randomUUID as newKey } from 'node:crypto'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { open, seen, skip, visitor } from './browser.ts'
import { ADDRESS } from './buying.ts'
import type { Shop } from './shop.ts'

const CHANGES = '**/api/v1/cart/lines*'
const ADD_PILLOW = /^Add a case of Windows 95 Boot Pillow/

export function orderStories(shop: () => Shop): void {
  test('U6: a press on a card adds one case, seen before the shop has answered; what is not done is taken back and can be tried again', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/products')
    const card = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'Windows 95 Boot Pillow' }) })
    const add = card.getByRole('button', { name: ADD_PILLOW })

    const first = await holdChanges(page)
    const [request] = await Promise.all([page.waitForRequest(CHANGES), add.click()])
    await expectOrder(page, 1, 6, '$77.40')
    await first.letGo()
    assert.equal((await request.response())?.status(), 200)
    const again = await page.request.fetch(request.url(), {
      method: request.method(),
      headers: { 'content-type': 'application/json', 'idempotency-key': (await request.headerValue('idempotency-key')) ?? '' },
      data: request.postData() ?? '',
    })
    assert.equal(again.status(), 200)
    await open(page, '/products')
    await expectOrder(page, 1, 6, '$77.40')

    await add.dblclick()
    await expectOrder(page, 3, 18, '$232.20')
    const blocked = await holdChanges(page)
    await add.click()
    await expectOrder(page, 4, 24, '$309.60')
    await blocked.cut()
    const alert = page.getByRole('alert').filter({ hasText: 'We could not reach the shop.' })
    await seen(alert)
    await expectOrder(page, 3, 18, '$232.20')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expectOrder(page, 4, 24, '$309.60')
    await card.getByRole('button', { name: 'One case fewer of Windows 95 Boot Pillow' }).click()
    await expectOrder(page, 3, 18, '$232.20')
    await page.waitForLoadState('networkidle')
    await open(page, '/products')
    await expectOrder(page, 3, 18, '$232.20')
  })

  test('U15: below the minimum the way to the checkout cannot be pressed and says what is missing, and each case moves both rules', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/products')
    await page.getByRole('button', { name: ADD_PILLOW }).click()
    const foot = page.getByRole('region', { name: 'Your order' })
    const checkout = foot.getByRole('button', { name: 'Go to checkout' })
    await seen(checkout.getByText('$72.60 short of the minimum'))
    assert.equal(await checkout.isDisabled(), true)
    assert.equal(await foot.getByRole('link', { name: 'Go to checkout' }).count(), 0)
    assert.deepEqual(await goals(page), { 'Minimum order': [7_740, 15_000], 'Free freight': [7_740, 50_000] })

    const { name, line1, city, area, zip } = ADDRESS
    const shipTo = { name, line1, city, area, postcode: zip, country: 'US' }
    const refused = await page.request.post('/api/v1/checkout/quote', { data: { shipTo } })
    assert.deepEqual([refused.status(), (await refused.json()).code], [422, 'below-order-minimum'])

    await page.goto('/cart')
    const book = page.getByRole('region', { name: 'Order book' })
    assert.equal(await book.getByRole('button', { name: 'Go to checkout' }).isDisabled(), true)
    await page.getByLabel('Quantity of Windows 95 Boot Pillow').fill('12')
    await page.keyboard.press('Enter')
    await seen(book.getByRole('link', { name: 'Go to checkout' }))
    assert.deepEqual(await goals(page), { 'Minimum order': [15_000, 15_000], 'Free freight': [15_480, 50_000] })
    assert.equal((await page.request.post('/api/v1/checkout/quote', { data: { shipTo } })).status(), 200)
  })

  test('U14: the cart is changed with digits and Enter, by a pasted column, for several lines at once, and what is removed comes back', {
    skip,
  }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shop().url })
    const variants = await page.request.get('/api/v1/products?q=filler&limit=10')
    const { items } = (await variants.json()) as { items: { variantId: string; casePack: number }[] }
    const pack = items[0]?.casePack ?? 0
    const lines = items.map(({ variantId }) => ({ variantId, quantity: pack }))
    const filled = await page.request.patch('/api/v1/cart/lines', {
      data: { mode: 'set', lines },
      headers: { 'idempotency-key': newKey() },
    })
    assert.equal(filled.status(), 200, await filled.text())

    await open(page, '/cart')
    await page.evaluate('window.isTheSamePage = true')
    const fields = page.getByRole('textbox', { name: /^Quantity of / })
    await fields.first().focus()
    for (let row = 0; row < 10; row += 1) {
      await page.keyboard.press('Control+A')
      await page.keyboard.type(String(pack * 2))
      await page.keyboard.press('Enter')
    }
    await expectCart(
      page,
      Array.from({ length: 10 }, () => pack * 2),
    )
    const column = Array.from({ length: 10 }, (_, row) => pack * (row + 1))
    await page.evaluate(`navigator.clipboard.writeText('${column.join('\\n')}')`)
    await fields.first().focus()
    await page.keyboard.press('Control+V')
    await expectCart(page, column)

    await page.getByLabel('Choose Filler 02').check()
    await page.getByLabel('Choose Filler 05').check()
    await page.getByLabel('Cases', { exact: true }).fill('7')
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    const changed = column.with(1, pack * 7).with(4, pack * 7)
    await expectCart(page, changed)
    await page.getByRole('group', { name: 'Chosen lines' }).getByRole('button', { name: 'Remove' }).click()
    await expectCart(page, changed.toSpliced(4, 1).toSpliced(1, 1))
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expectCart(page, changed)
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')

    const file = await page.request.get('/cart/export')
    assert.match(file.headers()['content-disposition'] ?? '', /^attachment; filename="toyline-cart-us\.csv"$/)
    assert.equal((await file.text()).trimEnd().split('\r\n').length, 11)
  })
}

/** Holds the cart as it is shown, and its total, to what the shop has. */
async function expectCart(page: Page, quantities: number[]): Promise<void> {
  type Cart = { lines: { quantity: number }[]; subtotal: { amount: number } }
  let cart: Cart | undefined
  await waitFor(
    async () => {
      cart = (await (await page.request.get('/api/v1/cart')).json()) as Cart
      return JSON.stringify(cart.lines.map(({ quantity }) => quantity)) === JSON.stringify(quantities)
    },
    { timeoutMs: 20_000, what: `the quantities ${quantities}` },
  )
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format((cart?.subtotal.amount ?? 0) / 100)
  await seen(page.getByRole('region', { name: 'Order book' }).getByText(money, { exact: true }))
  const shown = page.getByRole('textbox', { name: /^Quantity of / })
  const values = Promise.all((await shown.all()).map(async (field) => Number(await field.inputValue())))
  assert.deepEqual(await values, quantities)
}

/** What the head of the page and its foot say of the order, which must be the same. */
async function expectOrder(page: Page, cases: number, units: number, money: string): Promise<void> {
  const words = `${cases} case${cases === 1 ? '' : 's'}`
  const head = new RegExp(`^Cart: ${words} ${units} units ${money.replaceAll(/[$.]/g, '\\$&')}$`)
  await seen(page.getByRole('link', { name: head }))
  const foot = page.getByRole('region', { name: 'Your order' })
  await seen(foot.getByText(`${words} · ${units} units`))
  await seen(foot.getByText(money, { exact: true }))
}

/** Keeps changes of the cart from reaching the shop until they are let go, or cut off. */
async function holdChanges(page: Page) {
  const { promise, resolve } = Promise.withResolvers<'continue' | 'abort'>()
  await page.route(CHANGES, async (route) => route[await promise]())
  const end = (how: 'continue' | 'abort') => async () => {
    resolve(how)
    await page.unrouteAll({ behavior: 'wait' })
  }
  return { letGo: end('continue'), cut: end('abort') }
}

/** The rules in the head of the page: value and maximum by name. */
async function goals(page: Page): Promise<Record<string, [number, number]>> {
  return page.evaluate(
    `Object.fromEntries([...document.querySelectorAll('header progress')].map((one) => [one.ariaLabel, [one.value, one.max]]))`,
  )
}
