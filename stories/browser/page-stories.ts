import assert from 'node:assert/strict'
import { test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { DESKTOP, open, PHONE, skip, visitor } from './browser.ts'
import { addCase, ENOUGH_CASES } from './buying.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const PAGES = {
  home: '/',
  listing: '/products',
  product: `/p/${TOYS.bliss}`,
  cart: '/cart',
  checkout: '/checkout',
  'sign-in': '/sign-in',
}
const SMALL_PHONE = { width: 320, height: 700 }

export function pageStories(shop: () => Shop): void {
  test('the checks of pages find a label that was taken away and a box that is too wide', { skip }, async (t) => {
    const { page } = await visitor(t, shop(), { viewport: PHONE })
    await open(page, '/sign-in')
    await page.evaluate(`document.querySelector('label[for=email]').remove()`)
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<div style="width: 400px">wide</div>')`)
    assert.match((await seriousProblems(page)).join(), /^label: #email/)
    assert.match((await tooWide(page)).join(), /wide<\/div>/)
  })

  for (const [name, path] of Object.entries(PAGES))
    test(`the ${name} page has no serious accessibility problem and no sideways scrolling`, { skip }, async (t) => {
      const { page, complaints } = await visitor(t, shop(), { reducedMotion: 'reduce' })
      if (path === '/cart' || path === '/checkout') await addCase(page, TOYS.bliss, ENOUGH_CASES)
      const answer = await open(page, path)
      assert.equal(answer?.status(), 200, await answer?.text())
      assert.deepEqual(await seriousProblems(page), [], `at ${DESKTOP.width} px`)
      await page.setViewportSize(PHONE)
      assert.deepEqual(await seriousProblems(page), [], `at ${PHONE.width} px`)
      assert.deepEqual(await tooWide(page), [], `at ${PHONE.width} px`)
      await page.setViewportSize(SMALL_PHONE)
      assert.deepEqual(await tooWide(page), [], `at ${SMALL_PHONE.width} px`)
      assert.deepEqual(complaints, [])
    })
}

async function seriousProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
}

/** What makes the page wider than its window; empty when nothing does. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const isClipped = (one) => one !== document.body && (getComputedStyle(one).overflowX !== 'visible' || isClipped(one.parentElement))
    const isWide = (one) => one.getBoundingClientRect().right > clientWidth + 1 && !isClipped(one.parentElement)
    const wide = [...document.querySelectorAll('body *')].filter(isWide)
    return ['the page is ' + scrollWidth + ' px wide', ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))]
  })()`)
}
