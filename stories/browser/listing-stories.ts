import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { open, PHONE, seen, skip, visitor } from './browser.ts'
import type { Shop } from './shop.ts'

const NAMES = '#results :is(article h2, tbody th) a'
const FIRST_PAGE = 48

export function listingStories(shop: () => Shop): void {
  test('U3, U4: what is chosen stands in the address, shows the same to everybody who has it, and counts say what comes of a choice', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/products')
    const facet = page.getByRole('group', { name: 'Age' })
    for (const [age, param] of [
      ['Ages 3+', /age=3%2B/],
      ['Ages 14+', /age=14%2B/],
    ] as const) {
      const row = facet.locator('label', { hasText: age })
      const count = Number(/\d+$/.exec((await row.locator('.facet-count').innerText()).split('\n')[0] ?? '')?.[0])
      await row.click()
      await page.waitForURL(param)
      await holds(`${count} products`, async () => (await total(page)) === count)
    }
    const none = page.locator('.facet-row[data-disabled]').first()
    await seen(none)
    assert.match(await none.locator('.facet-count').innerText(), /^0/)
    assert.equal(await none.getByRole('checkbox').isDisabled(), true)

    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('price-desc')
    await page.waitForURL(/sort=price-desc/)
    await page.getByRole('link', { name: 'Compact' }).click()
    await page.waitForURL(/density=compact/)
    const chosen = await stateOf(page)
    assert.deepEqual(chosen.ticked, ['Ages 3+', 'Ages 14+'])
    await open(page, page.url())
    assert.deepEqual(await stateOf(page), chosen)
    const elsewhere = await visitor(t, shop())
    await open(elsewhere.page, page.url())
    assert.deepEqual(await stateOf(elsewhere.page), chosen)
    await page.getByRole('link', { name: 'Remove filter Ages 14+' }).click()
    await page.waitForURL((url) => !url.search.includes('14'))
    await page.goBack()
    await page.waitForURL(/14%2B/)
    await holds('the same again', async () => JSON.stringify(await stateOf(page)) === JSON.stringify(chosen))
  })

  test('U5: showing more appends, goes on with the first new toy, and Back finds everything as it was', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/products')
    const all = await total(page)
    assert.equal(await page.locator(NAMES).count(), FIRST_PAGE)
    await page.getByRole('link', { name: `Show ${all - FIRST_PAGE} more` }).click()
    await page.waitForURL(/\?page=2$/)
    await holds('all toys', async () => (await page.locator(NAMES).count()) === all)
    const first = await page.locator(NAMES).nth(FIRST_PAGE).innerText()
    await holds(`the focus on ${first}`, async () => (await page.evaluate('document.activeElement.innerText')) === first)
    await page.locator(NAMES).nth(FIRST_PAGE).scrollIntoViewIfNeeded()
    let before = -1
    await holds('the page at rest', async () => {
      const last = before
      before = await scrolled(page)
      return before > 0 && before === last
    })
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: first, level: 1 }))
    await page.goBack()
    await holds('all toys again', async () => (await page.locator(NAMES).count()) === all)
    await holds('the same place', async () => Math.abs((await scrolled(page)) - before) <= 50)
  })

  test('U5: a phone shows half as many at a time, goes on with the first new toy, and finds the same again after Back', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop(), { viewport: PHONE })
    const names = page.getByRole('article').getByRole('heading', { level: 2 }).getByRole('link')
    await open(page, '/products')
    assert.equal(await names.count(), FIRST_PAGE / 2)
    await page.getByRole('button', { name: 'Show 24 more' }).click()
    assert.equal(await names.count(), FIRST_PAGE)
    const first = await names.nth(FIRST_PAGE / 2).innerText()
    assert.equal(await page.evaluate('document.activeElement.innerText'), first)
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: first, level: 1 }))
    await page.goBack()
    await holds('the same toys again', async () => (await names.count()) === FIRST_PAGE)
    await page.getByRole('link', { name: /^Show \d+ more$/ }).click()
    await page.waitForURL(/\?page=2$/)
    await holds('all toys', async () => (await names.count()) === (await total(page)))
  })

  test('U14: a line sheet is filled with digits and Enter, or by a pasted column, and its total is the one of the shop', {
    skip,
  }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shop().url })
    await open(page, '/search?q=filler&density=sheet')
    await page.evaluate('window.isTheSamePage = true')
    const fields = page.getByRole('textbox', { name: /^Quantity of / })
    await fields.first().focus()
    for (let row = 0; row < 10; row += 1) {
      await page.keyboard.type('24')
      await page.keyboard.press('Enter')
    }
    await expectTotal(page, await quantitiesOf(page))

    await page.evaluate(`navigator.clipboard.writeText('${Array.from({ length: 10 }, () => '48').join('\\n')}')`)
    await fields.first().focus()
    await page.keyboard.press('Control+V')
    await seen(page.getByRole('status').getByText('10 rows filled.'))
    await expectTotal(page, await quantitiesOf(page))
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')
  })
}

type Listed = { names: string[]; ticked: string[]; total: number }

async function stateOf(page: Page): Promise<Listed> {
  return {
    names: await page.locator(NAMES).allInnerTexts(),
    ticked: await page.locator('.facet-row:has(:checked) .facet-label').allInnerTexts(),
    total: await total(page),
  }
}

async function total(page: Page): Promise<number> {
  return Number(/^(\d+) product/.exec(await page.locator('#results').getByRole('status').first().innerText())?.[1])
}

/** The quantity column from its top, as far as it is filled. */
async function quantitiesOf(page: Page): Promise<number[]> {
  const values = await page
    .getByRole('textbox', { name: /^Quantity of / })
    .evaluateAll((all) => all.map((field) => Number((field as { value?: string }).value)))
  return values.filter((value) => value > 0)
}

/** Holds the foot of the sheet, and the order, to what the shop has for these quantities. */
async function expectTotal(page: Page, quantities: number[]): Promise<void> {
  assert.equal(quantities.length, 10)
  type Cart = { lines: { quantity: number }[]; subtotal: { amount: number } }
  let cart: Cart | undefined
  await holds('the quantities in the cart', async () => {
    cart = (await (await page.request.get('/api/v1/cart')).json()) as Cart
    return JSON.stringify(cart.lines.map(({ quantity }) => quantity)) === JSON.stringify(quantities)
  })
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format((cart?.subtotal.amount ?? 0) / 100)
  await seen(page.locator('.sheet-total').getByText(money))
  await seen(page.getByRole('region', { name: 'Your order' }).getByText(money, { exact: true }))
}

async function holds(what: string, check: () => Promise<boolean>): Promise<void> {
  await waitFor(check, { timeoutMs: 20_000, what })
}

function scrolled(page: Page): Promise<number> {
  return page.evaluate('scrollY')
}
