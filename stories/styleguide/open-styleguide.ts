import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort, spawnNode, waitFor } from '@toyline/testing'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumPath, headlessPath, NO_CHROMIUM } from '../../tools/chromium.ts'
import { buildStorefront } from '../../tools/start/storefront-build.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Why these tests cannot run here; false where they can. */
export const skip = chromiumPath ? false : NO_CHROMIUM

const ALWAYS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--no-first-run',
]
/** The same letters and edges on every machine: no hinting, grey anti-aliasing, and one way to compute it whatever the processor. */
const STEADY = [...ALWAYS, '--font-render-hinting=none', '--disable-lcd-text', '--disable-skia-runtime-opts']
/** A machine that rasterises otherwise: the processor's own instructions, hinted letters, other tiles. */
export const OTHERWISE = [...ALWAYS, '--font-render-hinting=medium', '--default-tile-width=300', '--default-tile-height=300']

export type Look = { width: number; theme: 'light' | 'dark' }

/** The storefront as it is served, without a backend behind it, until the test ends. `shown` is what lets a built shop show its style guide. */
export async function serveStorefront(t: TestContext, shown: boolean): Promise<string> {
  await buildStorefront(root, () => {})
  const port = await freePort()
  const next = join(root, 'node_modules/next/dist/bin/next')
  const served = spawnNode(t, next, ['start', join(root, 'apps/storefront'), '-H', '127.0.0.1', '-p', String(port)], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    STOREFRONT_API_URL: `http://127.0.0.1:${await freePort()}`,
    STOREFRONT_STYLEGUIDE: shown ? 'on' : '',
  })
  const url = `http://127.0.0.1:${port}`
  await waitFor(async () => (await fetch(`${url}/icon.svg`)).ok, { timeoutMs: 60_000, what: served.output() || url })
  return url
}

export async function launch(t: TestContext): Promise<Browser> {
  return launched(t, headlessPath, STEADY)
}

/** The whole browser, which has drawn the pictures that are kept: without a window around its pages it blends colours otherwise. */
export async function launchToDraw(t: TestContext, args: string[] = STEADY): Promise<Browser> {
  return launched(t, chromiumPath, args)
}

async function launched(t: TestContext, executablePath: string | undefined, args: string[]): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args })
  t.after(() => browser.close())
  return browser
}

/**
 * The style guide with its fonts loaded, its scripts alive and nothing moving. With `stopClock` time goes as the test says
 * (`page.clock`). An exception in the page fails the test.
 */
export async function openStyleguide(
  t: TestContext,
  browser: Browser,
  url: string,
  { width, theme }: Look,
  { stopClock = false } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    deviceScaleFactor: 1,
  })
  const page = await context.newPage()
  const exceptions: string[] = []
  page.on('pageerror', (error) => exceptions.push(error.stack ?? error.message))
  t.after(async () => {
    await context.close()
    assert.deepEqual(exceptions, [], 'the page threw')
  })
  if (stopClock) await page.clock.install()
  await page.goto(`${url}/styleguide`)
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  return page
}
