import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { SANDBOX_CONSENT } from '../../apps/platform/src/config.ts'
import { SECRETS, sign } from '../payments/company.ts'
import { PUBLISHABLE_KEY, SECRET_KEY } from '../payments/stand-ins/stripe/company.ts'
import { openStripe, type StripeStandIn } from '../payments/stand-ins/stripe/server.ts'
import { signUp } from './account.ts'
import { closeBrowser, open, seen, skip, visitor } from './browser.ts'
import { addCase, ENOUGH_CASES, fillAddress, goToCheckout, orderPage, ownEmail, placeButton, readyToPay } from './buying.ts'
import { judgePage } from './payment-page/judge.ts'
import { lookAtPage } from './payment-page/look-at-page.ts'
import { type Shop, startShop } from './shop.ts'
import { TOYS, writeSmallCatalogue } from './small-catalogue.ts'

const START_MS = 540_000
const folder = mkdtempSync(join(tmpdir(), 'toyline-stripe-'))
let shop: Shop
let stripe: StripeStandIn
/** What the shop answered to Stripe's reports. */
const answers: Promise<number>[] = []

before(
  async () => {
    if (skip) return
    stripe = await openStripe({
      secretKey: SECRET_KEY,
      onEvent(event) {
        const body = JSON.stringify(event)
        const headers = { 'content-type': 'application/json', 'stripe-signature': sign(body) }
        answers.push(fetch(`${shop.url}/api/v1/payments/webhooks/stripe`, { method: 'POST', headers, body }).then(({ status }) => status))
      },
    })
    const data = join(folder, 'data')
    mkdirSync(data)
    await writeSmallCatalogue(folder, { pictures: false })
    const settings = {
      PAYMENTS_SANDBOX: SANDBOX_CONSENT,
      PAYMENT_PROVIDERS: 'us: stripe, sandbox',
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
      STRIPE_WEBHOOK_SECRETS: SECRETS.join(),
      STRIPE_API_URL: stripe.url,
    }
    shop = await startShop({ mode: 'one', data, catalogue: join(folder, 'toys.csv'), settings })
  },
  { timeout: START_MS },
)
after(async () => {
  await closeBrowser()
  await shop?.stop()
  await stripe?.stop()
  rmSync(folder, { recursive: true, force: true })
  assert.deepEqual([...new Set(stripe?.complaints ?? [])], [], 'all that was asked and answered fits Stripe’s own description')
})

/** Stripe's script as far as a page sees it: fields, of which one names a test card, and a token from Stripe's host. */
const SCRIPT = `window.Stripe = Object.assign((key) => {
  const told = window.toldStripe = { key, options: {} }
  const card = document.createElement('input')
  return {
    _registerWrapper() {}, registerAppInfo() {},
    elements(options) {
      Object.assign(told.options, options)
      return {
        update(more) { Object.assign(told.options, more) },
        async submit() { return card.value ? {} : { error: { type: 'validation_error', code: 'incomplete_number', message: 'Your card number is incomplete.' } } },
        create: () => ({
          on(name, work) { if (name === 'ready') setTimeout(work); if (name === 'change') card.addEventListener('input', work) },
          mount(place) {
            card.setAttribute('aria-label', 'Test card of Stripe')
            const frame = document.createElement('iframe')
            frame.src = 'https://js.stripe.com/fields.html'
            frame.title = 'Secure payment input frame'
            frame.style = 'border: 0; height: 2rem; width: 100%'
            place.append(card, frame)
          },
          focus: () => card.focus(), destroy() {},
        }),
      }
    },
    async createConfirmationToken({ params }) {
      told.params = params
      const reply = await fetch('https://api.stripe.com/token?card=' + card.value)
      return reply.ok ? { confirmationToken: await reply.json() } : { error: { type: 'card_error' } }
    },
  }
}, { version: 'endive' })`

