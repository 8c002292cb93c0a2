import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { SANDBOX_CONSENT } from '../../apps/platform/src/config.ts'
import { CLIENT_ID, CLIENT_SECRET, type PayPal, startPayPal, WEBHOOK_ID } from '../payments/stand-ins/paypal/server.ts'
import { missing } from '../payments/stand-ins/paypal/specification.ts'
import { closeBrowser, skip as noBrowser, seen, visitor } from './browser.ts'
import { orderPage, ownEmail, placeButton, readyToPay } from './buying.ts'
import { type Shop, startShop } from './shop.ts'
import { TOYS, writeSmallCatalogue } from './small-catalogue.ts'

const skip = noBrowser || missing
const START_MS = 540_000
const folder = mkdtempSync(join(tmpdir(), 'toyline-paypal-'))
const ends: (() => Promise<unknown>)[] = []
let shop: Shop
let paypal: PayPal

before(
  async () => {
    if (skip) return
    paypal = await startPayPal({ after: (end: () => Promise<unknown>) => ends.push(end) } as unknown as TestContext)
    const data = join(folder, 'data')
    mkdirSync(data)
    await writeSmallCatalogue(folder, { pictures: false })
    const settings = {
      PAYMENTS_SANDBOX: SANDBOX_CONSENT,
      PAYMENT_PROVIDERS: 'us: sandbox, paypal; eu: paypal',
      PAYPAL_CLIENT_ID: CLIENT_ID,
      PAYPAL_CLIENT_SECRET: CLIENT_SECRET,
      PAYPAL_WEBHOOK_ID: WEBHOOK_ID,
      PAYPAL_API_URL: paypal.url,
    }
    shop = await startShop({ mode: 'one', data, catalogue: join(folder, 'toys.csv'), settings })
    ends.push(shop.stop)
  },
  { timeout: START_MS },
)
after(async () => {
  await closeBrowser()
  for (const end of ends.reverse()) await end()
  rmSync(folder, { recursive: true, force: true })
  assert.deepEqual(paypal?.misfits ?? [], [])
})

/** PayPal's script, as far as a page sees it: a button that shows an order to the buyer, who says yes or turns back. */
const SCRIPT = `window.paypal = { version: '5', Buttons: (options) => ({
  isEligible: () => true, updateProps: async () => {}, close: async () => {},
  render: async (element) => {
    const add = (words, work) => { const one = document.createElement('button'); one.type = 'button'; one.textContent = words; one.onclick = work; element.append(one) }
    add('PayPal', async () => {
      const orderID = await options.createOrder({}, {}).catch((error) => { options.onError?.(error) })
      if (!orderID) return
      element.replaceChildren()
      add('Approve at PayPal', async () => { await fetch('https://www.paypal.com/approve?token=' + orderID); await options.onApprove({ orderID }, {}) })
      add('Leave PayPal', () => options.onCancel({ orderID }, {}))
    })
  } }) }`

async function withScript(page: Page): Promise<void> {
  await page.route('https://www.paypal.com/sdk/js**', (route) => route.fulfill({ contentType: 'text/javascript', body: SCRIPT }))
  await page.route('https://www.paypal.com/approve**', (route) => {
    paypal.books.approve(new URL(route.request().url()).searchParams.get('token') ?? '')
    return route.fulfill({ status: 204, headers: { 'access-control-allow-origin': '*' } })
  })
}

async function withoutScript(page: Page): Promise<void> {
  await page.route('https://www.paypal.com/**', (route) => route.abort())
}

async function atCheckout(page: Page, who: string): Promise<string> {
  const email = ownEmail(who)
  await readyToPay(page, TOYS.pillow, email)
  await page.getByRole('radio', { name: /^PayPal/ }).check()
  return email
}

/** What PayPal and the shop have for an order. */
async function moneyOf(id: string) {
  const { orders, authorizations } = paypal.books.truth(id)
  const [row] = await shop.query<{ state: string }>('select state from payments.payments where order_id = $1', [id])
  return { orders, authorizations: authorizations.length, state: row?.state }
}

test('where PayPal’s script does not come, a button leads to PayPal and back to a paid order', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await withoutScript(page)
  await atCheckout(page, 'redirect')
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  await page.getByRole('button', { name: 'Pay now' }).click()
  const { id } = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  const { orders, authorizations, state } = await moneyOf(id)
  assert.deepEqual([orders, authorizations], [1, 1])
  assert.match(state ?? '', /^(authorised|captured)$/)
})

test('whoever turns back at PayPal keeps the order, and pays it there after all', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await withoutScript(page)
  await atCheckout(page, 'turned-back')
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  await page.getByRole('button', { name: 'Cancel and return' }).click()
  const { id } = await orderPage(page)
  assert.deepEqual(await moneyOf(id), { orders: 1, authorizations: 0, state: 'requires-action' })
  await page.getByRole('link', { name: 'Confirm the payment' }).click()
  await page.getByRole('button', { name: 'Pay now' }).click()
  await orderPage(page)
  await seen(page.getByText('Order placed').first())
  assert.equal((await moneyOf(id)).authorizations, 1)
})

test('PayPal’s buttons place the order, and its page opens for what the shop has made; who turns back pays by card', {
  skip,
}, async (t) => {
  const { page, complaints } = await visitor(t, shop)
  await withScript(page)
  await atCheckout(page, 'buttons')
  await page.getByRole('button', { name: 'PayPal', exact: true }).click()
  await page.getByRole('button', { name: 'Leave PayPal' }).click()
  await seen(page.getByText(/is reserved with these details/))
  await page.getByRole('radio', { name: /^Card/ }).check()
  await seen(placeButton(page))
  await page.getByRole('radio', { name: /^PayPal/ }).check()
  await page.getByRole('button', { name: 'PayPal', exact: true }).click()
  await page.getByRole('button', { name: 'Approve at PayPal' }).click()
  const { id } = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  const { orders, authorizations } = await moneyOf(id)
  assert.deepEqual([orders, authorizations], [1, 1])
  assert.deepEqual(
    complaints.filter((one) => /Content.Security/i.test(one)),
    [],
  )
})

test('a form that is not complete is said to be so, and nothing is made at PayPal', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await withScript(page)
  await atCheckout(page, 'incomplete')
  await page.getByLabel('E-mail').fill('')
  const asked = paypal.asked.length
  await page.getByRole('button', { name: 'PayPal', exact: true }).click()
  await seen(
    page
      .getByRole('alert')
      .getByText(/e-mail/i)
      .first(),
  )
  assert.equal(paypal.asked.length, asked)
})

test('while PayPal is down the next way to pay is chosen, and the cart is kept (F4)', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await withoutScript(page)
  await atCheckout(page, 'down')
  paypal.fail({ on: /POST .*orders$/, how: { status: 503 } })
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  await seen(
    page
      .getByRole('alert')
      .getByText(/cannot be reached right now/)
      .first(),
  )
  assert.equal(await page.getByRole('radio', { name: /^Card/ }).isChecked(), true)
  assert.equal(await page.getByRole('radio', { name: /^PayPal/ }).count(), 0)
  await seen(page.getByRole('link', { name: /^Cart: 2 cases/ }))
})
