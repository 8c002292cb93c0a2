import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe calls serious or critical on the page as it is shown now. */
export async function seriousProblems(page: Page): Promise<string[]> {
  return problemsOf(new AxeBuilder({ page }).withTags(RULES))
}

/** Text that can hardly be told from what is behind it. */
export async function contrastProblems(page: Page): Promise<string[]> {
  return problemsOf(new AxeBuilder({ page }).withRules(['color-contrast']))
}

async function problemsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
}

/** What makes the page wider than its window; empty when nothing does. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const isClipped = (one) => one !== document.body && (getComputedStyle(one).overflowX !== 'visible' || isClipped(one.parentElement))
    const isWide = (one) => one.getBoundingClientRect().right > clientWidth + 1 && !isClipped(one.parentElement)
    const wide = [...document.querySelectorAll('body *')].filter(isWide)
    return ['the page is ' + scrollWidth + ' px wide', ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))]
  })()`)
}

/** The sum of the page's layout shifts so far. */
export function shifted(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    let sum = 0
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += entry.value
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
  })`)
}

/** What can be pressed and is smaller than a fingertip needs: 24 px, its label counted in. Links within a sentence are as high as it is. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const sizes = (one) => [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect())
    const isSmall = (one) => !sizes(one).some(({ width, height }) => width >= 24 && height >= 24)
    const isInline = (one) => one.tagName === 'A' && getComputedStyle(one).display === 'inline'
    return [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')]
      .filter((one) => one.checkVisibility() && !one.closest('.sr-only') && one.type !== 'hidden' && !isInline(one) && isSmall(one))
      .map((one) => one.outerHTML.slice(0, 160))
  })()`)
}
