import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signUp } from './account.ts'
import { seen, skip, visitor } from './browser.ts'
import { addCase, ENOUGH_CASES, fillAddress, goToCheckout, orderPage, ownEmail, placeButton, shownTotals } from './buying.ts'
import { attachmentOf, mailTo } from './mailbox.ts'
import { readPdf } from './read-pdf.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'
import { openWarehouse } from './warehouse.ts'

export function invoiceStories(shop: () => Shop): void {
  test('U21, U24: an order on account says the same on review, confirmation, mail and invoice, to the cent; the invoice comes when it is sent; nobody else gets the invoice', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    const email = ownEmail('billed')
    await signUp(page, shop(), email)
    await addCase(page, TOYS.cortana, ENOUGH_CASES)
    await goToCheckout(page)
    await fillAddress(page, null)
    await page.getByRole('radio', { name: /Invoice/ }).check()
    await page.getByLabel('Purchase order number').fill('PO-4712')
    await seen(page.getByText('On your account, payable in 30 days. An invoice comes by mail with each shipment.'))
    const promised = await shownTotals(page)
    assert.deepEqual(Object.keys(promised), ['Toys', 'Delivery', 'Washington sales tax, 6.5%', 'Total'])
    await placeButton(page).click()

    const order = await orderPage(page)
    await seen(page.getByText('Payable 30 days after the invoice'))
    await seen(page.getByText('PO number PO-4712'))
    assert.deepEqual(await shownTotals(page), promised)
    const confirmed = await mailTo(shop().url, email, new RegExp(order.number))
    await (await openWarehouse(shop())).ship(order.id)
    // The page hears of the invoice by itself.
    const link = page.getByRole('link', { name: 'Download as PDF' })
    await seen(link)
    const number = /US-\d{6}/.exec((await page.getByText(/^Invoice US-/).textContent()) ?? '')?.[0] ?? ''
    const href = (await link.getAttribute('href')) ?? ''
    const due = /^Due on (.+)$/.exec((await page.getByText(/^Due on /).textContent()) ?? '')?.[1] ?? ''
    assert.match(due, /^\w{3} \d{1,2}, \d{4}$/)
    const answer = await page.request.get(href)
    assert.deepEqual([answer.status(), answer.headers()['content-type']], [200, 'application/pdf'])
    assert.equal(answer.headers()['content-disposition'], `attachment; filename="${number}.pdf"`)
    const pdf = await answer.body()
    const { text, title, language, isTagged } = await readPdf(pdf)
    assert.deepEqual({ title, language, isTagged }, { title: `Invoice ${number}`, language: 'en-US', isTagged: true })
    for (const [where, words] of Object.entries({ confirmed, text }))
      for (const part of [...Object.values(promised), 'PO-4712', order.number, `${ENOUGH_CASES} cases of`])
        assert.ok(words.includes(part), `${where} does not say ${part}:\n${words}`)
    assert.ok(text.includes(due), `the invoice does not say ${due}:\n${text}`)

    assert.deepEqual(await attachmentOf(shop().url, email, new RegExp(`^Invoice ${number}`)), pdf)
    await page.goto('/account/orders')
    assert.equal(await page.getByRole('link', { name: `Invoice ${number} (PDF)` }).getAttribute('href'), href.split('?')[0])

    const stranger = await visitor(t, shop())
    await signUp(stranger.page, shop(), ownEmail('curious'))
    for (const path of [href.split('?')[0] ?? '', `${href.split('?')[0]}?token=${'x'.repeat(43)}`])
      assert.equal((await stranger.page.request.get(path)).status(), 404, path)
    assert.deepEqual(complaints, [])
  })
}
