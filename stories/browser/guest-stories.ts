import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, seen, skip, visitor } from './browser.ts'
import { CARDS, ENOUGH_CASES, fillAddress, fillCard, orderPage, ownEmail, placeButton, pressAdd, shownTotal } from './buying.ts'
import { linkIn, mailTo } from './mailbox.ts'
import type { Shop } from './shop.ts'

export function guestStories(shop: () => Shop): void {
  test('a guest searches, adds two cases, pays with a card, and sees the order become paid without reloading', { skip }, async (t) => {
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
    await page.getByRole('link', { name: 'Go to checkout' }).click()
    await fillAddress(page, email)
    const fast = page.getByRole('group', { name: 'Delivery' }).getByRole('radio').last()
    await fast.check()
    await seen(page.getByRole('button', { name: /^Place order, / }))
    await fillCard(page, CARDS.good)
    const promised = /[$][\d.,]+/.exec((await placeButton(page).textContent()) ?? '')?.[0]
    await placeButton(page).click()

    const order = await orderPage(page)
    await page.evaluate('window.isTheSamePage = true')
    await seen(page.getByText('It is paid.'))
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')
    assert.equal(await shownTotal(page), promised)
    const [charge] = await shop().query<{ amount: number; captured: number }>(
      'select amount::int, amount_captured::int as captured from sandbox.charges where metadata @> $1',
      [JSON.stringify({ order_id: order.id })],
    )
    const cents = Math.round(Number(promised?.replace(/[$,]/g, '')) * 100)
    assert.deepEqual(charge, { amount: cents, captured: cents })

    const mail = await mailTo(shop().url, email, new RegExp(order.number))
    assert.ok(mail.includes(promised as string), `the mail does not say ${promised}:\n${mail}`)
    const elsewhere = await visitor(t, shop())
    await elsewhere.page.goto(linkIn(mail, '/orders/'))
    assert.deepEqual(await orderPage(elsewhere.page), order)
    assert.equal(await shownTotal(elsewhere.page), promised)
    assert.deepEqual([...complaints, ...elsewhere.complaints], [])
  })
}
