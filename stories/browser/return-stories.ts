import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Order, OrderReturn } from '@toyline/contracts'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { PHONE, seen, skip, visitor } from './browser.ts'
import { buy, ownEmail, type PlacedOrder } from './buying.ts'
import { mailTo } from './mailbox.ts'
import { readPdf } from './read-pdf.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'
import { openWarehouse } from './warehouse.ts'

export function returnStories(shop: () => Shop): void {
  test('W65: on a phone two pieces of a delivered order are sent back; once they are here and graded the page tells of the refund, with its credit note', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE, hasTouch: true })
    const email = ownEmail('returning')
    const { order, warehouse } = await delivered(page, shop(), email)
    await seen(page.getByRole('heading', { name: 'Return or report a problem' }))
    await page.getByRole('button', { name: 'Start a return or a claim' }).click()
    await seen(page.getByRole('radio', { name: 'I want to send toys back' }))
    const send = page.getByRole('button', { name: 'Request the return' })
    assert.equal(await send.isDisabled(), true)
    await page.getByLabel(/^Pieces of /).fill('2')
    await page.getByLabel(/^Reason for /).selectOption({ label: 'Ordered too many' })
    const line = (await read(page, order)).lines[0] as Order['lines'][number]
    const worth = shown(2 * line.unitPrice.amount + Math.round((2 * taxOf(line)) / line.quantity))
    await seen(page.getByText(worth))
    await fits(page)
    await send.click()

    const number = `R-${order.number}-1`
    const item = page.getByRole('listitem').filter({ hasText: number }).first()
    await seen(item.getByText('Approved'))
    await seen(item.getByText('Sparks NV 89431'))
    // The first order of its buyer: the way back is ours.
    await seen(item.getByText('The way back is at our cost.'))
    assert.match(await mailTo(shop().url, email, new RegExp(`^Return ${number} is approved`)), /1200 Greg Street/)
    await item.getByLabel('Tracking number').fill('1Z999')
    await item.getByRole('button', { name: 'I have sent it' }).click()
    await seen(item.getByText('On its way to us'))
    await fits(page)

    const [returned] = (await read(page, order)).returns as [OrderReturn]
    await warehouse.receive(returned.id, [{ lineId: line.id, restocked: 1, writtenOff: 1 }])
    await seen(item.getByText('Refunded', { exact: true }))
    await seen(item.getByText(`Credited: ${worth}`))
    const note = page.getByText(/^Credit note US-C/)
    await seen(note)
    const link = page.getByRole('listitem').filter({ has: note }).getByRole('link', { name: 'Download as PDF' })
    const { text } = await readPdf(await (await page.request.get((await link.getAttribute('href')) ?? '')).body())
    for (const part of ['Credit note', `Return ${number}`, worth, order.number]) assert.ok(text.includes(part), `no ${part} in:\n${text}`)
    await mailTo(shop().url, email, new RegExp(`^Return ${number} is refunded`))
    await fits(page)
    assert.deepEqual(complaints, [])
  })

  test('W68: a damaged piece is reported with a photo, and new toys come as an order at no price', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE, hasTouch: true })
    const { order, warehouse } = await delivered(page, shop(), ownEmail('damaged'))
    await page.getByRole('button', { name: 'Start a return or a claim' }).click()
    await page.getByRole('radio', { name: 'Something came damaged, short or wrong' }).check()
    await page.getByLabel(/^Pieces of /).fill('1')
    await page.getByLabel(/^Reason for /).selectOption({ label: 'Damaged' })
    await page.getByRole('radio', { name: 'The same toys again, at no cost' }).check()
    const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer()
    await page.getByLabel('Add photos').setInputFiles({ name: 'torn.jpg', mimeType: 'image/jpeg', buffer })
    await seen(page.getByRole('img', { name: 'Photo 1 of your claim' }))
    await fits(page)
    await page.getByRole('button', { name: 'Send the claim' }).click()
    const item = page
      .getByRole('listitem')
      .filter({ hasText: `R-${order.number}-1` })
      .first()
    await seen(item.getByText('We are looking at it'))
    await seen(item.getByRole('img', { name: 'Photo 1 of your claim' }))

    const [claim] = (await read(page, order)).returns as [OrderReturn]
    await warehouse.approve(claim.id, 'replace')
    await seen(item.getByText('Replaced', { exact: true }))
    await item.getByRole('link', { name: /^Replaced by order TL-/ }).click()
    await page.waitForURL((url) => !url.pathname.includes(order.id))
    await seen(page.getByText('$0.00').first())
    await fits(page)
    assert.deepEqual(complaints, [])
  })
}

/** Buys on a phone, has it sent and delivered, and comes back to the page of the order. */
async function delivered(page: Page, shop: Shop, email: string) {
  const order = await buy(page, TOYS.cortana, email)
  const warehouse = await openWarehouse(shop)
  const { id } = await warehouse.ship(order.id)
  await warehouse.track(id, 'delivered')
  return { order, warehouse }
}

const read = async (page: Page, { id }: PlacedOrder) => (await (await page.request.get(`/api/v1/orders/${id}`)).json()) as Order
const taxOf = (line: Order['lines'][number]) => line.taxLines.reduce((sum, { amount }) => sum + amount.amount, 0)
const shown = (cents: number) => `$${(cents / 100).toFixed(2)}`

/** Nothing is wider than the phone. */
async function fits(page: Page): Promise<void> {
  assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= PHONE.width)
}
