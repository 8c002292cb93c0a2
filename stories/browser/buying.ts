import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { open, seen } from './browser.ts'

export const CARDS = {
  good: '4242 4242 4242 4242',
  alsoGood: '5555 5555 5555 4444',
  declined: '4000 0000 0000 0002',
  challenge: '4000 0000 0000 3220',
  slow: '4000 0000 0000 6009',
} as const

export const ADDRESS = {
  name: 'Ada Lovelace',
  line1: '400 Pine Street',
  city: 'Seattle',
  area: 'WA',
  zip: '98101',
}

/** What the page of an order says once it is placed by card: the money is taken as goods leave. */
export const AUTHORISED = 'The payment is authorised; we take it when your toys leave.'

/** An address that nobody else of this run has. */
export function ownEmail(who: string): string {
  return `${who}-${randomBytes(4).toString('hex')}@stories.example`
}

/** As many cases of one of our toys as make a first order. */
export const ENOUGH_CASES = 2

/** Opens a toy's page and puts cases into the cart, one after the other. */
export async function addCase(page: Page, handle: string, cases = 1): Promise<void> {
  await open(page, `/p/${handle}`)
  for (let added = 0; added < cases; added += 1) await pressAdd(page)
  await seen(page.getByRole('status').getByText(/added to the cart/))
}

/** Presses the button of a toy's page and waits until the shop has answered. */
export async function pressAdd(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('/cart/lines') && response.request().method() === 'PATCH')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await answered
}

export async function goToCheckout(page: Page): Promise<void> {
  await page.goto('/cart')
  // On a phone the order at the foot of the page leads there as well.
  await page.locator('main').getByRole('link', { name: 'Go to checkout' }).click()
  await seen(page.getByRole('heading', { name: 'Checkout', level: 1 }))
}

/** Fills in who and where, and waits for the delivery options and the total. */
export async function fillAddress(page: Page, email: string | null): Promise<void> {
  await writeAddress(page, email)
  await delivered(page)
}

export async function writeAddress(page: Page, email: string | null): Promise<void> {
  if (email) await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Full name').fill(ADDRESS.name)
  await page.getByLabel('Address', { exact: true }).fill(ADDRESS.line1)
  await page.getByLabel('City').fill(ADDRESS.city)
  await page.getByLabel('State').selectOption(ADDRESS.area)
  await page.getByLabel('ZIP code').fill(ADDRESS.zip)
}

/** What there is to fill in on the page as it is shown, by name, with what each tells the browser's own filling in. */
export function visibleFields(page: Page): Promise<Record<string, string | null>> {
  return page.evaluate(`Object.fromEntries([...document.querySelectorAll('main form :is(input, select, textarea)')]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.name, one.getAttribute('autocomplete')]))`)
}

/** Waits until the order has its ways of delivery and its total. */
export async function delivered(page: Page): Promise<void> {
  await seen(page.getByRole('group', { name: 'Delivery' }).getByRole('radio').first())
  await seen(page.getByRole('button', { name: /^Place order, / }))
}

export async function fillCard(page: Page, number: string): Promise<void> {
  const fields = page.getByTitle('Card details').contentFrame()
  await fields.getByLabel('Card number').fill(number)
  await fields.getByLabel('Expiry').fill('04 / 35')
  await fields.getByLabel('Security code').fill('123')
  await fields.getByLabel('ZIP code').fill(ADDRESS.zip)
}

export function placeButton(page: Page) {
  return page.getByRole('button', { name: /^Place order/ })
}

export type PlacedOrder = { id: string; number: string }

/** Waits for the page of an order and reads which it is. */
export async function orderPage(page: Page): Promise<PlacedOrder> {
  await page.waitForURL(/\/orders\/ord_/)
  const heading = page.getByRole('heading', { name: /^Order TL-/, level: 1 })
  await seen(heading)
  const number = ((await heading.textContent()) ?? '').replace('Order ', '').trim()
  return { id: /ord_\w+/.exec(page.url())?.[0] ?? '', number }
}

/** From an empty cart to a checkout in which only the card is missing. */
export async function readyToPay(page: Page, handle: string, email: string): Promise<void> {
  await addCase(page, handle, ENOUGH_CASES)
  await goToCheckout(page)
  await fillAddress(page, email)
}

/** From an empty cart to the page of a placed order, for stories that are about what comes after. */
export async function buy(page: Page, handle: string, email: string): Promise<PlacedOrder> {
  await readyToPay(page, handle, email)
  await fillCard(page, CARDS.good)
  await placeButton(page).click()
  const order = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  return order
}

/** Every number of the order as the page shows it, by its label: goods, delivery, each tax, total. */
export function shownTotals(page: Page): Promise<Record<string, string>> {
  return page.evaluate(`Object.fromEntries([...document.querySelectorAll('[aria-label="Totals"] dl > div')]
    .map((row) => [...row.children].map((cell) => cell.textContent)))`)
}
