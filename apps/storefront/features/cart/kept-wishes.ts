import { identity } from '#data/browser.ts'
import type { Wish } from './order-view.ts'

const KEY = 'toyline.wishes'

/** Keeps for this tab what waits for the line to come back, so that another page or a reload does not lose it. */
export function keepWishes(wishes: readonly Wish[]): void {
  try {
    if (wishes.length === 0) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify({ who: identity(), wishes }))
  } catch {
    // Without storage they wait as long as the page is open.
  }
}

/** What was kept by the same visitor. It has its keys, so that what was done after all is not done twice. */
export function keptWishes(): readonly Wish[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { who: unknown; wishes: Wish[] } | null
    return kept?.who === identity() ? kept.wishes : []
  } catch {
    return []
  }
}
