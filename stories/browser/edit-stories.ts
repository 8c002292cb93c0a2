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
    const mail = await mailTo(shop().url, email, new RegExp(`A proposal for order ${order.number}`))
    for (const words of ['The last case', 'Nothing changes unless you accept', total]) assert.ok(mail.includes(words), mail)
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
}

const dollars = (amount: number) => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amount / 100)
