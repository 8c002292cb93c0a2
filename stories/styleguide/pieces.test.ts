import assert from 'node:assert/strict'
import { test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { waitFor } from '@toyline/testing'
import type { Locator, Page } from 'playwright-core'
import { type Look, launch, openStyleguide, serveStorefront, skip } from './open-styleguide.ts'

const DESK: Look = { width: 1440, theme: 'light' }
const PHONE: Look = { width: 390, theme: 'light' }

const holds = (what: string, condition: () => Promise<boolean>) => waitFor(condition, { what, timeoutMs: 20_000 })
const focused = (page: Page): Promise<string> =>
  page.evaluate(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.id ?? document.activeElement.tagName`)
const hasFocus = (locator: Locator) => locator.and(locator.page().locator(':focus')).waitFor()
const said = (locator: Locator, text: string) => holds(text, async () => (await locator.innerText()).includes(text))

test('a built shop keeps its style guide to itself', { skip }, async (t) => {
  const url = await serveStorefront(t, false)
  const answer = await fetch(`${url}/styleguide`)
  assert.equal(answer.status, 404)
  assert.doesNotMatch(await answer.text(), /data-specimen/)
})

test('the pieces do what they promise', { skip }, async (all) => {
  const url = await serveStorefront(all, true)
  const browser = await launch(all)

  await all.test('a field is silent while somebody types, speaks when it is left, and is silent again once it is right', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const mail = page.getByLabel('Work e-mail')
    const error = page.locator('#s-mail-error')
    await mail.pressSequentially('anna@')
    assert.equal(await error.count(), 0)
    await mail.press('Tab')
    await error.waitFor()
    assert.equal(await mail.getAttribute('aria-describedby'), 's-mail-error')
    assert.equal(await mail.getAttribute('aria-invalid'), 'true')
    await mail.focus()
    await mail.press('End')
    await mail.pressSequentially('s')
    assert.equal(await error.count(), 0)
    assert.equal(await mail.getAttribute('aria-describedby'), null)
    await mail.fill('')
    assert.equal(await error.count(), 0, 'it blames somebody who is still typing')
  })

  await all.test('a field that is passed through empty is not blamed', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    await page.getByLabel('Work e-mail').focus()
    await page.keyboard.press('Tab')
    await page.getByLabel('Postcode').fill('?')
    await page.keyboard.press('Tab')
    await page.locator('#s-postcode-error').waitFor()
    assert.equal(await page.locator('#s-mail-error').count(), 0)
  })

  await all.test('pressing the button while a wrong field is left leads to a summary with a link to each field', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    await page.getByLabel('Work e-mail').fill('anna@')
    await page.getByRole('button', { name: 'Apply' }).click()
    const summary = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: '3 things need your attention' }) })
    await summary.waitFor()
    await hasFocus(summary)
    assert.deepEqual(await summary.getByRole('link').allInnerTexts(), [
      'Write the address in full, such as anna@shop.example.',
      'Write the postcode.',
      'Tick this to go on.',
    ])
    for (const [index, id] of ['s-mail', 's-postcode', 's-terms'].entries()) {
      await summary.getByRole('link').nth(index).click()
      assert.equal(await page.evaluate('document.activeElement.id'), id)
    }
    await page.getByLabel('Work e-mail').fill('anna@shop.example')
    await page.getByLabel('Postcode').fill('LS1 4AB')
    await page.locator('#s-terms').check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('Sent.').waitFor()
    assert.equal(await summary.count(), 0)
  })

  await all.test('a quantity becomes whole cases with the reason, and the case below is offered', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const steppers = page.locator('[data-specimen=quantity] .stepper')
    const six = steppers.nth(1)
    await six.getByLabel('Quantity').fill('7')
    await page.keyboard.press('Tab')
    assert.equal(await six.getByLabel('Quantity').inputValue(), '12')
    await said(six.getByRole('status'), 'Sold in cases of 6: 7 became 12.')
    await six.getByRole('button', { name: 'Take 6' }).click()
    assert.equal(await six.getByLabel('Quantity').inputValue(), '6')
    assert.equal(await six.getByRole('button', { name: 'One case fewer' }).isDisabled(), true)
    await six.getByLabel('Quantity').press('ArrowUp')
    assert.equal(await six.getByLabel('Quantity').inputValue(), '12')
    await said(steppers.first(), '1 case · $59.40')
  })

  await all.test('the tier follows the quantity on both sides of its boundary', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const specimen = page.locator('[data-specimen=stock]')
    for (const [quantity, tier] of [
      ['36', 'from 12'],
      ['48', 'from 48'],
      ['132', 'from 48'],
      ['144', 'from 144'],
    ] as const) {
      await specimen.getByLabel('Quantity').fill(quantity)
      await page.keyboard.press('Tab')
      await holds(`${tier} at ${quantity}`, async () => (await specimen.locator('tr[aria-current=true] th').innerText()) === tier)
    }
  })

  await all.test('a line sheet is filled with digits and Enter alone', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const sheet = page.locator('.line-sheet')
    await page.getByLabel('Quantity of Classic Bear Plush', { exact: true }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'Quantity of Pull-along Duck')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'Quantity of Desk Robot')
    await said(sheet.getByRole('status'), 'Pull-along Duck is sold in cases of 6: 7 became 12.')
    await page.keyboard.type('3')
    await page.keyboard.press('ArrowDown')
    assert.equal(await focused(page), 'Quantity of Classic Bear Plush, giant', 'what cannot be ordered has no field')
    await page.keyboard.type('5')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Enter')
    assert.equal(await focused(page), 'Quantity of Desk Robot')
    // 12 bears, 12 ducks, and robots in fours, never fewer than eight.
    await said(sheet.locator('.sheet-total'), '$237.80')
    await said(sheet.locator('.sheet-total'), '5 cases')
    await said(sheet.locator('.sheet-total'), '32 units')
  })

  await all.test('a column pasted from a spreadsheet fills the rows below, line for line', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
    await page.evaluate(`navigator.clipboard.writeText('DK-WD-20\\t18\\n9\\n5\\n1,000\\n4\\n')`)
    await page.getByLabel('Quantity of Pull-along Duck').focus()
    await page.keyboard.press('Control+V')
    const sheet = page.locator('.line-sheet')
    await said(sheet.getByRole('status'), '3 rows filled.')
    await said(sheet.getByRole('status'), '2 numbers had no row left.')
    const values = await Promise.all((await sheet.getByRole('textbox').all()).map((field) => field.inputValue()))
    assert.deepEqual(values, ['24', '18', '12', '1000'])
    await said(sheet.locator('.sheet-total'), '$20,186.40')
  })

  await all.test('what would find nothing is shown, and cannot be ticked', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const facets = page.locator('[data-specimen=finding]')
    assert.equal(await facets.getByLabel('Dragons').isDisabled(), true)
    assert.equal(await facets.getByLabel('Ducks').isDisabled(), false)
    assert.equal(await facets.getByLabel('Rockets').isVisible(), false)
    await facets.getByText('2 more').click()
    assert.equal(await facets.getByLabel('Rockets').isVisible(), true)
  })

  await all.test('goals of the order are progress bars with words', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const bar = page.locator('[data-specimen=order]').getByRole('progressbar', { name: 'Minimum order' }).first()
    const attributes = ['value', 'max', 'aria-valuetext'].map((name) => bar.getAttribute(name))
    assert.deepEqual(await Promise.all(attributes), ['9050', '15000', '$59.50 to go'])
  })

  await all.test('a note can be undone, waits while it is looked at, and gives the focus back', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK, { stopClock: true })
    const notes = page.getByRole('region', { name: 'Notes' })
    const remove = page.getByRole('button', { name: 'Remove a line' })
    await remove.click()
    await notes.getByRole('button', { name: 'Undo' }).focus()
    await page.clock.fastForward(60_000)
    assert.equal(await notes.getByText('was removed').count(), 1, 'it went while the focus was on it')
    await page.keyboard.press('Enter')
    await page.getByText('0 removed').waitFor()
    assert.equal(await notes.getByText('was removed').count(), 0)
    await hasFocus(remove)

    await remove.click()
    await notes.getByText('was removed').waitFor()
    await page.mouse.move(5, 5)
    await page.clock.fastForward(7_000)
    await notes.getByText('was removed').waitFor({ state: 'detached' })
  })

  await all.test('a problem is told at once and stays; of many notes three are shown and the others wait', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK, { stopClock: true })
    const notes = page.getByRole('region', { name: 'Notes' })
    await page.getByRole('button', { name: 'Fail to add' }).click()
    await notes.getByRole('alert').getByText('That was not added').waitFor()
    for (let more = 0; more < 4; more += 1) await page.getByRole('button', { name: 'Remove a line' }).click()
    assert.equal(await notes.locator('.toast').count(), 3)
    await page.mouse.move(5, 5)
    await page.clock.fastForward(7_000)
    await holds('the next two', async () => (await notes.getByRole('status').locator('.toast').count()) === 2)
    await page.clock.fastForward(7_000)
    await holds('only the problem is left', async () => (await notes.locator('.toast').count()) === 1)
    assert.equal(await notes.getByRole('alert').getByText('That was not added').count(), 1)
  })

  await all.test('a dialog takes the focus, gives it back at Escape, and closes when somebody presses beside it', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const opener = page.getByRole('button', { name: 'Open the dialog' })
    const dialog = page.getByRole('dialog', { name: 'Reject the order?' })
    await opener.click()
    await dialog.locator(':focus').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await hasFocus(opener)
    await opener.click()
    await dialog.getByText('The buyer gets your reason').click()
    assert.equal(await dialog.isVisible(), true, 'it closed when somebody pressed on it')
    await page.mouse.click(20, 450)
    await dialog.waitFor({ state: 'hidden' })
  })

  await all.test('the arrow keys change the sheet of the tabs', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    await page.getByRole('tab', { name: 'Details' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('tabpanel', { name: 'Carton' }).waitFor()
    await page.keyboard.press('Home')
    assert.equal(await page.getByRole('tab', { name: 'Details' }).getAttribute('aria-selected'), 'true')
    assert.equal(await page.getByRole('tabpanel', { name: 'Carton' }).count(), 0)
  })

  await all.test('the outline of a card is as high as the card, and shows nothing for 200 ms', async (t) => {
    const page = await openStyleguide(t, browser, url, DESK)
    const height = (selector: string): Promise<number> =>
      page.evaluate(`(() => {
        const one = document.querySelector('${selector}').cloneNode(true)
        one.querySelector('.product-card-views')?.remove()
        const box = document.createElement('div')
        box.style.width = '17rem'
        box.append(one)
        document.querySelector('main').append(box)
        return one.getBoundingClientRect().height
      })()`)
    assert.ok(
      Math.abs((await height('[data-specimen=gallery] .product-card')) - (await height('[data-specimen=waiting] .product-card'))) <= 2,
    )
    assert.deepEqual(
      await page.evaluate(
        `(({ animationName, animationDelay }) => [animationName, animationDelay])(getComputedStyle(document.querySelector('.waiting')))`,
      ),
      ['appear', '0.2s'],
    )
  })

  await all.test('the theme that was chosen wins over the system, and print is light', async (t) => {
    const paper = (page: Page): Promise<string> => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const [light, dark] = ['rgb(250, 246, 238)', 'rgb(22, 19, 29)']
    const byDay = await openStyleguide(t, browser, url, DESK)
    assert.equal(await paper(byDay), light)
    await byDay.evaluate(`document.documentElement.dataset.theme = 'dark'`)
    assert.equal(await paper(byDay), dark)
    await byDay.emulateMedia({ media: 'print' })
    assert.equal(await paper(byDay), light)
    const byNight = await openStyleguide(t, browser, url, { width: 1440, theme: 'dark' })
    assert.equal(await paper(byNight), dark)
    await byNight.evaluate(`document.documentElement.dataset.theme = 'light'`)
    assert.equal(await paper(byNight), light)
  })

  for (const look of [DESK, PHONE, { width: 1440, theme: 'dark' }, { width: 390, theme: 'dark' }] as Look[])
    await all.test(`nobody is kept out, at ${look.width} px, ${look.theme}`, async (t) => {
      const page = await openStyleguide(t, browser, url, look)
      await page.getByRole('button', { name: 'Apply' }).click()
      await page.getByRole('button', { name: 'Fail to add' }).click()
      assert.deepEqual(await barriers(page), [])
      await page.getByRole('button', { name: 'Open the dialog' }).click()
      assert.deepEqual(await barriers(page), [], 'in the dialog')
    })

  await all.test('what can be pressed is large enough, and nothing makes the page wider than a small phone', async (t) => {
    const page = await openStyleguide(t, browser, url, PHONE)
    assert.deepEqual(await tooSmall(page), [])
    await page.addStyleTag({ content: '.chip { min-height: 20px; padding-block: 0; line-height: 1 }' })
    assert.notDeepEqual(await tooSmall(page), [], 'a chip of 20 px was not found')
    await page.setViewportSize({ width: 320, height: 700 })
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
  })
})

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
}

/** Controls below 24 × 24 px (WCAG 2.5.8); links within a sentence are exempt, and so is a box whose label is large. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('main :is(a, button, input, select, textarea, summary)')]
    .filter((one) => one.checkVisibility() && !one.closest('p:not([class])'))
    .map((one) => ({ one, box: one.getBoundingClientRect(), label: one.labels?.[0]?.getBoundingClientRect() }))
    .filter(({ box, label }) => Math.min(box.width, box.height) < 24 && !(label && Math.min(label.width, label.height) >= 24))
    .map(({ one, box }) => one.outerHTML.slice(0, 120) + ' ' + box.width + '×' + box.height)`)
}
