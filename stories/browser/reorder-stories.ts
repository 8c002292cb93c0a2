import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { signUp } from './account.ts'
import { PHONE, seen, skip, visitor } from './browser.ts'
import { CARDS, fillAddress, fillCard, goToCheckout, orderPage, ownEmail, type PlacedOrder, placeButton } from './buying.ts'
import type { Shop } from './shop.ts'

/** Toys that no other story buys, because this one changes them in the shop. */
const GONE = 'BAG-BLS-TT'
const DEARER = 'ORN-MSW-6'
const REPACKED = 'ADV-DSK-24'
const SHORT = 'OCT-VN-CLS'
const ORDERED = { [GONE]: 12, [DEARER]: 12, [REPACKED]: 12, [SHORT]: 24 }
const FILLED = { [DEARER]: 12, [REPACKED]: 14, [SHORT]: 12 }

export function reorderStories(shop: () => Shop): void {
  test('U22: an old order fills the cart and lists what is gone, dearer, packed anew and short; from the account, and by link without scripts', {
    skip,
  }, async (t) => {
    const buyer = await visitor(t, shop(), { viewport: PHONE })
    await signUp(buyer.page, shop(), ownEmail('again'))
    const own = await orderAll(buyer.page, null)
    const guest = await visitor(t, shop())
    await orderAll(guest.page, ownEmail('again-guest'))
    const link = guest.page.url()
    await buyer.page.goto('/')
    const again = buyer.page.getByRole('table', { name: 'Toys that you order again' })
    await seen(again.getByText(SHORT))
    assert.equal(await again.getByRole('textbox', { name: /^Quantity of / }).count(), Object.keys(ORDERED).length)
    await changeShop(t, shop())

    await buyer.page.goto('/account/orders')
    await buyer.page.getByRole('button', { name: `Order again ${own.number}` }).click()
    await expectDifferences(buyer.page)
    assert.deepEqual(buyer.complaints, [])

    const elsewhere = await visitor(t, shop(), { javaScriptEnabled: false })
    await elsewhere.page.goto(link)
    await elsewhere.page.getByRole('button', { name: /^Order again/ }).click()
    await expectDifferences(elsewhere.page)
    await elsewhere.page.reload()
    await expectDifferences(elsewhere.page)
  })
}

/** What the page of the order lists, in words, and that the cart holds exactly that. */
async function expectDifferences(page: Page): Promise<void> {
  const said = page.getByRole('status').filter({ hasText: 'Your order is in the cart. 4 toys are not as before:' })
  await seen(said)
  const lines = await said.getByRole('listitem').allInnerTexts()
  const expected: [string, RegExp][] = [
    [GONE, /No longer offered, so it is not in the cart\.$/],
    [DEARER, /Was \$11\.40 each, now \$12\.40\.$/],
    [REPACKED, /Came in cases of 6, now in cases of 7\.\s14 instead of 12, because it is sold in whole cases\.$/],
    [SHORT, /Only 12 of 24 are in stock\.$/],
  ]
  assert.equal(lines.length, expected.length)
  for (const [sku, words] of expected) assert.match(lines.find((line) => line.includes(sku)) ?? `${sku} is not in the list`, words)
  await seen(said.getByRole('link', { name: 'Go to the cart' }))
  const { lines: held } = (await (await page.request.get('/api/v1/cart?market=us')).json()) as {
    lines: { sku: string; quantity: number }[]
  }
  assert.deepEqual(Object.fromEntries(held.map((line) => [line.sku, line.quantity])), FILLED)
}

/** Makes one toy vanish, one dearer, one come in other cases and one short, until the story ends. */
async function changeShop(t: TestContext, shop: Shop): Promise<void> {
  const change = async (price: number, casePack: number, left: string, retired: string) => {
    const variant = (sku: string) => `(select id from products.variants where sku = '${sku}')`
    await shop.query(`update products.variants set retired_at = ${retired} where sku = '${GONE}'`)
    await shop.query(`update products.prices set amount = ${price} where currency = 'USD' and variant_id = ${variant(DEARER)}`)
    await shop.query(`update products.variants set case_pack = ${casePack} where sku = '${REPACKED}'`)
    await shop.query(`update products.stock set safety = ${left} where variant_id = ${variant(SHORT)}`)
  }
  t.after(() => change(1_140, 6, '0', 'null'))
  await change(1_240, 7, `on_hand - allocated - held - case location when 'reno' then 12 else 0 end`, 'now()')
}

async function orderAll(page: Page, email: string | null): Promise<PlacedOrder> {
  const lines = Object.entries(ORDERED).map(([sku, quantity]) => ({ sku, quantity }))
  const filled = await page.request.patch('/api/v1/cart/lines?market=us', {
    data: { mode: 'add', lines },
    headers: { 'idempotency-key': randomUUID() },
  })
  assert.equal(filled.status(), 200, await filled.text())
  await goToCheckout(page)
  await fillAddress(page, email)
  await fillCard(page, CARDS.good)
  await placeButton(page).click()
  return orderPage(page)
}
