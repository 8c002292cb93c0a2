import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { PASSWORD } from './account.ts'
import { open, seen, skip, visitor } from './browser.ts'
import {
  AUTHORISED,
  CARDS,
  ENOUGH_CASES,
  fillAddress,
  fillCard,
  orderPage,
  ownEmail,
  placeButton,
  pressAdd,
  shownTotals,
} from './buying.ts'
import { linkIn, mailTo } from './mailbox.ts'
import type { Shop } from './shop.ts'
import { openWarehouse } from './warehouse.ts'

export function guestStories(shop: () => Shop): void {
  test('U21: a guest searches, adds two cases, pays with a card, sees the order become paid, finds the same amounts everywhere, and keeps it in an account', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    const email = ownEmail('guest')
    await open(page, '/')
    await page.getByRole('combobox', { name: 'Search toys, characters or SKU' }).fill('bliss hill')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.waitForURL(/\/search\?q=bliss/)
    await page.getByRole('link', { name: 'Bliss Hill Plush' }).first().click()
    await seen(page.getByRole('heading', { name: 'Bliss Hill Plush', level: 1 }))
    await page.waitForLoadState('networkidle')
    for (let cases = 0; cases < ENOUGH_CASES; cases += 1) await pressAdd(page)
    await page.getByRole('status').getByRole('button', { name: 'View cart' }).click()
    // The foot of the page that is left offers the same way.
    await seen(page.getByRole('heading', { name: 'Cart', level: 1 }))
    await page.getByRole('link', { name: 'Go to checkout' }).click()
    await fillAddress(page, email)
    const fast = page.getByRole('group', { name: 'Delivery' }).getByRole('radio').last()
    await fast.check()
    await seen(page.getByRole('button', { name: /^Place order, / }))
    await fillCard(page, CARDS.good)
    const promised = await shownTotals(page)
    assert.deepEqual(Object.keys(promised), ['Toys', 'Delivery', 'Washington sales tax, 6.5%', 'Total'])
    const total = promised.Total ?? ''
    assert.ok((await placeButton(page).textContent())?.includes(total))
    await placeButton(page).click()

    const order = await orderPage(page)
    await page.evaluate('window.isTheSamePage = true')
    await seen(page.getByText(AUTHORISED))
    await (await openWarehouse(shop())).ship(order.id)
    await seen(page.getByText('Payment taken'))
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')
    assert.deepEqual(await shownTotals(page), promised)
    const [charge] = await shop().query<{ amount: number; captured: number }>(
      'select amount::int, amount_captured::int as captured from sandbox.charges where metadata @> $1',
      [JSON.stringify({ order_id: order.id })],
    )
    const cents = Math.round(Number(total.replace(/[$,]/g, '')) * 100)
    assert.deepEqual(charge, { amount: cents, captured: cents })

    const mail = await mailTo(shop().url, email, new RegExp(`Order ${order.number} is confirmed`))
    for (const amount of Object.values(promised)) assert.ok(mail.includes(amount), `the mail does not say ${amount}:\n${mail}`)
    const elsewhere = await visitor(t, shop())
    await elsewhere.page.goto(linkIn(mail, '/orders/'))
    assert.deepEqual(await orderPage(elsewhere.page), order)
    assert.deepEqual(await shownTotals(elsewhere.page), promised)

    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create the account' }).click()
    await seen(page.getByText('Look into your mailbox'))
    await open(page, linkIn(await mailTo(shop().url, email, /Confirm/), '/verify-email'))
    await page.getByRole('button', { name: 'Confirm my e-mail address' }).click()
    await seen(page.getByText('Your address is confirmed and you are signed in.'))
    await waitFor(
      async () => {
        await page.goto('/account/orders')
        return (await page.getByRole('link', { name: order.number }).count()) === 1
      },
      { what: 'the order in the account' },
    )
    assert.deepEqual([...complaints, ...elsewhere.complaints], [])
  })
}
