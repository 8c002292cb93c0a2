import assert from 'node:assert/strict'
import { test } from 'node:test'
import { booksOf, expectOneOrder } from './books.ts'
import { seen, skip, visitor } from './browser.ts'
import { addCase, CARDS, fillAddress, fillCard, goToCheckout, orderPage, ownEmail, placeButton } from './buying.ts'
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
    assert.deepEqual(await booksOf(shop(), loser.email), {
      orders: 1,
      placed: 0,
      charges: 0,
      reserved: 0,
      captured: 0,
      refunds: 0,
      allocated: 0,
    })
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
}
