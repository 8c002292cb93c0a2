import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { signUp } from './account.ts'
import { booksOf } from './books.ts'
import { open, seen, skip, visitor } from './browser.ts'
import {
  AUTHORISED,
  addCase,
  CARDS,
  ENOUGH_CASES,
  fillAddress,
  fillCard,
  goToCheckout,
  orderPage,
  ownEmail,
  placeButton,
  visibleFields,
} from './buying.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const KEEP = 'Keep this card for later orders'
const VISA = 'Visa ending in 4242'

/** Buys with a new card, which is to be kept, and answers the bank where it asks. */
async function buyAndKeep(page: Page, card: string = CARDS.good): Promise<void> {
  await addCase(page, TOYS.pillow, ENOUGH_CASES)
  await goToCheckout(page)
  await fillAddress(page, null)
  await page.getByRole('radio', { name: 'Card' }).check()
  await fillCard(page, card)
  const keep = page.getByLabel(KEEP)
  assert.equal(await keep.isChecked(), false, 'nobody’s card is kept who has not said so')
  await keep.check()
  await placeButton(page).click()
}

async function atCheckoutAgain(page: Page): Promise<void> {
  await addCase(page, TOYS.cushion, ENOUGH_CASES)
  await goToCheckout(page)
  await seen(page.getByRole('button', { name: /^Place order, / }))
}

export function savedCardStories(shop: () => Shop): void {
  test('a buyer who had a card kept orders again with one press, and has it forgotten on the account page', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('keeper'))
    await buyAndKeep(page)
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))

    await atCheckoutAgain(page)
    await seen(page.getByText(VISA))
    await seen(page.getByText('Expires 04/35'))
    assert.ok(Object.keys(await visibleFields(page)).length <= 3, 'there is next to nothing to fill in')
    assert.equal(await page.getByTitle('Card details').count(), 0, 'no card fields')
    await placeButton(page).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))

    await open(page, '/account/cards')
    await page.getByRole('button', { name: `Remove ${VISA}` }).focus()
    await page.keyboard.press('Enter')
    await seen(page.getByRole('status').getByText(`${VISA} was removed.`))
    await seen(page.getByText('No cards are kept.'))
    await atCheckoutAgain(page)
    await seen(page.getByTitle('Card details'))
    assert.equal(await page.getByText(VISA).count(), 0)
    assert.deepEqual(complaints, [])
  })

  test('a bank may ask about a kept card; another card can be taken instead, and a guest has none kept', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('asked'))
    await buyAndKeep(page, CARDS.challenge)
    await page.getByRole('button', { name: 'Approve' }).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))

    await atCheckoutAgain(page)
    await page.getByRole('button', { name: 'Change the payment' }).click()
    const kept = page.getByRole('radio', { name: 'Visa ending in 3220' })
    assert.equal(await kept.isChecked(), true)
    await page.getByRole('radio', { name: 'Another card' }).check()
    await seen(page.getByLabel(KEEP))
    await kept.check()
    await placeButton(page).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))

    const { page: guests } = await visitor(t, shop())
    const email = ownEmail('guest')
    await addCase(guests, TOYS.cushion, ENOUGH_CASES)
    await goToCheckout(guests)
    await fillAddress(guests, email)
    await seen(guests.getByTitle('Card details'))
    assert.equal(await guests.getByLabel(KEEP).count(), 0)
  })

  test('a kept card that was removed in another window pays nothing, and another pays the order once', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    const email = ownEmail('gone')
    await signUp(page, shop(), email)
    await buyAndKeep(page)
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await addCase(page, TOYS.cushion, ENOUGH_CASES)
    await goToCheckout(page)
    await seen(page.getByText(VISA))
    await seen(page.getByRole('button', { name: /^Place order, / }))
    const other = await context.newPage()
    await open(other, '/account/cards')
    await other.getByRole('button', { name: `Remove ${VISA}` }).click()
    await seen(other.getByText('No cards are kept.'))
    await placeButton(page).click()
    await seen(page.getByRole('alert').getByText(/This card is not kept for you any more. Nothing was charged/))
    assert.equal(await page.getByText(VISA).count(), 0)
    await page.getByRole('radio', { name: 'Card' }).check()
    await fillCard(page, CARDS.alsoGood)
    await placeButton(page).click()
    await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    const { placed, charges } = await booksOf(shop(), email)
    assert.deepEqual({ placed, charges }, { placed: 2, charges: 2 })
  })
}