async function withScript(page: Page): Promise<void> {
  await page.route('https://js.stripe.com/**', (route) =>
    route.request().resourceType() === 'script'
      ? route.fulfill({ contentType: 'text/javascript', body: SCRIPT })
      : route.fulfill({ contentType: 'text/html', body: '<p>Fields of Stripe</p>' }),
  )
  await page.route('https://api.stripe.com/token**', (route) => {
    const id = stripe.books.newToken(new URL(route.request().url()).searchParams.get('card') ?? '')
    return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: { id } })
  })
}

const cardField = (page: Page) => page.getByLabel('Test card of Stripe')
const told = (page: Page) =>
  page.evaluate<{ key: string; options: { appearance: { variables: Record<string, string> } } & Record<string, unknown>; params: unknown }>(
    'window.toldStripe',
  )
const intentsOf = (id: string) => [...stripe.books.intents.values()].filter(({ metadata }) => metadata.order_id === id)
const moneyOf = (id: string) => intentsOf(id).map(({ status }) => status)

async function atCheckout(page: Page, who: string): Promise<void> {
  await withScript(page)
  await readyToPay(page, TOYS.pillow, ownEmail(who))
  await seen(cardField(page))
}

test('a card is paid with in Stripe’s own fields: one authorisation, and no script but ours and theirs (S8, S9)', { skip }, async (t) => {
  const { page, complaints } = await visitor(t, shop)
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).origin)
  })
  await open(page, `/p/${TOYS.pillow}`)
  assert.deepEqual([...new Set(scripts)], [shop.url], 'Stripe’s script is for the checkout alone')
  await atCheckout(page, 'stripe')
  assert.deepEqual([...new Set(scripts)].sort(), [shop.url, 'https://js.stripe.com'].sort())
  const { key, options } = await told(page)
  assert.equal(key, PUBLISHABLE_KEY)
  const { mode, currency, captureMethod, allowedPaymentMethodTypes, locale } = options
  assert.deepEqual([mode, currency, captureMethod, allowedPaymentMethodTypes, locale], ['payment', 'usd', 'manual', ['card'], 'en'])
  await cardField(page).fill('pm_card_visa')
  await placeButton(page).click()
  const { id } = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  assert.equal(moneyOf(id).length, 1)
  const [intent] = [...stripe.books.intents.values()].filter(({ metadata }) => metadata.order_id === id)
  assert.equal(intent?.amount, options.amount, 'what the wallets showed is what was authorised')
  assert.deepEqual(
    complaints.filter((one) => /Content.Security/i.test(one)),
    [],
  )
  assert.deepEqual(new Set(await Promise.all(answers)), new Set([200]), 'reports are heard where docs/payments.md says')
})

test('the payment page with Stripe runs the scripts of its inventory, and nothing else; without Stripe its script would be none of them (S9)', {
  skip,
}, async (t) => {
  const { page } = await visitor(t, shop, { serviceWorkers: 'allow' })
  await atCheckout(page, 'inventory')
  const found = await lookAtPage(page, '/checkout', async () => {
    await seen(cardField(page))
    await page.waitForLoadState('networkidle')
  })
  const asked = { shopUrl: shop.url, sandbox: shop.providerUrl }
  assert.deepEqual(judgePage(found, { ...asked, providers: ['stripe'] }), [])
  const without = judgePage(found, { ...asked, providers: [] })
  assert.match(without[0] ?? '', /^script https:\/\/js\.stripe\.com\//)
  assert.equal(without.length, 2, 'and the policy lets Stripe in')
})

test('the fields wear the inks of the theme that is shown, also when it is changed', { skip }, async (t) => {
  const { page } = await visitor(t, shop, { colorScheme: 'dark' })
  await atCheckout(page, 'dark')
  const background = async () => (await told(page)).options.appearance.variables.colorBackground
  assert.equal(await background(), '#1f1b29')
  await page.emulateMedia({ colorScheme: 'light' })
  await waitFor(async () => (await background()) === '#fff', { what: 'the fields to turn light' })
})

test('fields that are not complete, and a card that is declined, are said in our words; another card pays', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await atCheckout(page, 'declined')
  await placeButton(page).click()
  await seen(page.getByRole('alert').getByText('Please check the card details.').first())
  await cardField(page).fill('pm_card_insufficient_funds')
  await placeButton(page).click()
  await seen(page.getByText(/declined for lack of funds/).first())
  await cardField(page).fill('pm_card_mastercard')
  await placeButton(page).click()
  const { id } = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  assert.equal(moneyOf(id).length, 1, 'the same intent')
})

