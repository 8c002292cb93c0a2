import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, seen, skip, visitor } from './browser.ts'
import { switchTo } from './locale-stories.ts'
import type { Shop } from './shop.ts'
import { sampleProduct } from './small-catalogue.ts'

const CLIPPY = '/p/clippy-classic-plush'
const CLIP = sampleProduct('clippy-classic-plush')
const GERMAN = CLIP['Title / de'] ?? ''
/** Its first words, as far as they are no sign of HTML. */
const TEXT = /[\p{L} ,]{20}/u.exec(CLIP['Body (HTML) / de'] ?? '')?.[0] ?? ''

export function translationStories(shop: () => Shop): void {
  test('a product keeps its page when the language is switched, and is described in it', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await open(page, `${CLIPPY}?variant=CLP-PL-25-BLU`)
    await seen(page.getByRole('heading', { level: 1, name: 'Clippy Classic Plush' }))
    await switchTo(page, 'Deutsch')
    await page.waitForURL((url) => url.pathname === `/de-eu${CLIPPY}` && url.search === '?variant=CLP-PL-25-BLU')
    const title = page.getByRole('heading', { level: 1, name: GERMAN })
    await seen(title)
    assert.equal(await title.getAttribute('lang'), null, 'the page is in German, and so is its title')
    await seen(page.getByRole('navigation', { name: 'Größe' }).getByRole('link', { name: 'Mini 12 cm' }))
    await seen(page.locator('.prose', { hasText: TEXT }))
    await seen(page.getByRole('cell', { name: CLIP['Materials / de'] ?? '', exact: true }))
    await seen(page.getByRole('link', { name: 'Schreibtischgefährten' }).first())
    const facts = await page.locator('script[type="application/ld+json"]').allTextContents()
    assert.ok(facts.some((text) => JSON.parse(text).name === GERMAN))
    assert.doesNotMatch(await page.locator('main').innerText(), /Clippy Classic Plush|Desk companions/)

    await page.locator('form[data-form="add-to-cart"] button[type="submit"]').first().click()
    await page.getByRole('status').getByRole('button', { name: 'Zum Warenkorb' }).click()
    await seen(page.getByRole('link', { name: `${GERMAN}, Klassik 25 cm / Blau` }))
    await open(page, '/en-eu/cart')
    await seen(page.getByRole('link', { name: 'Clippy Classic Plush, Classic 25 cm / Blue' }))
    assert.deepEqual(complaints, [])
  })

  test('a filter stays chosen when the language is switched, and is called as the language calls it', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await open(page, '/products?type=Plush+toy&attribute=Paper:Blue')
    await seen(page.getByRole('checkbox', { name: /^Plush toy/, checked: true }))
    await switchTo(page, 'Deutsch')
    await page.waitForURL((url) => url.pathname === '/de-eu/products')
    assert.equal(new URL(page.url()).searchParams.get('type'), 'Plush toy')
    await seen(page.getByRole('checkbox', { name: /^Plüschtier/, checked: true }))
    await seen(page.getByRole('checkbox', { name: /^Blau/, checked: true }))
    assert.deepEqual(await page.locator('#results').getByRole('heading', { level: 2 }).allTextContents(), [GERMAN])
    assert.deepEqual(complaints, [])
  })

  test('what is not translated stands in English and says so', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/de-eu/p/filler-01')
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE')
    assert.equal(await page.getByRole('heading', { level: 1, name: 'Filler 01' }).getAttribute('lang'), 'en')
    assert.equal(await page.locator('main .prose').getAttribute('lang'), 'en')
    await open(page, '/de-eu/search?q=FILLER-01')
    assert.equal(await page.getByRole('heading', { level: 2, name: 'Filler 01' }).getAttribute('lang'), 'en')
    await open(page, '/p/filler-01')
    assert.equal(await page.getByRole('heading', { level: 1, name: 'Filler 01' }).getAttribute('lang'), null)
  })

  test('a German search finds German words, and an agent is answered in the language of the address', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await open(page, '/de-eu/search?q=Bueroklammer')
    await seen(page.locator('#results').getByRole('heading', { level: 2, name: GERMAN }))
    const markdown = await page.request.get(`/de-eu${CLIPPY}`, { headers: { accept: 'text/markdown' } })
    assert.match(await markdown.text(), new RegExp(`^# ${GERMAN}`))
    const feed = await (await page.request.get('/de-eu/feeds/products.xml')).text()
    assert.ok(feed.includes(`<title>${GERMAN}, Mini 12 cm / Gelb</title>`))
    assert.ok(feed.includes('<g:size>Mini 12 cm</g:size>'), 'a size is one by its German name too')
  })
}
