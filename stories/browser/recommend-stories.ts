import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { newId } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { signUp } from './account.ts'
import { open, PHONE, seen, skip, visitor } from './browser.ts'
import { ADDRESS, ownEmail } from './buying.ts'
import { accessProblems, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'

/** Toys that no other story looks at; neither stands beside the other where nobody has bought them. */
const TOY = { handle: 'filler-21', title: 'Filler 21', sku: 'FILLER-21' }
const COMPANION = { handle: 'filler-38', title: 'Filler 38', sku: 'FILLER-38' }
const QUANTITY = 24

export function recommendStories(shop: () => Shop): void {
  test('what three shops have bought together is shown beside each other and in the cart, and each shop sees what it orders again', {
    skip,
  }, async (t) => {
    const buyers = []
    for (const name of ['one', 'two', 'three']) {
      const one = await visitor(t, shop())
      await signUp(one.page, shop(), ownEmail(`together-${name}`))
      buyers.push(one)
    }
    const [first, , third] = buyers as [(typeof buyers)[0], (typeof buyers)[0], (typeof buyers)[0]]
    for (const { page } of buyers.slice(0, 2)) await orderByInvoice(page)
    await learn(shop())
    const reader = await visitor(t, shop(), { javaScriptEnabled: false })
    const goesWith = reader.page.getByRole('region', { name: 'Goes with it on the shelf' })
    await reader.page.goto(`/p/${COMPANION.handle}?before`)
    await seen(goesWith.getByText('From the same franchise or chapter.'))
    assert.equal(await goesWith.getByRole('heading', { name: TOY.title }).count(), 0, 'two shops are nobody’s business')

    await orderByInvoice(third.page)
    await learn(shop())
    await reader.page.goto(`/p/${TOY.handle}`)
    await seen(goesWith.getByText(`Shops that bought ${TOY.title} also bought the first of these; the others are like it.`))
    assert.equal(await goesWith.getByRole('heading', { level: 3 }).first().innerText(), COMPANION.title)
    await reader.page.goto(`/de-eu/p/${TOY.handle}`)
    await seen(reader.page.getByText(`Geschäfte, die ${TOY.title} gekauft haben, kauften auch den ersten dieser Artikel`))

    // As if it had been ordered twice before, every thirty days, the last time a while ago.
    const again = await orderByInvoice(first.page)
    await shop().query(
      `update orders.orders set placed_at = placed_at - make_interval(days => case when id = $1 then 40 else 70 end)
       where user_id = (select user_id from orders.orders where id = $1)`,
      [again],
    )
    const asked: string[] = []
    first.page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (/^\/api\/v1\/(buy-again|orders|products)/.test(pathname)) asked.push(pathname)
    })
    await open(first.page, '/')
    const table = first.page.getByRole('table', { name: 'Toys that you order again' })
    const row = table.getByRole('row').filter({ hasText: TOY.sku })
    await seen(row.getByText(/About every 30 days, last on .*\. Due again\./))
    assert.deepEqual(asked, ['/api/v1/buy-again'])
    await row.getByRole('button', { name: `Take ${QUANTITY}` }).click()
    const field = row.getByRole('textbox', { name: /^Quantity of / })
    await waitFor(async () => (await field.inputValue()) === String(QUANTITY), { what: 'the quantity in the sheet' })
    await waitFor(async () => JSON.stringify(await cartOf(first.page)) === JSON.stringify({ [TOY.sku]: QUANTITY }), { what: 'the cart' })

    await open(first.page, '/cart')
    const besides = first.page.getByRole('region', { name: 'Goes with your order' })
    await seen(
      besides.getByText('Shops that bought what is in your cart also bought the first of these; the others are like what you chose.'),
    )
    assert.equal(await besides.getByRole('heading', { level: 3 }).first().innerText(), COMPANION.title)
    await besides
      .getByRole('button', { name: /Add a case/ })
      .first()
      .click()
    await seen(first.page.getByRole('table', { name: 'Toys in the cart' }).getByText(COMPANION.sku))
    for (const path of ['/cart', '/', `/p/${TOY.handle}`]) {
      await first.page.setViewportSize(PHONE)
      await open(first.page, path)
      assert.deepEqual(await tooWide(first.page), [], path)
      assert.deepEqual(await accessProblems(first.page), [], path)
    }
    assert.deepEqual(first.complaints, [])
  })

  test('nobody is shown what somebody else orders again, and a page that everybody shares says nothing of it', { skip }, async (t) => {
    const stranger = await visitor(t, shop())
    assert.equal((await stranger.page.request.get('/api/v1/buy-again')).status(), 401)
    await signUp(stranger.page, shop(), ownEmail('never-ordered'))
    const answer = await stranger.page.request.get('/api/v1/buy-again')
    assert.deepEqual([answer.status(), await answer.json()], [200, { items: [] }])
    assert.match(answer.headers()['cache-control'] ?? '', /no-store/)
    await open(stranger.page, '/')
    assert.equal(await stranger.page.getByRole('heading', { name: 'Buy again' }).count(), 0)
  })
}

/** Has the job look now, and waits until products has heard of it. */
async function learn(shop: Shop): Promise<void> {
  const isIdle = async () => {
    const [left] = await shop.query<{ count: number }>(
      `select count(*)::int from orders.jobs where (key = 'learn-companions' and (run_at <= now() or locked_until > now()))
         or payload #>> '{event,name}' = 'orders.companions-learned.v1'`,
    )
    return left?.count === 0
  }
  await shop.query(`update orders.jobs set run_at = now() where key = 'learn-companions'`)
  await waitFor(isIdle, { timeoutMs: 30_000, what: 'what was learned to be told' })
}

/** Orders both toys on account, by the API that the pages use. Returns the order's id. */
async function orderByInvoice(page: Page): Promise<string> {
  const lines = [TOY, COMPANION].map(({ sku }) => ({ sku, quantity: QUANTITY }))
  const { cart } = await send(page, 'PATCH', '/cart/lines', { mode: 'set', lines })
  const shipTo = { name: ADDRESS.name, line1: ADDRESS.line1, city: ADDRESS.city, area: ADDRESS.area, postcode: ADDRESS.zip, country: 'US' }
  const { totals } = await send(page, 'POST', '/checkout/quote', { shipTo, shippingMethod: 'ground' })
  const orderId = newId('ord')
  const order = await send(page, 'POST', '/orders', {
    orderId,
    cartId: cart.id,
    cartVersion: cart.version,
    email: 'together@stories.example',
    shipTo,
    shippingMethod: 'ground',
    payment: { method: 'invoice' },
    expectedTotal: totals.total,
    returnPath: '/',
  })
  assert.equal(order.state, 'placed')
  return orderId
}

type Answer = { cart: { id: string; version: number }; totals: { total: object }; state: string }

async function send(page: Page, method: string, path: string, data: object): Promise<Answer> {
  const reply = await page.request.fetch(`/api/v1${path}?market=us`, { method, data, headers: { 'idempotency-key': randomUUID() } })
  assert.ok(reply.ok(), await reply.text())
  return (await reply.json()) as Answer
}

async function cartOf(page: Page): Promise<Record<string, number>> {
  const { lines } = (await (await page.request.get('/api/v1/cart?market=us')).json()) as { lines: { sku: string; quantity: number }[] }
  return Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]))
}
