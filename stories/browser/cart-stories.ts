import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { booksOf, expectOneOrder } from './books.ts'
import { open, seen, skip, visitor } from './browser.ts'
import { ADDRESS, addCase, CARDS, delivered, fillAddress, fillCard, goToCheckout, orderPage, ownEmail, placeButton } from './buying.ts'
import { expectLines } from './cart.ts'
import type { Shop } from './shop.ts'
import { LAST_CASE, TOYS } from './small-catalogue.ts'

export function cartStories(shop: () => Shop): void {
  test('of two who want the last case one gets it, and the other is told which toy it was and keeps the cart', { skip }, async (t) => {
    const buyers = await Promise.all(
      ['first', 'second'].map(async (who) => {
        const { page } = await visitor(t, shop())
        const email = ownEmail(who)
        await addCase(page, LAST_CASE)
        await addCase(page, TOYS.pillow)
        await goToCheckout(page)
        await fillAddress(page, email)
        await fillCard(page, CARDS.good)
        return { page, email }
      }),
    )
    await Promise.all(buyers.map(({ page }) => placeButton(page).click()))
    const outcomes = await Promise.all(
      buyers.map(({ page }) =>
        Promise.any([
          page.waitForURL(/\/orders\/ord_/).then(() => 'ordered' as const),
          seen(page.getByRole('alert').getByText(/sold to somebody else/)).then(() => 'too late' as const),
        ]),
      ),
    )
    assert.deepEqual(outcomes.toSorted(), ['ordered', 'too late'])
    const winner = buyers[outcomes.indexOf('ordered')] as (typeof buyers)[0]
    const loser = buyers[outcomes.indexOf('too late')] as (typeof buyers)[0]
    await orderPage(winner.page)
    await expectOneOrder(shop(), winner.email, 12)
    await seen(loser.page.getByRole('alert').getByText(/Psychonauts Raz/))
    await expectLines(loser.page, { 'Psychonauts Raz Plush': 6, 'Windows 95 Boot Pillow': 6 })
    await seen(loser.page.getByText('This is out of stock at the moment.'))
    assert.deepEqual(await booksOf(shop(), loser.email), { orders: 1, placed: 0, charges: 0, captured: 0, refunds: 0, allocated: 0 })
  })

  test('without JavaScript the catalogue can be read and the cart filled and changed', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { javaScriptEnabled: false })
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Plush', exact: true }).click()
    await page.getByRole('link', { name: 'Bliss Hill Plush' }).first().click()
    await seen(page.getByRole('heading', { name: 'Bliss Hill Plush', level: 1 }))
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await seen(page.getByRole('heading', { name: 'Cart', level: 1 }))
    await page.getByLabel('Quantity of Bliss Hill Plush').fill('18')
    await page.getByRole('button', { name: 'Update quantities' }).click()
    await expectLines(page, { 'Bliss Hill Plush': 18 })
    await page.getByRole('combobox').fill('pillow')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByRole('button', { name: 'Add a case of Windows 95 Boot Pillow' }).click()
    await expectLines(page, { 'Bliss Hill Plush': 18, 'Windows 95 Boot Pillow': 6 })
    await page.getByRole('button', { name: 'Remove Bliss Hill Plush' }).click()
    await expectLines(page, { 'Windows 95 Boot Pillow': 6 })
    // Chromium reports scripts that it was told not to run as blocked.
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.endsWith('.js failed: csp')),
      [],
    )
  })

  test('U27, U28: the keyboard alone leads from a toy to a placed order, with the focus in sight at every step', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, `/p/${TOYS.pillow}`)
    await tabTo(page, 'Add to cart')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('status').getByText(/added to the cart/))
    await tabTo(page, /^Cart:\s+1 case/)
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: 'Cart', level: 1 }))
    await tabTo(page, 'Quantity of Windows 95 Boot Pillow')
    await page.keyboard.type('12')
    await page.keyboard.press('Tab')
    await seen(page.getByRole('link', { name: /^Cart: 2 cases/ }))
    await tabTo(page, 'Go to checkout')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: 'Checkout', level: 1 }))
    const typed = { 'E-mail': ownEmail('keys'), 'Full name': ADDRESS.name, Address: ADDRESS.line1, 'ZIP code': ADDRESS.zip }
    for (const [label, text] of Object.entries(typed)) {
      await tabTo(page, label)
      await page.keyboard.type(text)
    }
    await tabTo(page, /^Phone/)
    await delivered(page)
    await seen(page.getByTitle('Card details').contentFrame().getByLabel('Card number'))
    await tabTo(page, 'Card details')
    // The number and the date lead on to the next field as soon as they are full.
    for (const part of [CARDS.good, '04 / 35', '123']) await page.keyboard.type(part)
    await page.keyboard.press('Tab')
    await page.keyboard.type(ADDRESS.zip)
    await tabTo(page, /^Place order, /)
    await page.keyboard.press('Enter')
    await orderPage(page)
    await seen(page.getByText('It is paid.'))
  })
}

const MOST_TABS = 120
/** What has the focus, by its name as far as a story needs it, whether that is shown, and what bar lies over it. */
const FOCUSED = `(() => {
  const at = document.activeElement
  const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.firstChild?.textContent ?? (at.innerText || at.title || '')
  // The link of a card lies over the whole card, and so does its ring.
  const isRinged = ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  // What is inside a frame shows its focus itself.
  const isShown = at.tagName === 'IFRAME' || isRinged(getComputedStyle(at)) || isRinged(getComputedStyle(at, '::after'))
  const { left, top, width, height } = at.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2)
  const isBar = (one) => one !== null && !one.contains(at) && (['fixed', 'sticky'].includes(getComputedStyle(one).position) || isBar(one.parentElement))
  return { name: label.trim(), isBody: at === document.body, isShown, cover: isBar(over) ? over.outerHTML.slice(0, 120) : '' }
})()`

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<{ name: string; isBody: boolean; isShown: boolean; cover: string }>(FOCUSED)
    if (!focused.isBody) assert.ok(focused.isShown, `the focus cannot be seen on “${focused.name}”`)
    assert.equal(focused.cover, '', `“${focused.name}” has the focus under a bar`)
    if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return
    passed.push(focused.name)
  }
  assert.fail(`${name} is not reached by Tab, which went over: ${passed.join(', ')}`)
}
