import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Locator, Page } from 'playwright-core'
import { open, PHONE, seen, skip, visitor } from './browser.ts'
import type { Shop } from './shop.ts'
import { TOYS, TURNING } from './small-catalogue.ts'

/** Degrees from one side to the next. */
const STEP = 15

export function galleryStories(shop: () => Shop): void {
  test('U9: a phone shows every picture small, enlarges the full one by keys, buttons and two fingers, and Escape leads back', {
    skip,
  }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { viewport: PHONE, hasTouch: true })
    await open(page, `/p/${TOYS.bliss}`)
    const thumbs = page.getByRole('region', { name: 'Pictures' }).getByRole('link')
    const count = await thumbs.count()
    assert.ok(count > 1)
    for (const thumb of await thumbs.all()) {
      const box = await thumb.boundingBox()
      assert.ok(box && box.x >= 0 && box.x + box.width <= PHONE.width, 'a thumbnail lies outside of the screen')
    }
    await page.getByRole('button', { name: /^Zoom picture/ }).click()
    const zoom = page.getByRole('dialog')
    const picture = zoom.getByRole('img')
    const natural = await waitFor(() => loadedWidth(picture), { what: 'the large picture' })
    assert.ok(natural >= 1_600, `the large picture is ${natural} px wide`)

    const whole = await widthOf(picture)
    const grows = (times: number) => waitFor(async () => (await widthOf(picture)) >= times * whole, { what: `${times} times the size` })
    const shrinks = () => waitFor(async () => (await widthOf(picture)) === whole, { what: 'the whole picture' })
    for (const enlarge of [() => page.keyboard.press('+'), () => zoom.getByRole('button', { name: 'Larger' }).click()]) {
      await enlarge()
      await enlarge()
      await grows(2)
      await page.keyboard.press('-')
      await zoom.getByRole('button', { name: 'Smaller' }).click()
      await shrinks()
    }
    await pinch(page, 80, 240)
    await grows(2)
    assert.equal(await page.evaluate('visualViewport.scale'), 1, 'the page around it was enlarged as well')
    await pinch(page, 320, 40)
    await shrinks()

    await zoom.getByRole('button', { name: /^Next/ }).click()
    await page.keyboard.press('Escape')
    await zoom.waitFor({ state: 'detached' })
    const second = await thumbs.nth(1).getAttribute('aria-label')
    await waitFor(async () => (await focused(page)) === second, { what: 'the focus on the picture that was looked at last' })
    assert.deepEqual(complaints, [])
  })

  test('U10: a toy that can be turned is asked for when it is to turn, and turns by drag, keys and two buttons', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop(), { reducedMotion: 'reduce' })
    const sheet = await sheetOf(page)
    const asked: string[] = []
    const isAsked = () => asked.some((url) => url.includes(sheet))
    page.on('request', (request) => asked.push(request.url()))
    await open(page, `/p/${TURNING}`)
    const opener = page.getByRole('button', { name: '360° turn Clippy Classic Plush around' })
    await seen(opener)
    assert.equal(isAsked(), false, 'the sheet was fetched before anybody wanted to turn the toy')
    await opener.click()
    const toy = page.getByRole('slider', { name: 'Clippy Classic Plush, to turn around' })
    await waitFor(isAsked, { what: 'the sheet to be asked for' })
    await page.waitForLoadState('networkidle')

    const turned = async (degrees: number) =>
      waitFor(async () => (await toy.getAttribute('aria-valuenow')) === String(degrees), { what: `${degrees}°` })
    await turned(0)
    const front = await toy.locator('img').boundingBox()
    assert.equal(await focused(page), await toy.getAttribute('aria-label'))
    await page.keyboard.press('ArrowLeft')
    await turned(STEP)
    assert.notDeepEqual(await toy.locator('img').boundingBox(), front, 'only the number changed')
    for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press('ArrowRight')
    await turned(360 - STEP)
    await page.getByRole('button', { name: 'Turn left' }).click()
    await turned(0)
    assert.deepEqual(await toy.locator('img').boundingBox(), front)
    await page.getByRole('button', { name: 'Turn right' }).click()
    await turned(360 - STEP)

    const { x, y, width, height } = (await toy.boundingBox()) as Box
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x, y + height / 2, { steps: 5 })
    await page.mouse.up()
    await turned(180 - STEP)
    await page.mouse.move(x + width / 2, y + height / 2)
    await turned(180 - STEP)
    await page.keyboard.press('Escape')
    await toy.waitFor({ state: 'detached' })
    assert.match(await focused(page), /^360°/)
    assert.deepEqual(complaints, [])
  })

  test('U10: a toy turns once by itself when it is opened, until somebody turns it, and never where less motion is wished for', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop(), { reducedMotion: 'no-preference' })
    await page.clock.install()
    const stands = async () => {
      const before = await placesOf(page)
      await page.clock.runFor(LONG_MS)
      assert.deepEqual(await placesOf(page), before, 'it turned by itself')
    }
    await openSpin(page)
    await waitFor(async () => (await placesOf(page)).length > 1 && (await placesOf(page)).at(-1) === '0', { what: 'a whole turn' })
    await stands()

    await openSpin(page)
    await waitFor(async () => (await placesOf(page)).length > 1, { what: 'the turn to begin' })
    await page.keyboard.press('ArrowLeft')
    await stands()

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openSpin(page)
    await stands()
    assert.deepEqual(await placesOf(page), [])
  })
}

/** More than a toy takes for its turn. */
const LONG_MS = 10_000

/** Opens the toy that turns, and notes each place that it is turned to from then on. */
async function openSpin(page: Page): Promise<void> {
  await open(page, `/p/${TURNING}`)
  await page.evaluate(`
    globalThis.places = []
    new MutationObserver((changes) => places.push(...changes.map(({ target }) => target.ariaValueNow)))
      .observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-valuenow'] })`)
  await page.getByRole('button', { name: /^360°/ }).click()
  await waitFor(() => loadedWidth(page.getByRole('slider').locator('img')), { what: 'the sheet' })
}

function placesOf(page: Page): Promise<string[]> {
  return page.evaluate('places')
}

type Box = { x: number; y: number; width: number; height: number }

/** The width of the file that is shown; 0 until it is there. */
function loadedWidth(picture: Locator): Promise<number> {
  return picture.evaluate((img) => {
    const { complete, naturalWidth } = img as unknown as { complete: boolean; naturalWidth: number }
    return complete ? naturalWidth : 0
  })
}

async function widthOf(picture: Locator): Promise<number> {
  return Math.round((await picture.boundingBox())?.width ?? 0)
}

/** Two fingers in the middle of the screen that go from so many pixels apart to so many. */
async function pinch(page: Page, from: number, to: number): Promise<void> {
  const touch = await page.context().newCDPSession(page)
  const fingers = (apart: number) => [-1, 1].map((side) => ({ x: PHONE.width / 2 + (side * apart) / 2, y: PHONE.height / 2 }))
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) })
  for (let step = 1; step <= 4; step += 1)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(from + ((to - from) * step) / 4) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await touch.detach()
}

/** Where the sheet of all its sides lies. */
async function sheetOf(page: Page): Promise<string> {
  const { spin } = (await (await page.request.get(`/api/v1/products/${TURNING}?market=us`)).json()) as {
    spin: { picture: { key: string } }
  }
  return `/media/${spin.picture.key}/`
}

/** What has the focus, by its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText')
}
