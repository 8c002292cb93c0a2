import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { open, skip, visitor } from './browser.ts'
import type { Shop } from './shop.ts'

const PAPER = { light: 'rgb(250, 246, 238)', dark: 'rgb(22, 19, 29)' } as const
/** Notes the paper of every frame that is painted, from the first one on. */
const WATCH = `
globalThis.papers = []
const look = () => {
  if (document.body) papers.push(getComputedStyle(document.documentElement).backgroundColor)
  requestAnimationFrame(look)
}
requestAnimationFrame(look)`

export function themeStories(shop: () => Shop): void {
  for (const [system, chosen] of [
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)
    test(`U26: on a ${system} system, what is ${chosen} by choice is so from the first painted frame, also after a reload`, {
      skip,
    }, async (t) => {
      const { page } = await visitor(t, shop(), { colorScheme: system })
      await page.addInitScript(WATCH)
      await open(page, '/')
      assert.deepEqual(await papersOf(page), [PAPER[system]])
      await page.getByLabel('Appearance').selectOption(chosen)

      for (const path of ['/', '/help', '/cart']) {
        await open(page, path)
        assert.deepEqual(await papersOf(page), [PAPER[chosen]], path)
      }
      await page.reload({ waitUntil: 'networkidle' })
      assert.equal(await page.getByLabel('Appearance').inputValue(), chosen)
      assert.deepEqual(await papersOf(page), [PAPER[chosen]])

      await open(page, '/de-eu')
      assert.equal(await page.getByLabel('Darstellung').inputValue(), chosen)
      await page.getByLabel('Darstellung').selectOption('system')
      await page.reload({ waitUntil: 'networkidle' })
      assert.equal(await page.getByLabel('Darstellung').inputValue(), 'system')
      assert.deepEqual(await papersOf(page), [PAPER[system]])
    })
}

/** The papers that this page has been painted on, each once. */
async function papersOf(page: Page): Promise<string[]> {
  const papers = await page.evaluate<string[]>('papers')
  assert.ok(papers.length > 0, 'nothing was painted')
  return [...new Set(papers)]
}
