import { createHash } from 'node:crypto'
import type { Page, Response } from 'playwright-core'

/** A script that the page itself has run: where it came from and what it was, as the browser had it. */
export type RunScript = { url: string; isInline: boolean; source: string; sha256: string }
export type LookedAt = { scripts: RunScript[]; headers: Record<string, string> }

/** Headers that say what a page may do. */
const GUARDING = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
]

/**
 * Opens the payment page as a buyer does, and reads what it runs from the engine itself: files, inline scripts, and what scripts make of
 * strings. What runs in a provider's frames is the provider's, and not seen here.
 * @param ready waits until the page has all that it loads
 */
export async function lookAtPage(page: Page, path: string, ready: () => Promise<void>): Promise<LookedAt> {
  const session = await page.context().newCDPSession(page)
  // What is open already is not looked at.
  await page.goto('about:blank')
  const { frameTree } = await session.send('Page.getFrameTree')
  const parsed: { scriptId: string; url: string }[] = []
  session.on('Debugger.scriptParsed', ({ scriptId, url, executionContextAuxData: context }) => {
    const { isDefault, frameId } = (context ?? {}) as { isDefault?: boolean; frameId?: string }
    // The page's own world: what the test looks with runs in another, and a provider's frame is a page of its own.
    if (isDefault && frameId === frameTree.frame.id) parsed.push({ scriptId, url })
  })
  await session.send('Debugger.enable')
  const response = (await page.goto(path)) as Response
  await ready()
  const scripts: RunScript[] = []
  for (const { scriptId, url } of parsed) {
    const { scriptSource: source } = await session.send('Debugger.getScriptSource', { scriptId })
    if (source === '') continue
    const isInline = url === '' || new URL(url).pathname === new URL(page.url()).pathname
    scripts.push({ url, isInline, source, sha256: createHash('sha256').update(source).digest('base64') })
  }
  const all = await response.allHeaders()
  await session.detach()
  return { scripts, headers: Object.fromEntries(GUARDING.map((name) => [name, all[name] ?? ''])) }
}
