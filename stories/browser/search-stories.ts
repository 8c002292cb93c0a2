import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { open, PHONE, SMALL_PHONE, seen, skip, visitor } from './browser.ts'
import { accessProblems, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'

export function searchStories(shop: () => Shop): void {
  const box = (page: Page) => page.getByRole('combobox', { name: 'Search toys, characters or SKU' })

  test('U7: a slip while typing still shows the toy, a SKU comes first, and the list is walked with the keyboard', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await open(page, '/')
    const input = box(page)
    const list = page.getByRole('listbox', { name: 'Suggestions' })
    await input.pressSequentially('papercilp')
    const clippy = list.getByRole('option', { name: /^Clippy Classic Plush/ })
    await seen(clippy)
    for (const group of await list.getByRole('group').all()) assert.ok(await group.getAttribute('aria-label'))
    assert.equal(await input.getAttribute('aria-activedescendant'), null)
    await input.press('ArrowDown')
    const first = list.getByRole('option').first()
    assert.equal(await input.getAttribute('aria-activedescendant'), await first.getAttribute('id'))
    assert.equal(await first.getAttribute('aria-selected'), 'true')
    await input.press('ArrowUp')
    assert.equal(await input.getAttribute('aria-activedescendant'), null)
    await input.press('Escape')
    await clippy.waitFor({ state: 'hidden' })
    assert.equal(await input.inputValue(), 'papercilp')
    assert.equal(await input.getAttribute('aria-expanded'), 'false')

    await input.fill('')
    await list.getByRole('option').first().waitFor({ state: 'detached' })
    await input.fill('CLP-PL-25-YEL')
    await seen(page.getByRole('group', { name: 'Products' }).getByRole('option').first().getByText('Clippy Classic Plush'))
    await input.press('ArrowDown')
    await input.press('Enter')
    await seen(page.getByRole('heading', { level: 1, name: 'Clippy Classic Plush' }))
    await input.fill('deliv')
    await page.getByRole('group', { name: 'Pages' }).getByRole('option', { name: 'Delivery' }).click()
    await page.waitForURL(/\/help#delivery$/)
    assert.deepEqual(complaints, [])
  })

  test('U8: three ways to say it find the same toys, and what finds nothing leads somewhere', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    const found = async (q: string, prefix = '') => {
      await open(page, `${prefix}/search?q=${encodeURIComponent(q)}`)
      const links = await page.locator('#results').getByRole('heading', { level: 2 }).getByRole('link').all()
      return Promise.all(links.map(async (link) => (await link.getAttribute('href'))?.replace(prefix, '')))
    }
    const plush = await found('plush')
    assert.ok(plush.length >= 3, plush.join())
    assert.deepEqual(await found('soft toy'), plush)
    assert.deepEqual(await found('stuffed animal'), plush)
    const german = await found('Kuscheltiere', '/de-eu')
    assert.deepEqual(
      plush.filter((handle) => !german.includes(handle)),
      [],
    )

    for (const [q, beside] of [
      ['zzqx', page.getByRole('navigation', { name: 'Try instead' }).getByRole('link').first()],
      ['zzqx plush', page.getByRole('region', { name: '“plush”, without “zzqx”' }).getByRole('heading', { level: 3 }).first()],
    ] as const) {
      await open(page, `/search?q=${encodeURIComponent(q)}`)
      await seen(page.getByRole('heading', { name: `We stock nothing that matches “${q}”.` }))
      await seen(beside)
      assert.equal(await page.getByRole('navigation', { name: 'Or look through' }).getByRole('link').count(), 3)
      await seen(page.locator('#results').getByRole('link', { name: 'tell us' }))
      assert.match((await page.locator('meta[name=robots]').getAttribute('content')) ?? '', /noindex/)
      assert.deepEqual(await accessProblems(page), [], q)
    }
    for (const viewport of [PHONE, SMALL_PHONE]) {
      await page.setViewportSize(viewport)
      assert.deepEqual(await tooWide(page), [], `at ${viewport.width} px`)
    }
    assert.deepEqual(complaints, [])
  })
}
