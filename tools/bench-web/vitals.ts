import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export type Vitals = { lcpMs: number; cls: number; inpMs: number }

const library = readFileSync(new URL('web-vitals.iife.js', import.meta.resolve('web-vitals')), 'utf8')
const WATCH = `${library}
globalThis.vitals = { LCP: 0, CLS: 0, INP: 0 }
for (const on of [webVitals.onLCP, webVitals.onCLS, webVitals.onINP])
  on(({ name, value }) => { globalThis.vitals[name] = value }, { reportAllChanges: true, durationThreshold: 0 })`

/** Lets every page that this one opens keep what its visitor would feel, by the `web-vitals` library. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(WATCH)
}

export async function vitalsOf(page: Page): Promise<Vitals> {
  // Event timing is reported with the frame after the next.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))')
  const { LCP, CLS, INP } = (await page.evaluate('vitals')) as Record<'LCP' | 'CLS' | 'INP', number>
  return { lcpMs: Math.round(LCP), cls: Number(CLS.toFixed(3)), inpMs: Math.round(INP) }
}
