import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort } from '@toyline/testing'
import lighthouse, { type Flags } from 'lighthouse'
import { type Transferred, transferred } from '../../tools/bench-web/transferred.ts'
import { DESKTOP, launch, open, PHONE, skip, visitor } from './browser.ts'
import { inPieces } from './in-pieces.ts'
import { shifts, watchShifts } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const KIB = 1_024
type Kind = 'script' | 'stylesheet' | 'font' | 'requests'
/** Bytes on the wire and number of requests of a first visit. */
const BUDGET: Record<Kind, number> = { script: 165 * KIB, stylesheet: 20 * KIB, font: 65_000, requests: 40 }
const PAGES: Record<string, Partial<Record<Kind, number>>> = {
  '/': {},
  '/products': {},
  [`/p/${TOYS.bliss}`]: { script: 175 * KIB },
  '/search?q=plush': {},
  '/cart': {},
  '/sign-in': {},
}
const MOST_SHIFT = 0.02
/** What stands beside something that comes later, in a line that is full later, and at the foot of a page of less than a screen. */
const IN_PIECES = [
  { path: '/', viewport: DESKTOP },
  { path: '/products', viewport: PHONE },
  { path: '/sign-in', viewport: DESKTOP },
]
/** What Lighthouse is asked about: nothing that depends on how busy a machine is. */
const CATEGORIES = ['accessibility', 'best-practices', 'seo']
const LOOKED_AT = ['/', '/products', `/p/${TOYS.bliss}`]

export function budgetStories(shop: () => Shop): void {
  test('U30: a first visit fetches no more than its budget, and nothing from another host or the back office', { skip }, async (t) => {
    for (const [path, own] of Object.entries(PAGES)) {
      const { page } = await visitor(t, shop(), { viewport: PHONE })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      const sent = await transferred(page, path)
      assert.deepEqual(overspent(sent, { ...BUDGET, ...own }), [], path)
      assert.deepEqual(sent.strangers, [], path)
      assert.deepEqual(
        asked.filter((url) => new URL(url).pathname.startsWith('/admin')),
        [],
        path,
      )
    }
  })

  test('U30: every script of a page asks to be compiled while it arrives, and not in the one task in which the page comes alive', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop(), { viewport: PHONE })
    await open(page, '/products')
    const sources = await page.locator('script[src]').evaluateAll((all) => all.map((script) => String((script as { src?: string }).src)))
    assert.ok(sources.length > 5, `only ${sources.length} scripts were seen`)
    for (const source of sources) assert.match(await (await page.request.get(source)).text(), /^\/\/# allFunctionsCalledOnLoad\n/, source)
  })

  test('U29: nothing moves while a page comes to rest', { skip }, async (t) => {
    for (const viewport of [PHONE, DESKTOP])
      for (const path of Object.keys(PAGES)) {
        const { page } = await visitor(t, shop(), { viewport })
        await watchShifts(page)
        await page.goto(path, { waitUntil: 'networkidle' })
        const { sum, told } = await shifts(page)
        assert.ok(sum <= MOST_SHIFT, `${path} at ${viewport.width} px shifted by ${sum}:\n${told.join('\n')}`)
      }
  })

  test('U29: nothing moves while a page comes piece by piece', { skip }, async (t) => {
    const slow = await inPieces(t, shop())
    for (const { path, viewport } of IN_PIECES) {
      const { page } = await visitor(t, slow, { viewport })
      await watchShifts(page)
      await page.goto(path, { waitUntil: 'networkidle' })
      const { sum, told } = await shifts(page)
      assert.ok(sum <= MOST_SHIFT, `${path} at ${viewport.width} px shifted by ${sum}:\n${told.join('\n')}`)
    }
  })

  test('U29: Lighthouse finds nothing amiss in access, for search engines and in good practice', { skip }, async (t) => {
    const port = await freePort()
    const browser = await launch([`--remote-debugging-port=${port}`])
    t.after(() => browser.close())
    const found: string[] = []
    for (const path of LOOKED_AT) found.push(...(await failedAudits(shop().url + path, port)))
    assert.deepEqual(found, [])
  })
}

/** All audits that count and that this page does not pass. */
async function failedAudits(url: string, port: number): Promise<string[]> {
  const settings: Flags = {
    port,
    onlyCategories: CATEGORIES,
    // Nothing is slowed down, and nothing of what that would tell is asked; pages count as at rest after one second instead of five.
    throttlingMethod: 'simulate',
    disableFullPageScreenshot: true,
    output: 'json',
    logLevel: 'error',
  }
  const result = await lighthouse(url, settings)
  assert.ok(result)
  const { categories, audits, runtimeError } = result.lhr
  assert.equal(runtimeError, undefined)
  assert.deepEqual(Object.keys(categories).toSorted(), CATEGORIES.toSorted())
  return Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => audits[id])
    .filter((audit) => audit && audit.score !== null && audit.score < 1)
    .map((audit) => `${url}: ${audit?.title}`)
}

function overspent(sent: Transferred, budget: Record<Kind, number>): string[] {
  const kinds = Object.keys(budget) as Kind[]
  return kinds.filter((kind) => sent[kind] > budget[kind]).map((kind) => `${kind}: ${sent[kind]} of ${budget[kind]}`)
}
