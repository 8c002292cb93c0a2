import { existsSync } from 'node:fs'

/** Where this machine's Chromium is; undefined where there is none. */
export const chromiumPath = firstOf(['/usr/bin/chromium', '/usr/bin/google-chrome'])
/**
 * Chromium without the window around its pages, where the system has it as a program of its own: tests see the same pages at half the
 * work. What measures pages for people uses the whole one.
 */
export const headlessPath = firstOf(['/usr/bin/chromium-headless-shell']) ?? chromiumPath
/** What to tell people who need one and have none. */
export const NO_CHROMIUM = 'there is no Chromium on this machine: install it, or set CHROMIUM_PATH'

function firstOf(places: string[]): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places].find((place) => place && existsSync(place))
}
