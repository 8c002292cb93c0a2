import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { hold, SCRIPTS, seen, skip, visitor } from './browser.ts'
import { ADDRESS, addCase, delivered, ENOUGH_CASES, fillAddress, goToCheckout, ownEmail, placeButton, visibleFields } from './buying.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

export function checkoutStories(shop: () => Shop): void {
  test('U18: a newcomer meets six texts to fill in, each known to the browser, and no account; the ZIP code fills the town', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    assert.deepEqual(await visibleFields(page), {
      email: 'email',
      'ship-name': 'shipping name',
      'ship-line1': 'shipping address-line1',
      'ship-postcode': 'shipping postal-code',
      'ship-city': 'shipping address-level2',
      'ship-area': 'shipping address-level1',
      'ship-phone': 'shipping tel',
      'same-address': null,
      payment: null,
    })
    await page.getByLabel('ZIP code').fill(ADDRESS.zip)
    await page.getByLabel('Phone').focus()
    const city = page.getByLabel('City')
    assert.equal(await waitFor(() => city.inputValue(), { what: 'the town of the ZIP code' }), 'Seattle')
    assert.equal(await page.getByLabel('State').inputValue(), 'WA')
  })

  test('U19: fields say what is wrong when they are left, never before, and no longer than it is so', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    const email = page.getByLabel('E-mail')
    const complaint = 'Enter an e-mail address like name@shop.example.'
    await email.pressSequentially('ada@')
    assert.equal(await page.getByText(complaint).count(), 0, 'complains while somebody types')
    await page.keyboard.press('Tab')
    await seen(page.getByText(complaint))
    assert.match((await describedBy(page, 'email')).join(' '), new RegExp(complaint))
    await email.pressSequentially('shop.example')
    assert.equal(await page.getByText(complaint).count(), 0, 'complains of what is right')
    assert.equal(await email.getAttribute('aria-invalid'), null)

    await fillAddress(page, ownEmail('slips'))
    const wrong = { 'Full name': '', 'ZIP code': '9810', Phone: 'ask Ada' }
    for (const [label, text] of Object.entries(wrong)) await page.getByLabel(label).fill(text)
    await placeButton(page).click()
    const summary = page.getByRole('alert').filter({ hasText: '3 things need your attention' })
    await seen(summary)
    assert.match(await focused(page), /^3 things need your attention/)
    const links = await summary.getByRole('link').all()
    assert.equal(links.length, 3)
    for (const [index, label] of Object.keys(wrong).entries()) {
      await links[index]?.click()
      assert.equal(await focused(page), label)
    }
    await page.getByLabel('Full name').fill(ADDRESS.name)
    await seen(page.getByRole('alert').filter({ hasText: '2 things need your attention' }))
    await page.getByLabel('ZIP code').fill(ADDRESS.zip)
    await page.getByLabel('Phone').fill('+1 425 555 0100')
    await delivered(page)
    assert.equal(await page.getByText('needs your attention').count(), 0)
  })

  test('what is typed and chosen before the scripts of the page run is kept', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    const arrive = await hold(page, SCRIPTS)
    await page.goto('/checkout', { waitUntil: 'domcontentloaded' })
    const typed = { 'E-mail': ownEmail('early'), 'Full name': ADDRESS.name, City: ADDRESS.city }
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text)
    await page.getByLabel('State').selectOption(ADDRESS.area)
    await page.getByLabel('The invoice goes to the same address').uncheck()
    assert.equal(await placeButton(page).isDisabled(), true, 'sends the form without the scripts, and loses it')
    arrive()
    await seen(page.getByRole('group', { name: 'Invoice address' }))
    await page.waitForLoadState('networkidle')
    for (const [label, text] of Object.entries(typed)) assert.equal(await page.getByLabel(label).first().inputValue(), text, label)
    assert.equal(await page.getByLabel('State').first().inputValue(), ADDRESS.area)
    await page.getByLabel('The invoice goes to the same address').check()
    await page.getByLabel('Address', { exact: true }).fill(ADDRESS.line1)
    await page.getByLabel('ZIP code').fill(ADDRESS.zip)
    await delivered(page)
    for (const [label, text] of Object.entries(typed)) assert.equal(await page.getByLabel(label).inputValue(), text, label)
  })
}

/** What has the focus: a field by its label, anything else by its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(document.activeElement.labels?.[0] ?? document.activeElement).innerText.replace(/ \\(.*/, '')`)
}

async function describedBy(page: Page, id: string): Promise<string[]> {
  return page.evaluate(
    `(document.getElementById('${id}').getAttribute('aria-describedby') ?? '').split(' ').map((one) => document.getElementById(one).innerText)`,
  )
}
