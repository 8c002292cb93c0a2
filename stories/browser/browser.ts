import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
  type Response,
} from 'playwright-core'
import { headlessPath as executablePath, NO_CHROMIUM } from '../../tools/chromium.ts'
import type { Shop } from './shop.ts'

/** Why stories cannot run here; false where they can. In CI a story that is skipped counts as failed. */
export const skip = executablePath ? false : NO_CHROMIUM

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** Milliseconds that anything may take to appear: other programs may share the machine. */
const PATIENCE_MS = 30_000

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
export const SMALL_PHONE = { width: 320, height: 700 }

let browser: Promise<Browser> | undefined

/** A browser of its own, for who needs other switches; to be closed by whoever asked for it. */
export function launch(more: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...ARGS, ...more] })
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

export type Options = Pick<
  BrowserContextOptions,
  'viewport' | 'hasTouch' | 'javaScriptEnabled' | 'reducedMotion' | 'colorScheme' | 'serviceWorkers' | 'storageState'
>
export type Visitor = {
  page: Page
  context: BrowserContext
  /** What went wrong in its pages: console errors, failed requests, answers of 400 and above. */
  complaints: string[]
}

/**
 * Somebody with a browser of their own, until the story ends. An exception in any of their pages fails the story. Service workers are
 * off unless a story is about them: what they fetch cannot be watched or held back.
 */
export async function visitor(t: TestContext, shop: Shop, options: Options = {}): Promise<Visitor> {
  browser ??= launch()
  const context = await (await browser).newContext({
    baseURL: shop.url,
    locale: 'en-US',
    viewport: DESKTOP,
    serviceWorkers: 'block',
    ...options,
  })
  return watched(t, shop, context, await context.newPage())
}

/** A browser that keeps its profile in a folder, and with it what a restart keeps. */
export async function lastingVisitor(t: TestContext, shop: Shop, profile: string): Promise<Visitor> {
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: ARGS, baseURL: shop.url, viewport: DESKTOP })
  return watched(t, shop, context, context.pages()[0] ?? (await context.newPage()))
}

function watched(t: TestContext, shop: Shop, context: BrowserContext, page: Page): Visitor {
  context.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  const exceptions: string[] = []
  const watch = (watchedPage: Page) => {
    watchedPage.on('pageerror', (error) => exceptions.push(`${watchedPage.url()}: ${error.stack ?? error.message}`))
    watchedPage.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${watchedPage.url()} says: ${message.text()}`)
    })
    watchedPage.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.request().method()} ${response.url()} answered ${response.status()}`)
    })
    watchedPage.on('requestfailed', (request) => {
      const why = request.failure()?.errorText
      // Leaving a page ends what it was still asking for.
      if (why !== 'net::ERR_ABORTED') complaints.push(`${request.method()} ${request.url()} failed: ${why}`)
    })
  }
  watch(page)
  context.on('page', watch)
  t.after(async () => {
    // The types of Node 24 do not know `passed` yet.
    if (!(t as TestContext & { passed: boolean }).passed) await tell(context, complaints, shop).catch(() => {})
    await context.close()
    assert.deepEqual(exceptions, [], 'a page threw')
  })
  return { page, context, complaints }
}

/** What a failed story looked like from the outside, and what the shop said last. */
async function tell(context: BrowserContext, complaints: string[], shop: Shop): Promise<void> {
  for (const page of context.pages())
    console.error(`\nAt ${page.url()}\n${(await page.locator('body').innerText({ timeout: 5_000 })).slice(0, 1_500)}`)
  console.error(`\n${complaints.join('\n')}\n\nThe shop said:\n${shop.output().slice(-3_000)}`)
}

/** Opens a page and waits until its scripts have come alive; what is pressed before that is answered as without scripts. */
export async function open(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path)
  await page.waitForLoadState('networkidle')
  return response
}

/** The scripts of a page, by their addresses. */
export const SCRIPTS = '**/_next/static/chunks/*.js'

/** Holds back what is asked for until the returned function is called. `isMeant` is asked of each request, one after the other. */
export async function hold(page: Page, addresses: string, isMeant: () => boolean = () => true): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(addresses, async (route) => {
    if (isMeant()) await held
    await route.continue()
  })
  return letGo
}

/** Waits until it can be seen. */
export async function seen(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'visible' })
}
