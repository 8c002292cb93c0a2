import { existsSync } from 'node:fs'

/** Where this machine's Chromium is; undefined where there is none. */
export const chromiumPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (place) => place && existsSync(place),
)
/** What to tell people who need one and have none. */
export const NO_CHROMIUM = 'there is no Chromium on this machine: install it, or set CHROMIUM_PATH'
