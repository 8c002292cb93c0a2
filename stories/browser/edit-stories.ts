import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Order } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { open, PHONE, seen, skip, visitor } from './browser.ts'
import { AUTHORISED, CARDS, fillCard, ownEmail } from './buying.ts'
import { orderByCard } from './fulfilment-stories.ts'
import { mailTo } from './mailbox.ts'
import { accessProblems, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { openWarehouse } from './warehouse.ts'

export function editStories(shop: () => Shop): void {
  test('what the seller takes off or makes cheaper is told by mail and on the open page, and less is taken with what leaves later (W58)', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE })
    const email = ownEmail('edited')
    await open(page, '/')
    const order = await orderByCard(page, email)
    await open(page, `/orders/${order.id}`)
    await page.evaluate('window.isTheSamePage = true')
    await seen(page.getByText('We pack your cases'))
    const warehouse = await openWarehouse(shop())
    const [first, second, third] = order.lines
    await warehouse.ship(order.id, { lines: [{ lineId: first!.id, quantity: 24 }] })
    const cheaper = second!.unitPrice.amount - 50
    const edit = await warehouse.lower(order.id, {
      reason: 'Less has arrived than we were promised.',
      lines: [
        { lineId: second!.id, unitPrice: cheaper },
        { lineId: third!.id, quantity: 12 },
      ],
    })
    await seen(page.getByText('Less has arrived than we were promised.'))
    await seen(page.getByText('24 → 12 pieces'))
    await seen(page.getByText(`${dollars(cheaper)} each instead of ${dollars(cheaper + 50)}`))
    await seen(page.getByText('Comes to now'))
    assert.ok((await page.locator('main').innerText()).includes(dollars(edit.after.amount)))
    assert.deepEqual([await tooWide(page), await accessProblems(page)], [[], []])
    assert.equal(await page.evaluate('window.isTheSamePage'), true, 'the page was loaded anew')
    const mail = await mailTo(shop().url, email, new RegExp(`Order ${order.number} was changed`))
    for (const words of ['Less has arrived', '24 → 12 pieces', dollars(edit.after.amount)]) assert.ok(mail.includes(words), mail)

    await seen(page.getByText('Taken so far'))
    await warehouse.ship(order.id)
    const taken = await waitFor(
      async () => {
        const [found] = await shop().query<{ taken: number; left: number }>(
          `select amount_received::int as taken, amount_capturable::int as left from sandbox.intents where metadata ->> 'order_id' = $1`,
          [order.id],
        )
        return found?.left === 0 ? found.taken : null
      },
      { what: 'the rest to be released' },
    )
    assert.equal(taken, edit.after.amount)
    const invoiced = await waitFor(
      async () => {
        const [found] = await shop().query<{ sum: number; count: number }>(
          'select sum(total_amount)::int as sum, count(*)::int as count from payments.documents where order_id = $1',
          [order.id],
        )
        return found?.count === 2 ? found.sum : null
      },
      { what: 'both invoices' },
    )
    assert.equal(invoiced, taken)
    assert.deepEqual(complaints, [])
  })

  test('goods that the seller proposes to add wait for the buyer’s yes on the order page; declined nothing changes, accepted they are an order of their own (W58)', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE })
    const email = ownEmail('proposed')
    await open(page, '/')
    const order = await orderByCard(page, email)
    const warehouse = await openWarehouse(shop())
    const { variantId, casePack } = order.lines[0]!
    const lines = [{ variantId, quantity: casePack }]
    await open(page, `/orders/${order.id}`)
    await seen(page.getByText('We pack your cases'))
    await warehouse.propose(order.id, { reason: 'A case too many?', lines })
    await page.getByRole('button', { name: 'See and answer' }).click()
    await seen(page.getByText('Card number').or(page.getByTitle('Card details')).first())
    await page.getByRole('button', { name: 'No, thank you' }).click()
    await seen(page.getByText(/^Not added, proposed on/))
    const charges = await shop().query(`select from sandbox.intents where metadata ->> 'order_id' = $1`, [order.id])
    assert.equal(charges.length, 1)

    const edit = await warehouse.propose(order.id, { reason: 'The last case of its kind is yours.', lines })
    const total = dollars(edit.totals!.total.amount)
    const mail = await waitFor(
      async () => {
        const newest = await mailTo(shop().url, email, new RegExp(`A proposal for order ${order.number}`))
        return newest.includes('The last case') ? newest : null
      },
      { what: 'the mail about the second proposal' },
    )
    for (const words of ['Nothing changes unless you accept', total]) assert.ok(mail.includes(words), mail)
    await seen(page.getByText('The last case of its kind is yours.').first())
    await seen(page.getByText('Together').first())
    assert.deepEqual([await tooWide(page), await accessProblems(page)], [[], []])
    await fillCard(page, CARDS.declined)
    await page.getByRole('button', { name: `Accept and pay ${total}` }).click()
    await seen(page.getByRole('heading', { name: 'Pay another way' }))
    await seen(page.getByRole('link', { name: `Adds to order ${order.number}` }))
    await fillCard(page, CARDS.good)
    await page.getByRole('button', { name: 'Pay now' }).click()
    await seen(page.getByText(AUTHORISED))
    await page.getByRole('link', { name: `Adds to order ${order.number}` }).click()
    await seen(page.getByText(/^Added, proposed on/))
    const after = (await (await page.request.get(`/api/v1/orders/${order.id}`)).json()) as Order
    const { supplement } = after.edits.at(-1)!
    await seen(page.getByRole('link', { name: `Order ${supplement!.number}` }))
    assert.deepEqual([after.totals, after.comesTo], [order.totals, order.totals.total])
    const [charged] = await shop().query(
      `select amount_capturable::int as left from sandbox.intents where metadata ->> 'order_id' = $1 and status = 'requires_capture'`,
      [supplement!.orderId],
    )
    assert.deepEqual(charged, { left: edit.totals!.total.amount })
    assert.deepEqual(complaints, [])
  })

  test('where the market prices what stays anew, a buyer sees what cancelling a part changes before confirming, and pays just that (W57)', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE })
    const email = ownEmail('repriced')
    await open(page, '/en-ca')
    const order = await orderByCard(page, email, { market: 'ca', lines: [{ sku: TIERED, quantity: 72 }], shipTo: TORONTO })
    assert.equal(order.totals.shipping.amount, 0)
    await open(page, `/en-ca/orders/${order.id}`)
    await page.getByRole('button', { name: 'Cancel what has not left' }).click()
    await seen(page.getByText('Of this order 72 pieces will not be sent.'))
    await page.getByRole('spinbutton', { name: /to cancel/ }).fill('60')
    assert.equal(await page.getByRole('button', { name: 'Cancel these pieces' }).count(), 0, 'what was not shown is not confirmed')
    await page.getByRole('button', { name: 'See what changes' }).click()
    await seen(page.getByText('What stays is too little for its volume price.'))
    await seen(page.getByText('72 → 12 pieces'))
    await seen(page.getByText(/^Delivery then costs/))
    assert.deepEqual([await tooWide(page), await accessProblems(page)], [[], []])
    await page.getByRole('button', { name: 'Cancel these pieces' }).click()
    await seen(page.getByText('60 cancelled'))
    await seen(page.getByText('Delivery now'))
    const after = (await (await page.request.get(`/api/v1/orders/${order.id}`)).json()) as Order
    const mail = await mailTo(shop().url, email, /Part of order .* is cancelled/)
    for (const words of ['12 pieces', 'Delivery is no longer free', 'The order now comes to']) assert.ok(mail.includes(words), mail)

    const warehouse = await openWarehouse(shop())
    await warehouse.ship(order.id)
    const invoiced = await waitFor(
      async () => {
        const [found] = await shop().query<{ sum: number }>('select total_amount::int as sum from payments.documents where order_id = $1', [
          order.id,
        ])
        return found?.sum
      },
      { what: 'its invoice' },
    )
    assert.equal(invoiced, after.comesTo?.amount)
    assert.ok(invoiced < order.totals.total.amount)
    const [charge] = await shop().query(
      `select amount_received::int as taken, amount_capturable::int as left from sandbox.intents where metadata ->> 'order_id' = $1`,
      [order.id],
    )
    assert.deepEqual(charge, { taken: invoiced, left: 0 })
    assert.deepEqual(complaints, [])
  })
}

const TORONTO = { name: 'Ada Lovelace', line1: '290 Bremner Boulevard', city: 'Toronto', area: 'ON', postcode: 'M5V 3L9', country: 'CA' }
/** A toy with volume prices. */
const TIERED = 'CLP-PL-25-YEL'

const dollars = (amount: number) => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amount / 100)
