import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { signUp } from './account.ts'
import { open, PHONE, seen, skip, visitor } from './browser.ts'
import { ADDRESS, fillAddress, goToCheckout, ownEmail, pressAdd } from './buying.ts'
import { linkIn, mailTo } from './mailbox.ts'
import type { Shop } from './shop.ts'

/** Toys that no other story buys. */
const WAITING = 'CLP-PL-60-YEL'
const FEW = 'CLP-PL-12-YEL'
const NONE = 'CLP-PL-25-BLU'
const PLENTY = 'CLP-PL-25-YEL'
const EXPECTED = 'OCT-VN-COP'
const CAPPED = 'BAG-BLS-TT'
const LEFT = { [FEW]: 12, [NONE]: 0 }

export function availabilityStories(shop: () => Shop): void {
  test('U13: in stock, low, arriving on a day and not available are said in words', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await leave(t, shop(), LEFT)
    await shown(shop(), LEFT)
    const words = {
      [PLENTY]: 'In stock',
      [FEW]: '12 left',
      [EXPECTED]: `Arriving ${await dayOf(shop(), EXPECTED)}`,
      [NONE]: 'Out of stock',
    }
    for (const [sku, expected] of Object.entries(words)) {
      await open(page, await addressOf(shop(), sku))
      const state = page.locator('main [data-stock]').first()
      await seen(state)
      assert.equal((await state.innerText()).trim(), expected, sku)
      assert.equal(await state.locator('svg').getAttribute('aria-hidden'), 'true', 'the mark only repeats the words')
    }
    assert.deepEqual(complaints, [])
  })

  test('U13: “Tell me” confirms in place and in the account, asks a guest by mail, and writes to each once when it arrives', {
    skip,
  }, async (t) => {
    const address = await addressOf(shop(), EXPECTED)
    const [email, guestEmail] = [ownEmail('waits'), ownEmail('guest-waits')]
    const buyer = await visitor(t, shop(), { viewport: PHONE })
    await signUp(buyer.page, shop(), email)
    await open(buyer.page, address)
    await buyer.page.getByRole('button', { name: 'Tell me when it arrives' }).click()
    await seen(buyer.page.getByRole('status').getByText('We will write to you once, when it can be ordered.'))
    await buyer.page.goto('/account/waiting')
    await seen(buyer.page.getByRole('list', { name: 'Waiting for' }).getByText(EXPECTED))

    const guest = await visitor(t, shop(), { javaScriptEnabled: false })
    await guest.page.goto(address)
    await guest.page.getByLabel('E-mail').fill(guestEmail)
    await guest.page.getByRole('button', { name: 'Tell me when it arrives' }).click()
    await seen(guest.page.getByText('Please look into your mailbox'))
    await guest.page.goto(linkIn(await mailTo(shop().url, guestEmail, /Shall we tell you/), '/tell-me'))
    await guest.page.getByRole('button', { name: 'Yes, tell me' }).click()
    await seen(guest.page.getByText('We will write to you once, when it can be ordered.'))

    await receive(shop(), EXPECTED, 24)
    for (const to of [email, guestEmail])
      assert.match(await mailTo(shop().url, to, /Mona Vinyl Figure is there(?!\?)/), /can be ordered now, in cases of 12/)
    await buyer.page.reload()
    await seen(buyer.page.getByText('You are not waiting for any toy.'))
    assert.deepEqual(await shop().query('select 1 from products.stock_wishes'), [])
    const sent = await shop().query<{ recipient: string }>(
      `select recipient from notifications.mails where template = 'stock-arrived' and recipient = any($1) order by recipient`,
      [[email, guestEmail]],
    )
    assert.deepEqual(
      sent.map((mail) => mail.recipient),
      [guestEmail, email].sort(),
    )
    assert.deepEqual(buyer.complaints, [])
  })

  test('U13: more than the cap is refused in place, with the cap named', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const cap = (quantity: string, days: string) =>
      shop().query(`update products.variants set cap_quantity = ${quantity}, cap_days = ${days} where sku = '${CAPPED}'`)
    t.after(() => cap('null', 'null'))
    await cap('12', '30')
    const address = await addressOf(shop(), CAPPED)
    await open(page, address)
    await pressAdd(page)
    await pressAdd(page)
    await seen(page.getByText('Bliss Tote is scarce: each buyer can have 12 in 30 days.'))
    assert.equal(new URL(page.url()).pathname, new URL(address, page.url()).pathname)
    assert.deepEqual(await quantities(page), { [CAPPED]: 12 })
  })

  test('U13: cart and checkout say what is there and what comes when, and promise nothing from before it is there', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await leave(t, shop(), { [WAITING]: 14 })
    const answer = await page.request.patch('/api/v1/cart/lines?market=us', {
      data: { mode: 'add', lines: [{ sku: WAITING, quantity: 20 }] },
      headers: { 'idempotency-key': randomUUID() },
    })
    const { lines } = (await answer.json()) as { lines: { outcome: string }[] }
    assert.deepEqual(
      lines.map((line) => line.outcome),
      ['changed'],
      JSON.stringify(lines),
    )
    const day = await dayOf(shop(), WAITING)
    await page.goto('/cart')
    await seen(page.getByText(`14 in stock, 6 arriving ${day}`))
    await goToCheckout(page)
    await fillAddress(page, ownEmail('waiting'))
    await seen(page.getByText(`6 pieces arrive on ${day}. How shall we send your order?`))
    const quoted = (await (await quote(page)).json()) as { waitsFor: { arrivesOn: string }; shippingOptions: { earliest: string }[] }
    for (const { earliest } of quoted.shippingOptions) assert.ok(earliest > quoted.waitsFor.arrivesOn)
  })
}

