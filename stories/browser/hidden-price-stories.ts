import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { PASSWORD, signUp } from './account.ts'
import { open, seen, skip, visitor } from './browser.ts'
import { ownEmail } from './buying.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

/** The stories' shop hides the prices of this market, and of no other. */
const HERE = '/en-gb'
const PAGES = [
  HERE,
  `${HERE}/products`,
  `${HERE}/products?density=sheet`,
  `${HERE}/search?q=plush&sort=price-asc`,
  `${HERE}/c/plush`,
  `${HERE}/p/${TOYS.bliss}`,
]
const API = ['products?market=gb&facets=true&variants=all', `products/${TOYS.bliss}?market=gb`, 'search/suggest?market=gb&q=plush']

export function hiddenPriceStories(shop: () => Shop): void {
  test('U1: where prices are hidden, nothing that a guest is sent holds one, and signing in leads back to the same page with them', {
    skip,
  }, async (t) => {
    const secrets = await wholesalePrices(shop())
    const { page, complaints } = await visitor(t, shop())
    const bodies = recordBodies(page)
    for (const path of PAGES) {
      await open(page, path)
      const cards = page.locator('main').getByRole('article')
      if (path.includes('/p/')) await seen(page.locator('main').getByRole('link', { name: 'Sign in for prices' }).first())
      else if (path.includes('sheet')) await seen(page.locator('main').getByRole('row').getByText('Sign in for prices').first())
      else assert.equal(await cards.getByRole('link', { name: 'Sign in for prices' }).count(), await cards.count(), path)
    }
    await page.getByRole('combobox', { name: 'Search toys, characters or SKU' }).pressSequentially('bliss')
    await seen(page.getByRole('option', { name: /Bliss Hill Plush/ }))
    const sent = await bodies()
    assert.ok(sent.length > 10 && sent.some(({ url }) => url.includes('suggest')), 'the trip was recorded')
    for (const path of API) sent.push({ url: path, text: await (await page.request.get(`/api/v1/${path}`)).text() })
    const asText = { headers: { accept: 'text/markdown' } }
    sent.push({ url: 'markdown', text: await (await page.request.get(`${HERE}/p/${TOYS.bliss}`, asText)).text() })
    for (const { url, text } of sent) assert.equal(secrets.exec(text)?.[0], undefined, url)
    assert.doesNotMatch(sent.find(({ url }) => url.endsWith(`${HERE}/p/${TOYS.bliss}`))?.text ?? '', /"offers"/)
    const [variant] = await shop().query<{ id: string }>('select v.id from products.variants v limit 1')
    const added = await page.request.post('/api/v1/cart/lines?market=gb', {
      headers: { 'idempotency-key': 'u1' },
      data: { variantId: variant?.id, quantity: 1_000 },
    })
    assert.deepEqual([added.status(), (await added.json()).code], [401, 'sign-in-needed'])

    const email = ownEmail('hidden')
    await signUp((await visitor(t, shop())).page, shop(), email)
    const address = `${HERE}/search?q=plush&sort=price-asc`
    await open(page, address)
    await page.locator('main').getByRole('link', { name: 'Sign in for prices' }).first().click()
    await page.waitForURL(/\/sign-in\?next=/)
    await page.waitForLoadState('networkidle')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`**${address}`)
    await seen(page.locator('main').getByText(/£\d/).first())
    assert.equal(await page.getByRole('link', { name: 'Sign in for prices' }).count(), 0)
    assert.match(await (await page.request.get(`/api/v1/${API[0]}`)).text(), secrets)

    const stranger = await visitor(t, shop())
    for (const path of PAGES) {
      const text = await (await stranger.page.request.get(path)).text()
      assert.equal(secrets.exec(text)?.[0], undefined, `${path} after a member has seen it`)
    }
    assert.deepEqual(complaints, [])
  })
}

/** Every price in this market, as pages write it and as data does; the retail prices are no secret. */
async function wholesalePrices(shop: Shop): Promise<RegExp> {
  const rows = await shop.query<{ amount: number }>(`
    select distinct amount::int from (
      select amount from products.prices where currency = 'GBP'
      union select (tier ->> 1)::bigint from products.prices, jsonb_array_elements(tiers) tier where currency = 'GBP'
    ) each where amount not in (select msrp from products.prices where currency = 'GBP' and msrp is not null)`)
  assert.ok(rows.length > 5)
  const amounts = rows.map(({ amount }) => amount)
  return new RegExp(`£(${amounts.map((amount) => (amount / 100).toFixed(2)).join('|')})(?!\\d)|"amount\\\\*":(${amounts.join('|')})(?!\\d)`)
}

function recordBodies(page: Page): () => Promise<{ url: string; text: string }[]> {
  const reading: Promise<{ url: string; text: string }>[] = []
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (/html|json|component|javascript|text/.test(type))
      reading.push(
        response.text().then(
          (text) => ({ url: response.url(), text }),
          () => ({ url: response.url(), text: '' }),
        ),
      )
  })
  return () => Promise.all(reading)
}
