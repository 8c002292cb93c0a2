import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page as it is shown now. */
export async function accessProblems(page: Page): Promise<string[]> {
  return problemsOf(page, new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(RULES))
}

/** Text and links that can hardly be told from what is around them: all that another theme changes. */
export async function contrastProblems(page: Page): Promise<string[]> {
  return problemsOf(
    page,
    new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withRules(['color-contrast', 'link-in-text-block']),
  )
}

async function problemsOf(page: Page, axe: AxeBuilder): Promise<string[]> {
  // Where there is one frame, there is nothing to put together, for which axe would open a page of its own.
  if (page.frames().length === 1) axe.setLegacyMode()
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
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

/** Notes what moves on the pages that are opened from now on; `shifts` tells it. What is gone by then could not be named any more. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`(() => {
    const rect = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ')
    const name = (node) => {
      const one = node && (node.nodeType === 1 ? node : node.parentElement)
      return one ? one.cloneNode(false).outerHTML.slice(0, 160) : 'what is gone'
    }
    window.shifts = []
    new PerformanceObserver((list) => {
      for (const { value, startTime, sources } of list.getEntries())
        window.shifts.push({
          value,
          told: sources.map(({ node, previousRect, currentRect }) =>
            value.toFixed(4) + ' at ' + Math.round(startTime) + ' ms: ' + name(node) + ' from ' + rect(previousRect) + ' to ' + rect(currentRect)),
        })
    }).observe({ type: 'layout-shift', buffered: true })
  })()`)
}

/** The sum of the page's layout shifts so far, and what moved from where to where: x, y, width and height. The page is one that `watchShifts` was told of. */
export function shifts(page: Page): Promise<{ sum: number; told: string[] }> {
  return page.evaluate(`new Promise((resolve) => {
    const tell = () => resolve({ sum: window.shifts.reduce((sum, { value }) => sum + value, 0), told: window.shifts.flatMap(({ told }) => told) })
    requestAnimationFrame(() => requestAnimationFrame(tell))
  })`)
}

/** What has to be scrolled sideways and is no table with a name. A strip of links that all stand elsewhere on the page as well need not be. */
export function sidewaysScrollers(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const scrolls = (one) => one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)
    const isTable = (one) => one.matches('[role=region][aria-label]') && one.querySelector('table') !== null
    const leadTo = (href) => [...document.querySelectorAll('a[href]')].filter((link) => link.getAttribute('href') === href).length
    const isRepeated = (item) => (item.id ? leadTo('#' + item.id) > 0 : leadTo(item.querySelector('a')?.getAttribute('href')) > 1)
    const isStrip = (one) => one.tagName === 'UL' && [...one.children].every(isRepeated)
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.checkVisibility() && scrolls(one) && !isTable(one) && !isStrip(one))
      .map((one) => one.outerHTML.slice(0, 160))
  })()`)
}

/**
 * What can be pressed and is smaller than so many pixels either way, counting in its label and what it is spread over. Links within a
 * sentence are as high as it is, and what is only read out has no size.
 */
export function smallTargets(page: Page, least = 24, among = ':is(a[href], button, input, select, textarea, summary)'): Promise<string[]> {
  return page.evaluate(`(() => {
    const isSpread = (one) => getComputedStyle(one, '::after').position === 'absolute'
    const sizes = (one) => [isSpread(one) ? one.offsetParent : one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect())
    const isSmall = (one) => !sizes(one).some(({ width, height }) => Math.min(width, height) >= ${least})
    const isInline = (one) => one.tagName === 'A' && getComputedStyle(one).display === 'inline'
    return [...document.querySelectorAll('${among}')]
      .filter((one) => one.checkVisibility() && !one.closest('.sr-only') && one.type !== 'hidden' && !isInline(one) && isSmall(one))
      .map((one) => one.outerHTML.slice(0, 160))
  })()`)
}
