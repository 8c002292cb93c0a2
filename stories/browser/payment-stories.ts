import assert from 'node:assert/strict'
import { test } from 'node:test'
import { booksOf, expectOneOrder } from './books.ts'
import { seen, skip, visitor } from './browser.ts'
import { ADDRESS, AUTHORISED, buy, CARDS, fillCard, orderPage, ownEmail, placeButton, readyToPay } from './buying.ts'
import { mailCount, mailTo } from './mailbox.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

export function paymentStories(shop: () => Shop): void {
  test('U20: a declined card and a failing shop keep everything that was typed and say what to do, and pressing again makes one order', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('declined')
    await readyToPay(page, TOYS.pillow, email)
    await page.getByText('Add a purchase order number or a note').click()
    await page.getByLabel('Purchase order number').fill('PO-4712')
    await page.getByLabel('Note for this order').fill('Ring twice')
    const typed: [string, string][] = [
      ['E-mail', email],
      ['Full name', ADDRESS.name],
      ['City', ADDRESS.city],
      ['State', ADDRESS.area],
      ['Purchase order number', 'PO-4712'],
      ['Note for this order', 'Ring twice'],
    ]
    const expectAllKept = async () => {
      for (const [label, text] of typed) assert.equal(await page.getByLabel(label).inputValue(), text, label)
      assert.equal(await page.getByRole('group', { name: 'Delivery' }).getByRole('radio', { checked: true }).count(), 1)
      await seen(page.getByRole('link', { name: /^Cart: 2 cases/ }))
    }
    await fillCard(page, CARDS.declined)
    await placeButton(page).click()
    await seen(page.getByRole('alert').getByText(/The card was declined. Nothing was charged. Please use another card/))
    await expectAllKept()
    assert.deepEqual(await booksOf(shop(), email), { orders: 1, placed: 0, charges: 0, reserved: 0, captured: 0, refunds: 0, allocated: 0 })

    await fillCard(page, CARDS.alsoGood)
    await page.route(
      (url) => /^\/api\/v1\/orders\/ord_\w+\/payment$/.test(url.pathname),
      async (route) => {
        // The worst of all: it was done, and the answer says that it failed.
        await route.fetch()
        await route.fulfill({ status: 500, json: { code: 'internal-error', detail: 'Something broke.' } })
      },
      { times: 1 },
    )
    await placeButton(page).click()
    await seen(page.getByRole('alert').getByText(/Press “Place order” again: it stays the same order/))
    await expectAllKept()
    await placeButton(page).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await seen(page.getByText('PO number PO-4712'))
    await expectOneOrder(shop(), email, 12)
  })

  test('a card that asks for 3-D Secure pays after the bank’s page is approved', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('approved')
    await readyToPay(page, TOYS.pillow, email)
    await fillCard(page, CARDS.challenge)
    await placeButton(page).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await expectOneOrder(shop(), email, 12)
  })

  test('a failed 3-D Secure check leaves the order open, and another card pays it', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('refused')
    await readyToPay(page, TOYS.cushion, email)
    await fillCard(page, CARDS.challenge)
    await placeButton(page).click()
    await page.getByRole('button', { name: 'Fail the check' }).click()
    const held = await orderPage(page)
    await seen(page.getByText('Payment declined').first())
    await seen(page.getByRole('alert').getByText(/could not confirm that it was you/))
    await fillCard(page, CARDS.good)
    await page.getByRole('button', { name: 'Pay now' }).click()
    await seen(page.getByText('Order placed').first())
    assert.deepEqual(await orderPage(page), held)
    await expectOneOrder(shop(), email, 12)
  })

  test('a payment that takes its time turns the open page into a placed and paid order by itself', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('slow')
    await readyToPay(page, TOYS.cushion, email)
    await fillCard(page, CARDS.slow)
    await placeButton(page).click()
    await orderPage(page)
    await page.evaluate('window.isTheSamePage = true')
    await shop().provider('/settle')
    await seen(page.getByText(AUTHORISED))
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')
    await expectOneOrder(shop(), email, 12)
  })

  test('a double click on the pay button makes one order, one charge and one mail', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('double')
    await readyToPay(page, TOYS.pillow, email)
    await fillCard(page, CARDS.good)
    await placeButton(page).dblclick()
    const { number } = await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await expectOneOrder(shop(), email, 12)
    await mailTo(shop().url, email, new RegExp(number))
    assert.equal(await mailCount(shop().url, email, /Order/), 1)
  })

  test('a buyer whose connection breaks while paying presses again and has one order', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('broken')
    await readyToPay(page, TOYS.pillow, email)
    await fillCard(page, CARDS.good)
    await page.route(
      (url) => url.pathname === '/api/v1/orders',
      async (route) => {
        // The shop hears it and answers; the answer never arrives.
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await placeButton(page).click()
    await seen(page.getByRole('alert').getByText(/it stays the same order and is never charged twice/))
    await placeButton(page).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await expectOneOrder(shop(), email, 12)
  })

  test('the Back button after paying neither pays again nor offers to', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('back')
    await buy(page, TOYS.pillow, email)
    await page.goBack()
    await seen(page.getByText('The carton is still empty.'))
    assert.equal(await placeButton(page).count(), 0)
    await page.goForward()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await expectOneOrder(shop(), email, 12)
  })
}
