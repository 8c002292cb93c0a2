import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

const MOST_TABS = 400

/** What has the focus, by its name as far as a story needs it; whether that is shown; what fixed or sticky bar lies over it. */
type Focused = { name: string; isBody: boolean; isFirst: boolean; isShown: boolean; cover: string }

const FOCUSED = `(() => {
  const at = document.activeElement
  const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.firstChild?.textContent ?? (at.innerText || at.title || '')
  // The link of a card lies over the whole card, and so does its ring.
  const isRinged = ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  // What is inside a frame shows its focus itself.
  const isShown = at.tagName === 'IFRAME' || isRinged(getComputedStyle(at)) || isRinged(getComputedStyle(at, '::after'))
  const box = at.getBoundingClientRect()
  // Notes come and go, and what lies under them can be pressed.
  const isNote = (one) => getComputedStyle(one).pointerEvents === 'none'
  const isBar = (one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position) && !one.contains(at) && !isNote(one)
  const lies = (one) => {
    const bar = one.getBoundingClientRect()
    const high = Math.min(box.bottom, bar.bottom) - Math.max(box.top, bar.top)
    const wide = Math.min(box.right, bar.right) - Math.max(box.left, bar.left)
    // What is higher than the window cannot be seen whole; then some of it must be.
    return wide > 1 && high > 1 && (box.height + bar.height <= innerHeight || high >= box.height - 24)
  }
  const cover = [...document.querySelectorAll('body *')].find((one) => one.checkVisibility() && isBar(one) && lies(one))
  const isFirst = at === globalThis.firstStop
  globalThis.firstStop ??= at === document.body ? undefined : at
  return { name: label.trim(), isBody: at === document.body, isFirst, isShown, cover: cover?.outerHTML.slice(0, 120) ?? '' }
})()`

/** Presses Tab until something with this name has the focus, and sees at every stop that it is shown and lies free. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const focused = await tab(page)
    if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return
    passed.push(focused.name)
  }
  assert.fail(`${name} is not reached by Tab, which went over: ${passed.join(', ')}`)
}

/** Goes once through the whole page, and returns how many stops there are. */
export async function tabThrough(page: Page): Promise<number> {
  for (let stops = 0; stops < MOST_TABS; stops += 1) {
    const { isBody, isFirst } = await tab(page)
    if (stops > 0 && (isBody || isFirst)) return stops
  }
  return assert.fail('the page has no end')
}

async function tab(page: Page): Promise<Focused> {
  await page.keyboard.press('Tab')
  const focused = await page.evaluate<Focused>(FOCUSED)
  if (!focused.isBody) assert.ok(focused.isShown, `the focus cannot be seen on “${focused.name}”`)
  assert.equal(focused.cover, '', `“${focused.name}” has the focus under a bar`)
  return focused
}
