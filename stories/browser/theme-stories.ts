import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { open, seen, skip, visitor } from './browser.ts'
import { contrastProblems } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const PAPER = { light: 'rgb(250, 246, 238)', dark: 'rgb(22, 19, 29)' } as const
const LIT = ['/', '/products', `/p/${TOYS.bliss}`, '/cart', '/sign-in', '/help']

export function themeStories(shop: () => Shop): void {
  for (const [system, chosen] of [
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)
    test(`on a ${system} system, what is ${chosen} by choice is so from the first paint after a reload`, { skip }, async (t) => {
      const { page } = await visitor(t, shop(), { colorScheme: system })
      await open(page, '/')
      assert.equal(await paperOf(page), PAPER[system])
      await page.getByLabel('Appearance').selectOption(chosen)
      assert.equal(await paperOf(page), PAPER[chosen])

      // Without the files of the shop's scripts, only what the page itself brings can have done it.
      await page.route('**/_next/static/chunks/*.js', (route) => route.abort())
      await page.goto('/help')
      assert.equal(await paperOf(page), PAPER[chosen])
      await page.unroute('**/_next/static/chunks/*.js')

      await open(page, '/de-eu')
      assert.equal(await page.getByLabel('Darstellung').inputValue(), chosen)
      await page.getByLabel('Darstellung').selectOption('system')
      await page.reload()
      await seen(page.getByRole('banner'))
      assert.equal(await paperOf(page), PAPER[system])
    })

  test('in the dark every text can be told from its ground', { skip }, async (t) => {
    const { page } = await visitor(t, shop(), { colorScheme: 'dark', reducedMotion: 'reduce' })
    for (const path of LIT) {
      await open(page, path)
      assert.deepEqual(await contrastProblems(page), [], path)
    }
  })
}

function paperOf(page: Page): Promise<string> {
  return page.evaluate(`getComputedStyle(document.documentElement).backgroundColor`)
}
