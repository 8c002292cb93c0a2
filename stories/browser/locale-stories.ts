import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { LOCALES } from '@toyline/contracts'
import type { Page } from 'playwright-core'
import { PASSWORD } from './account.ts'
import { open, SMALL_PHONE, seen, skip, visitor } from './browser.ts'
import { ownEmail } from './buying.ts'
import { customer, eachKeyPage } from './customer.ts'
import { linkIn, mailTo } from './mailbox.ts'
import { tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { sampleProduct, TOYS } from './small-catalogue.ts'

const messages = fileURLToPath(new URL('../../apps/storefront/messages/en', import.meta.url))
const areas = globSync('*.json', { cwd: messages }).map((file) => basename(file, '.json'))
/** What a message that was not found would look like. */
const RAW_KEY = new RegExp(`\\b(${areas.join('|')})\\.[a-z][\\w.-]+|\\{\\w+[},]`)

export function localeStories(shop: () => Shop): void {
  test('U25: switching from English to German keeps the page and changes path, language, currency and numbers', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await open(page, `/products?availability=in-stock&sort=price-desc`)
    assert.equal(await page.locator('html').getAttribute('lang'), 'en-US')
    const english = await firstPrice(page)
    assert.match(english, /^\$\d+\.\d\d$/)
    await switchTo(page, 'Deutsch')
    await page.waitForURL((url) => url.pathname === '/de-eu/products')
    assert.equal(new URL(page.url()).search, '?availability=in-stock&sort=price-desc')
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE')
    assert.match(await firstPrice(page), /^\d+,\d\d €$/)
    // What shops are recommended to ask has a name of its own in each market. In that of the stories' United Kingdom it is hidden.
    for (const [prefix, name] of Object.entries({ '': 'MSRP', '/en-eu': 'RRP', '/fr-ca': 'PDSF', '/de-eu': 'UVP' })) {
      const answer = await page.request.get(`${prefix}/products`, { headers: { accept: 'text/html' } })
      const words = new Set((await answer.text()).match(/\b(?:MSRP|RRP|PDSF|PVC|UVP)\b/g))
      assert.deepEqual([...words], [name], prefix)
    }
    await seen(page.getByRole('heading', { name: 'Alle Artikel', level: 1 }))
    await seen(page.getByRole('checkbox', { name: /^Auf Lager/, checked: true }))

    await page
      .getByRole('link', { name: sampleProduct(TOYS.bliss)['Title / de'] ?? '' })
      .first()
      .click()
    await page.waitForURL(/\/de-eu\/p\/bliss-hill-plush$/)
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByRole('status').getByRole('button', { name: 'Zum Warenkorb' }).click()
    await page.waitForURL(/\/de-eu\/cart$/)
    await seen(page.getByRole('heading', { name: 'Warenkorb', level: 1 }))
    await open(page, '/de-eu/checkout')
    await seen(page.getByRole('heading', { name: 'Kasse', level: 1 }))
    await page.getByLabel('Postleitzahl').fill('1')
    await page.getByLabel('Ort').focus()
    await seen(page.getByText('Bitte prüfen Sie: Postleitzahl, zum Beispiel'))

    await switchTo(page, 'English')
    await page.waitForURL(/\/checkout$/)
    await seen(page.getByText('The carton is still empty.'))
    assert.deepEqual(complaints, [])
  })

  test('who registers in German is written to in German, and led back to the German pages', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('deutsch')
    await open(page, '/de-eu/register')
    await page.getByLabel('Ihr Name').fill('Käthe Kruse')
    await page.getByLabel('E-Mail').fill(email)
    await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Konto anlegen' }).click()
    const mail = await mailTo(shop().url, email, /Bestätigen Sie Ihre E-Mail-Adresse/)
    assert.match(mail, /WILLKOMMEN, KÄTHE KRUSE/)
    await open(page, linkIn(mail, '/de-eu/verify-email'))
    await page.getByRole('button', { name: 'Meine E-Mail-Adresse bestätigen' }).click()
    await seen(page.getByRole('link', { name: 'Katalog öffnen' }))
  })

  test('U25: the default locale has no other address, and every language names every other in both directions', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await page.goto(`/en-us/p/${TOYS.bliss}?variant=x`)
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, `/p/${TOYS.bliss}?variant=x`)
    const wanted = { ...Object.fromEntries(Object.values(LOCALES).map(({ hreflang, prefix }) => [hreflang, prefix])), 'x-default': '' }
    for (const path of ['/products', `/p/${TOYS.bliss}`, '/help'])
      for (const { prefix, tag } of Object.values(LOCALES)) {
        await page.goto(prefix + path)
        assert.equal(await page.locator('html').getAttribute('lang'), tag)
        assert.equal(await page.locator('link[rel="canonical"]').getAttribute('href'), shop().url + prefix + path)
        const others = await page.locator('link[rel="alternate"][hreflang]').all()
        const named = await Promise.all(others.map(async (one) => [await one.getAttribute('hreflang'), await one.getAttribute('href')]))
        assert.deepEqual(
          Object.fromEntries(named),
          Object.fromEntries(Object.entries(wanted).map(([hreflang, other]) => [hreflang, shop().url + other + path])),
        )
      }
    const sitemap = await (await page.request.get('/sitemap/de-eu.xml')).text()
    assert.ok(sitemap.includes(`<loc>${shop().url}/de-eu/p/${TOYS.bliss}</loc>`))
    assert.ok(sitemap.includes(`hreflang="fr-CA" href="${shop().url}/fr-ca/p/${TOYS.bliss}"`))
    assert.match(await (await page.request.get('/robots.txt')).text(), /Sitemap: .+\/sitemap\/en-us\.xml/)
  })

  for (const id of ['en-us', 'de-eu', 'fr-ca', 'es-us'] as const)
    test(`U25: on a small phone no key page is too wide, and no key is left raw, in ${id}`, { skip }, async (t) => {
      const someone = await customer(t, shop(), { viewport: SMALL_PHONE })
      const { page } = someone
      const { prefix, tag } = LOCALES[id]
      await eachKeyPage(someone, prefix, async (path) => {
        assert.equal(await page.locator('html').getAttribute('lang'), tag)
        assert.deepEqual(await tooWide(page), [], path)
        assert.doesNotMatch(await page.locator('body').innerText(), RAW_KEY, path)
      })
    })

  test('the search for raw keys finds one', () => {
    for (const raw of ['see cart.title here', 'listing.order.price-asc', 'for {count} toys', '{count, plural']) assert.match(raw, RAW_KEY)
    assert.doesNotMatch('Your cart. Total: 3 (live.)', RAW_KEY)
  })
}

export async function switchTo(page: Page, language: string): Promise<void> {
  const banner = page.getByRole('banner')
  await banner.locator('summary').click()
  await banner.getByRole('link', { name: language, exact: true }).first().click()
}

async function firstPrice(page: Page): Promise<string> {
  const tag = page.getByRole('region').getByRole('article').first().locator('.swing-tag-price')
  return ((await tag.textContent()) ?? '').replace(/\u00a0/g, ' ')
}
