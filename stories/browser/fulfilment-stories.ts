import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { newId, type Order } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { open, PHONE, seen, skip, visitor } from './browser.ts'
import { ADDRESS, ownEmail } from './buying.ts'
import { mailTo } from './mailbox.ts'
import { accessProblems, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { openWarehouse } from './warehouse.ts'

const SKUS = ['FILLER-11', 'FILLER-12', 'FILLER-13']
const QUANTITY = 24

export function fulfilmentStories(shop: () => Shop): void {
  test('an open order page shows each shipment, its track and what was taken, by itself; what has not left can be cancelled there', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE })
    const email = ownEmail('shipped')
    await open(page, '/')
    const order = await orderByCard(page, email)
    await open(page, `/orders/${order.id}`)
    await page.evaluate('window.isTheSamePage = true')
    await seen(page.getByText('We pack your cases'))
    const warehouse = await openWarehouse(shop())
    const [first, second] = order.lines
    const lines = [
      { lineId: first!.id, quantity: 24 },
      { lineId: second!.id, quantity: 12 },
    ]
    const sent = await warehouse.ship(order.id, { lines, trackingNumber: '1Z999', trackingUrl: 'https://carrier.example/1Z999' })
    await seen(page.getByText('Partly on its way'))
    await seen(page.getByText('UPS, tracking number 1Z999'))
    await seen(page.getByText('Shipment 1 of 2, from Reno'))
    await seen(page.getByText('Shipment 2 of 2, from Reno'))
    await seen(page.getByText('12 of 24 sent'))
    await seen(page.getByText('Taken so far'))
    await seen(page.getByText(/^Invoice US-/))
    await warehouse.track(sent.id, 'delivered')
    await seen(page.getByText('Shipment delivered'))
    const about = await mailTo(shop().url, email, new RegExp(`Shipment ${sent.number} is on its way`))
    assert.ok(about.includes('1Z999'), about)

    await page.getByRole('button', { name: 'Cancel what has not left' }).click()
    await seen(page.getByText('Of this order 36 pieces will not be sent.'))
    assert.deepEqual([await tooWide(page), await accessProblems(page)], [[], []])
    await page.getByRole('button', { name: 'Cancel these pieces' }).click()
    await seen(page.getByText('Delivered', { exact: true }).first())
    await seen(page.getByText('24 cancelled'))
    assert.equal(await page.getByRole('button', { name: 'Cancel what has not left' }).count(), 0)
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')
    await mailTo(shop().url, email, /Part of order .* is cancelled/)

    const charge = await waitFor(
      async () => {
        const [found] = await shop().query<{ status: string; taken: number; left: number }>(
          `select status, amount_received::int as taken, amount_capturable::int as left from sandbox.intents where metadata ->> 'order_id' = $1`,
          [order.id],
        )
        return found?.left === 0 ? found : null
      },
      { what: 'the rest to be released' },
    )
    const [invoiced] = await shop().query<{ sum: number }>(
      'select sum(total_amount)::int as sum from payments.documents where order_id = $1',
      [order.id],
    )
    assert.deepEqual(charge, { status: 'succeeded', taken: invoiced?.sum, left: 0 })
    assert.ok(charge.taken > 0 && charge.taken < order.totals.total.amount)
    assert.deepEqual(complaints, [])
  })
}

const SEATTLE = { name: ADDRESS.name, line1: ADDRESS.line1, city: ADDRESS.city, area: ADDRESS.area, postcode: ADDRESS.zip, country: 'US' }
type Ordering = { market: 'us' | 'ca'; lines: { sku: string; quantity: number }[]; shipTo: Order['shipTo'] }

/** Orders by card, by the API that the pages use: a case of each of three toys to Seattle, unless said. */
export async function orderByCard(page: Page, email: string, ordering: Partial<Ordering> = {}): Promise<Order> {
  const { market = 'us', lines = SKUS.map((sku) => ({ sku, quantity: QUANTITY })), shipTo = SEATTLE } = ordering
  const send = async <Body>(method: string, path: string, data: object): Promise<Body> => {
    const headers = { 'idempotency-key': randomUUID() }
    const reply = await page.request.fetch(`/api/v1${path}?market=${market}`, { method, data, headers })
    assert.ok(reply.ok(), await reply.text())
    return (await reply.json()) as Body
  }
  const { cart } = await send<{ cart: { id: string; version: number } }>('PATCH', '/cart/lines', { mode: 'set', lines })
  const { totals } = await send<{ totals: { total: object } }>('POST', '/checkout/quote', { shipTo, shippingMethod: 'ground' })
  const order = await send<Order>('POST', '/orders', {
    orderId: newId('ord'),
    cartId: cart.id,
    cartVersion: cart.version,
    email,
    shipTo,
    shippingMethod: 'ground',
    payment: { method: 'card', provider: 'sandbox', token: 'pm_card_visa' },
    expectedTotal: totals.total,
    returnPath: '/',
  })
  assert.equal(order.state, 'placed')
  return order
}
