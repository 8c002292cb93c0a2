import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DESKTOP, open, PHONE, SMALL_PHONE, skip, visitor } from './browser.ts'
import { addCase, ENOUGH_CASES } from './buying.ts'
import { seriousProblems, smallTargets, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const PAGES = {
  home: '/',
  listing: '/products',
  product: `/p/${TOYS.bliss}`,
  cart: '/cart',
  checkout: '/checkout',
  'sign-in': '/sign-in',
  register: '/register',
}

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
      if (name === 'checkout' || name === 'register') assert.deepEqual(await smallTargets(page), [])
      assert.deepEqual(complaints, [])
    })
}
