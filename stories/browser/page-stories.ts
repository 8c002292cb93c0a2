import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DESKTOP, open, PHONE, SMALL_PHONE, skip, visitor } from './browser.ts'
import { customer, eachKeyPage } from './customer.ts'
import { accessProblems, contrastProblems, sidewaysScrollers, smallTargets, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'

/** What a page is there for: on a phone a thumb must hit it at once. */
const PRIMARY = '.button-primary, .case-button button, body > header :is(a[href], button):not(nav *)'

export function pageStories(shop: () => Shop): void {
  test('the checks of pages find a label that was taken away, a box that is too wide and a button that is too small', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop(), { viewport: PHONE })
    await open(page, '/sign-in')
    await page.evaluate(`document.querySelector('label[for=email]').remove()`)
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<div style="width: 400px">wide</div><button style="width: 20px; padding: 0">small</button>' +
      '<p style="overflow-x: auto; width: 90px; white-space: nowrap">What has to be scrolled sideways</p>')`)
    assert.match((await accessProblems(page)).join(), /label: #email/)
    assert.match((await tooWide(page)).join(), /wide<\/div>/)
    assert.match((await smallTargets(page)).join(), /small<\/button>/)
    assert.match((await sidewaysScrollers(page)).join(), /What has to be scrolled/)
  })

  test('U27: axe finds nothing on any key page, wide or narrow, and no ink that is lost on its paper in the light or in the dark', {
    skip,
  }, async (t) => {
    const someone = await customer(t, shop())
    const { page } = someone
    const found: string[] = []
    await eachKeyPage(someone, '', async (path) => {
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport)
        for (const [colorScheme, problems] of [
          ['light', accessProblems],
          ['dark', contrastProblems],
        ] as const) {
          await page.emulateMedia({ colorScheme })
          found.push(...(await problems(page)).map((problem) => `${path} at ${viewport.width} px, ${colorScheme}: ${problem}`))
        }
      }
    })
    assert.deepEqual(found, [])
  })

  test('U28: on a small phone nothing is scrolled sideways but tables, and fingers hit everything', { skip }, async (t) => {
    const someone = await customer(t, shop(), { viewport: SMALL_PHONE })
    const { page } = someone
    const found: string[] = []
    await eachKeyPage(someone, '', async (path) => {
      const problems = [...(await tooWide(page)), ...(await sidewaysScrollers(page)), ...(await smallTargets(page))]
      await page.setViewportSize(PHONE)
      problems.push(...(await smallTargets(page, 24)), ...(await smallTargets(page, 44, PRIMARY)))
      await page.setViewportSize(SMALL_PHONE)
      found.push(...problems.map((problem) => `${path}: ${problem}`))
    })
    assert.deepEqual(found, [])
  })
}