/** So much of it is received, as the books want it. */
async function receive(shop: Shop, sku: string, quantity: number): Promise<void> {
  await shop.query(
    `with lying as (
       update products.stock s set on_hand = on_hand + $2 from products.variants v
       where v.id = s.variant_id and v.sku = $1 and s.location = 'reno' returning s.variant_id
     )
     insert into products.stock_movements (variant_id, location, kind, on_hand_delta) select variant_id, 'reno', 'receipt', $2 from lying`,
    [sku, quantity],
  )
}

function quote(page: Page) {
  const { name, line1, city, area, zip } = ADDRESS
  return page.request.post('/api/v1/checkout/quote?market=us', {
    data: { shipTo: { name, line1, city, area, postcode: zip, country: 'US' } },
    headers: { 'idempotency-key': randomUUID() },
  })
}

async function addressOf(shop: Shop, sku: string): Promise<string> {
  const [found] = await shop.query<{ handle: string; id: string }>(
    'select p.handle, v.id from products.variants v join products.products p on p.id = v.product_id where v.sku = $1',
    [sku],
  )
  return `/p/${found?.handle}?variant=${found?.id}`
}

/** The first day on which more of it comes to this market, as the pages write it. */
async function dayOf(shop: Shop, sku: string): Promise<string> {
  const [found] = await shop.query<{ day: string }>(
    `select min(arrives_on)::text as day from products.arrivals a join products.variants v on v.id = a.variant_id
     where v.sku = $1 and location in ('reno', 'louisville')`,
    [sku],
  )
  const format = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${found?.day}T12:00:00Z`))
}

/** Leaves so much of each for this market, until the story ends. */
async function leave(t: TestContext, shop: Shop, left: Record<string, number>): Promise<void> {
  const skus = Object.keys(left)
  const write = async (safety: string) => {
    await shop.query(
      `update products.stock s set safety = ${safety} from products.variants v where v.id = s.variant_id and v.sku = any($1)`,
      [skus],
    )
    await shop.query(
      'update products.products set changed_xid = pg_current_xact_id() where id in (select product_id from products.variants where sku = any($1))',
      [skus],
    )
  }
  t.after(() => write('0'))
  const cases = Object.entries(left).map(([sku, quantity]) => `when v.sku = '${sku}' and location = 'reno' then ${quantity}`)
  await write(`on_hand - allocated - held - case ${cases.join(' ')} else 0 end`)
}

/** Waits until the pages show it. */
async function shown(shop: Shop, left: Record<string, number>): Promise<void> {
  // Caches keep an answer for a while, so each look asks in another way.
  let looks = 0
  await waitFor(async () => {
    looks += 1
    const list = await fetch(`${shop.url}/api/v1/products?market=us&q=${Object.keys(left)[0]}&variants=all&priceMin=${looks}`)
    const { items } = (await list.json()) as { items: { variants: { sku: string; availability: { quantity: number } }[] }[] }
    const found = items.flatMap((item) => item.variants).filter((one) => one.sku in left)
    return found.length === Object.keys(left).length && found.every((one) => one.availability.quantity === left[one.sku])
  })
}

async function quantities(page: Page): Promise<Record<string, number>> {
  const { lines } = (await (await page.request.get('/api/v1/cart?market=us')).json()) as { lines: { sku: string; quantity: number }[] }
  return Object.fromEntries(lines.map((line) => [line.sku, line.quantity]))
}