test('the bank asks, and the buyer comes back from it to a placed order', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await atCheckout(page, 'bank')
  await cardField(page).fill('pm_card_3ds')
  await placeButton(page).click()
  await page.getByRole('button', { name: 'Approve' }).click()
  const { id } = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  assert.equal(moneyOf(id).length, 1)
})

test('a card that its buyer has kept is Stripe’s alone to keep, and pays the next order without Stripe’s script (S9)', {
  skip,
}, async (t) => {
  const { page, complaints } = await visitor(t, shop)
  await withScript(page)
  await signUp(page, shop, ownEmail('stripe-keeper'))
  await addCase(page, TOYS.pillow, ENOUGH_CASES)
  await goToCheckout(page)
  await fillAddress(page, null)
  await page.getByRole('radio', { name: 'Card' }).check()
  await cardField(page).fill('pm_card_visa')
  await page.getByLabel('Keep this card for later orders').check()
  await placeButton(page).click()
  const first = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  const [intent] = intentsOf(first.id)
  assert.equal(intent?.setup_future_usage, 'on_session')
  assert.ok(intent.customer)

  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).origin)
  })
  await addCase(page, TOYS.cushion, ENOUGH_CASES)
  await goToCheckout(page)
  await seen(page.getByText('Visa ending in 4242'))
  await placeButton(page).click()
  const second = await orderPage(page)
  await seen(page.getByText('Order placed').first())
  const [next] = intentsOf(second.id)
  assert.deepEqual([next?.status, next?.customer, next?.setup_future_usage], ['requires_capture', intent.customer, null])
  assert.deepEqual([...new Set(scripts)], [shop.url])
  assert.deepEqual(complaints, [])
})

test('what the buyer has said of keeping is what Stripe is told, and nothing is kept unasked', { skip }, async (t) => {
  const { page } = await visitor(t, shop)
  await withScript(page)
  await signUp(page, shop, ownEmail('stripe-asked'))
  await addCase(page, TOYS.pillow, ENOUGH_CASES)
  await goToCheckout(page)
  await fillAddress(page, null)
  await page.getByRole('radio', { name: 'Card' }).check()
  const keep = page.getByLabel('Keep this card for later orders')
  for (const [isKept, usage, redisplay, card, said] of [
    [false, null, 'limited', 'pm_card_insufficient_funds', /declined for lack of funds/],
    [true, 'on_session', 'always', 'pm_card_declined', /The card was declined/],
  ] as const) {
    assert.equal(await keep.isChecked(), false)
    await keep.setChecked(isKept)
    await cardField(page).fill(card)
    await placeButton(page).click()
    await seen(page.getByText(said).first())
    const { options, params } = await told(page)
    assert.deepEqual([options.setupFutureUsage, params], [usage, { payment_method_data: { allow_redisplay: redisplay } }])
    assert.equal([...stripe.books.intents.values()].at(-1)?.setup_future_usage, usage)
  }
})

test('a buyer who finds Stripe down is told that nothing was charged, keeps the cart, and is not offered it again (F3)', {
  skip,
}, async (t) => {
  const { page } = await visitor(t, shop)
  await atCheckout(page, 'down')
  await cardField(page).fill('pm_card_visa')
  await stripe.stop()
  await placeButton(page).click()
  await seen(
    page
      .getByRole('alert')
      .getByText(/cannot be reached right now. Nothing was charged/)
      .first(),
  )
  assert.equal(await cardField(page).count(), 0)
  await seen(page.getByRole('link', { name: /^Cart: 2 cases/ }))
})
