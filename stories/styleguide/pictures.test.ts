import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { difference, differencePicture, type Picture, packPicture, readPicture } from './compare.ts'
import { type Look, launchToDraw, OTHERWISE, openStyleguide, serveStorefront, skip } from './open-styleguide.ts'

const PICTURES = fileURLToPath(new URL('./pictures', import.meta.url))
const FAILED = fileURLToPath(new URL('../../.data/styleguide-failed', import.meta.url))
const RENEW = process.env.UPDATE_PICTURES === '1'
const MOST_BYTES = 3_000_000

/** Between phone and desk only what is set anew there. */
const BETWEEN = ['fields', 'gallery', 'compact', 'sheet', 'finding', 'order']
const LOOKS: Look[] = [
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
  { width: 768, theme: 'light' },
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
]
const DESK: Look = { width: 1440, theme: 'light' }
const isBetween = ({ width }: Look) => width === 768

/** States that only come about when somebody does something, as the window then looks. */
const MOMENTS: Record<string, (page: Page) => Promise<unknown>> = {
  mistakes: async (page) => {
    await page.getByLabel('Work e-mail').fill('anna@')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('heading', { name: '3 things need your attention' }).waitFor()
  },
  notes: async (page) => {
    await page.getByRole('button', { name: 'Fail to add' }).click()
    await page.getByRole('button', { name: 'Remove a line' }).click()
    await page.locator('.toast').nth(1).waitFor()
  },
  dialog: (page) => page.getByRole('button', { name: 'Open the dialog' }).click(),
  drawer: (page) => page.getByRole('button', { name: 'Open the drawer' }).click(),
}

test('the pieces look as they did', { skip }, async (all) => {
  const url = await serveStorefront(all, true)
  const browser = await launchToDraw(all)
  if (RENEW) rmSync(PICTURES, { recursive: true, force: true })
  rmSync(FAILED, { recursive: true, force: true })

  for (const look of LOOKS)
    await all.test(`at ${look.width} px, ${look.theme}`, async (t) => {
      const page = await openStyleguide(t, browser, url, look)
      const wrong: string[] = []
      for (const name of await specimens(page, look)) wrong.push(...(await judge(nameOf(look, name), await section(page, name))))
      for (const [name, act] of isBetween(look) ? [] : Object.entries(MOMENTS)) {
        const moment = await openStyleguide(t, browser, url, look)
        await act(moment)
        wrong.push(...(await judge(nameOf(look, name), await readPicture(await moment.screenshot({ animations: 'disabled' })))))
      }
      assert.deepEqual(wrong, [], `the pictures are in ${FAILED}; where they are as they should be, UPDATE_PICTURES=1 keeps them`)
    })

  await all.test('every picture that is kept is of something that is shown, and together they are small', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const wanted: string[] = []
    for (const look of LOOKS)
      for (const name of [...(await specimens(page, look)), ...(isBetween(look) ? [] : Object.keys(MOMENTS))])
        wanted.push(nameOf(look, name))
    const files = readdirSync(PICTURES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.webp'))
    assert.deepEqual(files.sort(), wanted.map((name) => `${name}.webp`).sort())
    const bytes = files.reduce((sum, name) => sum + statSync(join(PICTURES, name)).size, 0)
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes`)
  })

  await all.test('a machine that rasterises otherwise shows the same', { skip: RENEW }, async (t) => {
    const page = await openStyleguide(t, await launchToDraw(t, OTHERWISE), url, DESK)
    let unlike = 0
    for (const name of await specimens(page, DESK)) {
      const [actual, expected] = [await section(page, name), await kept(name)]
      assert.equal(difference(actual, expected), null, name)
      if (!actual.data.equals(expected.data)) unlike += 1
    }
    assert.ok(unlike > 0, 'it has drawn every pixel alike, so this proves nothing')
  })

  /** Each is too small for a hurried eye, and lies in one specimen. */
  const PLANTS: Record<string, [specimen: string, css: string, finding: RegExp]> = {
    'a chip that is 4 px wider': ['finding', '.chip { padding-right: 12px }', /moved/],
    'a label that is 4 px lower': ['choices', '.check-line label { padding-top: 4px }', /moved|not/],
    'a rule that is 1 px thicker': ['sheet', '.sheet { border-top-width: 3px }', /moved|not/],
    'the green of stock turned blue': ['stock', '.stock[data-stock="in-stock"] { color: #0b5c8a }', /moved or changed/],
    'text one ink too dark': ['gallery', '.product-card-line { color: #211b2b }', /moved or changed/],
    'a primary button in a slightly redder blue': ['buttons', '.button-primary { background: #4a2bc2 }', /flat colour/],
    'a card of a slightly warmer white': ['order', '.order-bar { background: #fdfbf5 }', /flat colour/],
  }
  await all.test('a change that a hurried eye would miss is found', { skip: RENEW }, async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    for (const [plant, [specimen, css, finding]] of Object.entries(PLANTS))
      await t.test(plant, async () => {
        await page.addStyleTag({ content: css })
        assert.match(String(difference(await section(page, specimen), await kept(specimen))), finding)
        await page.evaluate(`[...document.querySelectorAll('style')].at(-1).remove()`)
      })
  })

  await all.test('what failed is kept beside what is different', async (t) => {
    const page = await openStyleguide(t, browser, url, { width: 390, theme: 'light' })
    const expected = await section(page, 'buttons')
    await page.addStyleTag({ content: '.button { padding-left: 22px }' })
    const actual = await section(page, 'buttons')
    const red = await readPicture(await differencePicture(actual, expected))
    assert.deepEqual([red.width, red.height], [expected.width, Math.max(actual.height, expected.height)])
    assert.ok(hasRed(red), 'nothing is marked')
    assert.ok(!hasRed(await readPicture(await differencePicture(expected, expected))), 'something is marked where all is the same')
  })
})

async function specimens(page: Page, look: Look): Promise<string[]> {
  const names: string[] = await page.evaluate(`[...document.querySelectorAll('[data-specimen]')].map((one) => one.dataset.specimen)`)
  assert.ok(names.length > 10, `only ${names.length} specimens`)
  return isBetween(look) ? BETWEEN : names
}

function kept(name: string): Promise<Picture> {
  return readPicture(join(PICTURES, `${nameOf(DESK, name)}.webp`))
}

async function section(page: Page, name: string): Promise<Picture> {
  return readPicture(await page.locator(`[data-specimen="${name}"]`).screenshot({ animations: 'disabled' }))
}

function nameOf({ width, theme }: Look, name: string): string {
  return `${width}-${theme}/${name}`
}

/** Nothing, or what is wrong with this picture, whose actual state and difference are then kept. */
async function judge(name: string, actual: Picture): Promise<string[]> {
  const file = join(PICTURES, `${name}.webp`)
  if (RENEW) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, await packPicture(actual))
    return []
  }
  const expected = existsSync(file) ? await readPicture(readFileSync(file)) : null
  const found = expected ? difference(actual, expected) : 'there is no picture of it yet'
  if (!found) return []
  mkdirSync(join(FAILED, name, '..'), { recursive: true })
  writeFileSync(join(FAILED, `${name}.actual.webp`), await packPicture(actual))
  if (expected) writeFileSync(join(FAILED, `${name}.difference.png`), await differencePicture(actual, expected))
  return [`${name}: ${found}`]
}

function hasRed({ data }: Picture): boolean {
  for (let at = 0; at < data.length; at += 4) if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 0) return true
  return false
}
