import { existsSync, readFileSync } from 'node:fs'

const WRITTEN_BY_NEXT = '.next/BUILD_ID'

/** Which build this is; none while pages are made by the development server. */
export const BUILD =
  process.env.NODE_ENV === 'production' && existsSync(WRITTEN_BY_NEXT) ? readFileSync(WRITTEN_BY_NEXT, 'utf8') : undefined
