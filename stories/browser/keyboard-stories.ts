import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DESKTOP, open, seen, skip, visitor } from './browser.ts'
import { ADDRESS, AUTHORISED, CARDS, delivered, orderPage, ownEmail } from './buying.ts'
import { customer } from './customer.ts'
import { tabThrough, tabTo } from './keyboard.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

/** What is left of a window of 1280 by 1024 at 400 %. */
const ENLARGED = { width: 320, height: 256 }

export function keyboardStories(shop: () => Shop): void {
  test('U27: the keyboard alone leads from the home page to a placed order, with the focus in sight at every step', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/')
    await tabTo(page, 'Search toys, characters or SKU')
    await page.keyboard.type('pillow')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=pillow/)
    await page.waitForLoadState('networkidle')
    await tabTo(page, 'Windows 95 Boot Pillow')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: 'Windows 95 Boot Pillow', level: 1 }))
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
    await seen(page.getByText(AUTHORISED))
  })

  test('U28: at every stop of Tab the focus is shown and lies free of all bars, also where everything is four times as large', {
    skip,
  }, async (t) => {
    const { page } = await customer(t, shop())
    for (const viewport of [DESKTOP, ENLARGED]) {
      await page.setViewportSize(viewport)
      for (const path of ['/', '/c/plush', `/p/${TOYS.bliss}`, '/cart', '/checkout']) {
        await open(page, path)
        const stops = await tabThrough(page)
        assert.ok(stops > 20, `${path} has ${stops} stops only`)
      }
    }
  })

  test('U28: a bar over what has the focus, and a focus that is not shown, are noticed', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/sign-in')
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<div style="position: fixed; inset: 0 0 auto; height: 60%">bar</div>')`,
    )
    await assert.rejects(tabThrough(page), /has the focus under a bar/)
    await open(page, '/sign-in')
    await page.addStyleTag({ content: '* { outline: none !important; box-shadow: none !important }' })
    await assert.rejects(tabThrough(page), /the focus cannot be seen/)
  })
}
