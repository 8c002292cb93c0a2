import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Locator, Page } from 'playwright-core'
import { signUp } from './account.ts'
import { DESKTOP, hold, open, PHONE, SCRIPTS, SMALL_PHONE, seen, skip, visitor } from './browser.ts'
import { ADDRESS, addCase, delivered, ENOUGH_CASES, fillAddress, goToCheckout, ownEmail, writeAddress } from './buying.ts'
import { expectLines } from './cart.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

/** What somebody has chosen is kept, whatever comes afterwards: an answer, the scripts of the page, a part that needs room. */
export function choiceStories(shop: () => Shop): void {
  test('U29: the card fields have their room before they come, so that nothing below moves when somebody scrolls there', {
    skip,
  }, async (t) => {
    for (const viewport of [DESKTOP, PHONE, SMALL_PHONE]) {
      const { page } = await visitor(t, shop(), { viewport })
      await page.addInitScript(`addEventListener('message', ({ data }) => {
        if (data?.source === 'toyline-sandbox' && data.type === 'resize') window.toldHeight = data.height
      })`)
      await addCase(page, TOYS.bliss, ENOUGH_CASES)
      await open(page, '/checkout')
      const fields = page.getByTitle('Card details')
      const height = async () => (await fields.boundingBox())?.height
      const before = await height()
      // The browser lays out a frame of another origin when it is looked at.
      await fields.scrollIntoViewIfNeeded()
      const told = await waitFor(() => page.evaluate<number>('window.toldHeight'), { what: 'the height of the fields' })
      assert.deepEqual([before, await height()], [told, told], `at ${viewport.width} px`)
    }
  })

  test('a way to pay is chosen by one press, although the price of the delivery comes between pressing and letting go', {
    skip,
  }, async (t) => {
    // So tall that nothing is scrolled: a browser that scrolls along with what moves would hide it.
    const { page } = await visitor(t, shop(), { viewport: { width: DESKTOP.width, height: 2_000 } })
    await signUp(page, shop(), ownEmail('presses'))
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    const invoice = page.getByRole('radio', { name: /Invoice/ })
    let asked = 0
    const letGo = await hold(page, '**/api/v1/checkout/quote?*', () => ++asked === 2)
    const priced = page.waitForResponse((response) => response.url().includes('/checkout/quote') && asked === 2)
    await writeAddress(page, null)
    await waitFor(() => asked === 2, { what: 'the question what the delivery costs' })
    const before = await middleOf(invoice)
    await page.mouse.move(...before)
    await page.mouse.down()
    letGo()
    await (await priced).finished()
    await drawn(page)
    assert.deepEqual(await middleOf(invoice), before, 'it moved away under the press')
    await page.mouse.up()
    assert.equal(await invoice.isChecked(), true)
    await delivered(page)
    assert.equal(await invoice.isChecked(), true)
  })

  test('a way to pay that is chosen before the scripts of the page run is kept', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('early'))
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    const arrive = await hold(page, SCRIPTS)
    await page.goto('/checkout', { waitUntil: 'domcontentloaded' })
    const invoice = page.getByRole('radio', { name: /Invoice/ })
    await invoice.check()
    arrive()
    await fillAddress(page, null)
    assert.equal(await invoice.isChecked(), true)
    assert.equal(await page.getByTitle('Card details').count(), 0)
  })

  test('a delivery that is not offered any more is said to be so, and is chosen again where it is', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    await fillAddress(page, ownEmail('far'))
    const delivery = page.getByRole('group', { name: 'Delivery' })
    await delivery.getByRole('radio', { name: 'Two-day' }).check()
    const gone = page.getByText('The delivery that you chose is not offered for this address.')
    assert.equal(await gone.count(), 0)
    await page.getByLabel('State').selectOption('AK')
    await page.getByLabel('ZIP code').fill('99501')
    await seen(gone)
    assert.equal(await delivery.getByRole('radio', { name: 'Standard' }).isChecked(), true)
    assert.equal(await delivery.getByRole('radio', { name: 'Two-day' }).count(), 0)
    await page.getByLabel('State').selectOption(ADDRESS.area)
    await page.getByLabel('ZIP code').fill(ADDRESS.zip)
    await gone.waitFor({ state: 'detached' })
    assert.equal(await delivery.getByRole('radio', { name: 'Two-day' }).isChecked(), true)
  })

  test('a way to pay that cannot be had any more is said to be so, and another is not taken in silence', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('leaves'))
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    await page.getByRole('radio', { name: /Invoice/ }).check()
    const gone = page.getByText('What you chose to pay with is not offered now.')
    assert.equal(await gone.count(), 0)
    // Somebody who is not signed in any more; the tab remembers what was chosen in it.
    await context.clearCookies()
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    await seen(gone)
    assert.equal(await page.getByRole('radio', { name: 'Card' }).isChecked(), true)
    assert.equal(await page.getByRole('radio', { name: /Invoice/ }).isDisabled(), true)
  })

  test('a quantity that is typed before the scripts of the page run is kept, and sent once', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await addCase(page, TOYS.bliss)
    await addCase(page, TOYS.pillow)
    const sent: unknown[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(request.postDataJSON().lines.map((line: { quantity: number }) => line.quantity))
    })
    let arrive = await hold(page, SCRIPTS)
    await page.goto('/cart', { waitUntil: 'domcontentloaded' })
    await page.getByLabel('Quantity of Bliss Hill Plush').fill('18')
    const pillow = page.getByLabel('Quantity of Windows 95 Boot Pillow')
    await pillow.fill('10')
    assert.deepEqual(sent, [])
    arrive()
    await waitFor(() => sent.length > 0, { what: 'the quantity that was left' })
    assert.equal(await pillow.inputValue(), '10', 'is still being typed')
    await pillow.press('Enter')
    await waitFor(() => sent.length > 1, { what: 'the other' })
    await page.waitForLoadState('networkidle')
    await page.unroute(SCRIPTS)
    await expectLines(page, { 'Bliss Hill Plush': 18, 'Windows 95 Boot Pillow': 12 })
    assert.deepEqual(sent, [[18], [12]])

    arrive = await hold(page, SCRIPTS)
    await page.goto(`/p/${TOYS.cushion}`, { waitUntil: 'domcontentloaded' })
    const pieces = page.getByRole('spinbutton', { name: 'Quantity' })
    const cases = page.getByText(/^3 cases/)
    await pieces.fill(String(3 * Number(await pieces.inputValue())))
    assert.equal(await cases.count(), 0)
    arrive()
    await seen(cases)
  })
}

async function middleOf(locator: Locator): Promise<[number, number]> {
  const box = await locator.boundingBox()
  assert.ok(box)
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/** Gives the page time to show what it knows. */
async function drawn(page: Page): Promise<void> {
  for (let times = 0; times < 3; times += 1) await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
}
