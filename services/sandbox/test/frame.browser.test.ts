import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, type TestContext, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { headlessPath as executablePath, NO_CHROMIUM } from '../../../tools/chromium.ts'
import type { PaymentIntent } from '../src/api.ts'
import { startSandbox } from './start-sandbox.ts'

const skip = executablePath ? false : NO_CHROMIUM

let browser: Browser | undefined
after(() => browser?.close())

/** A shop's page; what it does with the fields is its own script, as in a real shop. */
const shopPage = (sandboxUrl: string) => `<!doctype html><html lang="en"><title>Shop</title>
<style>body{font-family:system-ui;max-width:520px;margin:40px auto;padding:0 16px}</style>
<main><h1>Checkout</h1><div id="card"></div></main>
<script type="module">
  import { mount, challenge } from '${sandboxUrl}/fields.js'
  const changes = []
  const fields = mount(document.querySelector('#card'), {
    locale_country: 'US',
    onReady: () => document.body.setAttribute('data-ready', ''),
    onChange: (change) => changes.push(change),
  })
  Object.assign(window, {
    changes,
    challenge,
    tokenize: () => fields.tokenize().then(
      ({ payment_method, card }) => ({ payment_method, card }),
      ({ code, field }) => ({ code, field }),
    ),
  })
</script>`

/** A page on the shop's origin but without an origin itself, which frames the fields and tries to use them. */
const strangerPage = (sandboxUrl: string, origin: string) => `<!doctype html><title>Stranger</title><script>
  const heard = []
  addEventListener('message', ({ data }) => {
    if (data.leaked) heard.push(data.leaked)
    if (data.done) document.documentElement.setAttribute('data-heard', JSON.stringify(heard))
  })
  const inner = \`<script>
    addEventListener('message', ({ data }) => parent.postMessage({ leaked: data }, '*'))
    const fields = document.createElement('iframe')
    fields.src = '${sandboxUrl}/fields?origin=${origin}'
    fields.onload = () => {
      fields.contentWindow.postMessage({ source: 'toyline-sandbox', type: 'submit', request: 'r' }, '*')
      setTimeout(() => parent.postMessage({ done: true }, '*'), 300)
    }
    document.documentElement.append(fields)
  <\\/script>\`
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = inner
  document.documentElement.append(frame)
</script>`

async function openShop(t: TestContext) {
  let sandboxUrl = ''
  let origin = ''
  const server = createServer((request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(request.url === '/stranger' ? strangerPage(sandboxUrl, origin) : shopPage(sandboxUrl))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser ??= await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 600, height: 700 } })
  t.after(async () => {
    await context.close()
    await new Promise((closed) => server.close(closed).closeAllConnections())
  })
  const sandbox = await startSandbox(t, { allowedOrigins: [origin] })
  sandboxUrl = sandbox.url
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A declined card answers 402, which Chromium prints as an error of its own.
    if (message.type() === 'error' && !message.text().includes('402')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(origin)
  await page.waitForSelector('body[data-ready]')
  return { sandbox, origin, page, complaints, frame: page.frameLocator('iframe') }
}

type Tokenised = { payment_method?: string; card?: object; code?: string; field?: string | null }

const tokenize = (page: Page) => page.evaluate<Tokenised>('tokenize()')

test('a buyer types a card in the frame, the shop gets a token and pays with it', { skip }, async (t) => {
  const { sandbox, page, frame, complaints } = await openShop(t)
  await frame.getByLabel('Card number').click()
  // The caret moves on by itself when a field is full.
  await page.keyboard.type('4242424242424242')
  await page.keyboard.type('435')
  await page.keyboard.type('123')
  await page.keyboard.press('Tab')
  await page.keyboard.type('98052')
  assert.equal(await frame.getByLabel('Card number').inputValue(), '4242 4242 4242 4242')
  assert.equal(await frame.getByLabel('Expiry').inputValue(), '04 / 35')
  assert.equal(await frame.getByLabel('Security code').inputValue(), '123')
  const last = await page.evaluate('changes.at(-1)')
  assert.deepEqual(last, { source: 'toyline-sandbox', type: 'change', complete: true, empty: false, brand: 'visa', error: null })
  const token = await tokenize(page)
  assert.deepEqual(token.card, { brand: 'visa', last4: '4242', exp_month: 4, exp_year: 2035 })
  const paid = await sandbox.post('/v1/payment_intents', {
    amount: 900,
    currency: 'usd',
    confirm: true,
    payment_method: token.payment_method,
  })
  assert.equal(paid.body.status, 'succeeded')
  assert.deepEqual(complaints, [])
})

