import { identity, newKey } from '#data/browser.ts'

const COOKIE = 'toyline.visit'

/**
 * Names this visit to the service worker, which keeps pages for no longer than it lasts: until the browser is closed, or somebody signs
 * in or out.
 */
export function nameVisit(): void {
  const who = identity() === 'person' ? 'person' : 'guest'
  const named = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(document.cookie)?.[1]
  if (named?.endsWith(`.${who}`)) return
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser, and waits
  document.cookie = `${COOKIE}=${newKey()}.${who}; Path=/; SameSite=Lax`
}
