import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { PHONE, seen, skip, visitor } from './browser.ts'
import { CARDS, fillAddress, fillCard, goToCheckout, orderPage, ownEmail, placeButton, shownTotals } from './buying.ts'
import { accessProblems, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'

/** Seventy-two cartons of the maker's: more than one collection of parcels. */
const QUANTITY = 192

async function fillCart(page: Page, skus: string[]): Promise<void> {
  const answer = await page.request.patch('/api/v1/cart/lines?market=us', {
    data: { mode: 'set', lines: skus.map((sku) => ({ sku, quantity: QUANTITY })) },
    headers: { 'idempotency-key': randomUUID() },
  })
  assert.equal(answer.status(), 200, await answer.text())
}

const dollars = (text = '') => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100)

export function freightStories(shop: () => Shop): void {
  test('more than parcels take is offered on pallets, with what the driver does besides; more than that is told who to ask', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop(), { viewport: PHONE })
    await page.goto('/')
    await fillCart(page, ['FILLER-30', 'FILLER-31', 'FILLER-32'])
    await goToCheckout(page)
    await fillAddress(page, ownEmail('freight'))
    const ways = page.getByRole('group', { name: 'Delivery' })
    assert.equal(await ways.getByRole('radio').count(), 1, 'no parcels')
    const lift = page.getByLabel(/^Lift-gate, where there is no loading dock, \$95\.00$/)
    await seen(lift)
    await seen(page.getByRole('button', { name: /^Place order, / }))
    const freight = async () => dollars((await shownTotals(page)).Delivery)
    const before = await freight()
    assert.ok(before > 0)
    await lift.check()
    await waitFor(async () => (await freight()) === before + 95_00, { what: 'the price of the lift' })
    assert.deepEqual([await tooWide(page), await accessProblems(page)], [[], []])
    await fillCard(page, CARDS.good)
    await placeButton(page).click()
    await orderPage(page)
    await seen(page.getByText('Lift-gate, where there is no loading dock'))
    assert.equal(await freight(), before + 95_00)
    await fillCart(page, ['FILLER-33', 'FILLER-34', 'FILLER-35'])
    await goToCheckout(page)
    await page.getByLabel('State').selectOption('AK')
    await page.getByLabel('ZIP code').fill('99501')
    await page.getByLabel('City').fill('Anchorage')
    await seen(page.getByText(/more freight than we can price at once. Write to help@toyline.example/))
    assert.equal(await page.getByRole('radio', { name: 'Freight on a pallet' }).count(), 0)
  })
}