test('wrong and missing details are named in the frame and reported to the shop', { skip }, async (t) => {
  const { page, frame } = await openShop(t)
  assert.deepEqual(await tokenize(page), { code: 'incomplete', field: 'number' })
  assert.equal(await frame.getByText('Enter your card number.').isVisible(), true)
  await frame.getByLabel('Card number').fill('4242 4242 4242 4241')
  assert.equal(await frame.getByText('The card number is not valid. Check the digits.').isVisible(), true)
  assert.equal(await frame.getByLabel('Card number').getAttribute('aria-invalid'), 'true')
  await frame.getByLabel('Card number').fill('4111 1111 1111 1111')
  assert.equal(await frame.getByLabel('Card number').getAttribute('aria-invalid'), null)
  await frame.getByLabel('Expiry').fill('12 / 2030')
  await frame.getByLabel('Security code').fill('123')
  await frame.getByLabel('ZIP code').fill('98052')
  assert.deepEqual(await tokenize(page), { code: 'live_card_refused', field: 'number' })
  const shown = (await page.locator('iframe').boundingBox())?.height ?? 0
  const wanted = await page.frames()[1]!.evaluate<number>('document.body.scrollHeight')
  assert.ok(shown >= wanted, `the frame is ${shown} px high and its content ${wanted}`)
})

test('a stranger in the page’s place hears nothing and is not obeyed', { skip }, async (t) => {
  const { page, origin } = await openShop(t)
  await page.goto(`${origin}/stranger`)
  const heard = await page.waitForSelector('html[data-heard]', { state: 'attached' })
  assert.equal(await heard.getAttribute('data-heard'), '[]')
})

test('a challenge opens over the page and its answer comes back', { skip }, async (t) => {
  const { sandbox, page, complaints } = await openShop(t)
  for (const [button, status, after] of [
    ['Approve', 'succeeded', 'succeeded'],
    ['Fail the check', 'failed', 'requires_payment_method'],
  ] as const) {
    const { body: intent } = await sandbox.post('/v1/payment_intents', {
      amount: 12_900,
      currency: 'usd',
      description: 'Order TL-1042',
      confirm: true,
      payment_method: 'pm_card_3ds',
    })
    const answered = page.evaluate(`challenge(${JSON.stringify(intent.next_action?.redirect_to_url.url)})`)
    const bank = page.frameLocator('dialog iframe')
    await bank.getByRole('button', { name: button }).click()
    assert.deepEqual(await answered, { status })
    assert.equal((await sandbox.get<PaymentIntent>(`/v1/payment_intents/${intent.id}`)).body.status, after)
    assert.equal(await page.locator('dialog').count(), 0)
  }
  assert.deepEqual(complaints, [])
})

test('neither the fields, nor the plain form, nor the challenge have a serious accessibility fault', { skip }, async (t) => {
  const { sandbox, page } = await openShop(t)
  const serious = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html])
  }
  await tokenize(page)
  assert.deepEqual(await serious(), [])
  const { body: intent } = await sandbox.post('/v1/payment_intents', { amount: 12_900, currency: 'usd', description: 'Order TL-1042' })
  const { body: held } = await sandbox.post('/v1/payment_intents', {
    amount: 900,
    currency: 'usd',
    confirm: true,
    payment_method: 'pm_card_3ds',
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const url of [`${sandbox.url}/pay/${intent.client_secret}`, held.next_action?.redirect_to_url.url ?? '']) {
      await page.goto(url)
      assert.deepEqual(await serious(), [], `${url} ${colorScheme}`)
    }
  }
})

test('every label is whole and on one line, however narrow the place of the fields', { skip }, async (t) => {
  const { page } = await openShop(t)
  const fields = page.frames().find((frame) => frame.url().includes('/fields?'))
  assert.ok(fields)
  for (const width of [212, 226, 250, 290, 340, 380, 520]) {
    await page.evaluate(`document.querySelector('#card').style.width = '${width}px'`)
    await fields.waitForFunction(`innerWidth === ${width}`)
    const cut: string[] = await fields.evaluate(`[...document.querySelectorAll('label')]
      .filter((label) => label.scrollWidth > label.clientWidth || label.clientHeight > 1.5 * parseFloat(getComputedStyle(label).fontSize))
      .map((label) => label.textContent)`)
    assert.deepEqual(cut, [], `${width} px`)
  }
})
