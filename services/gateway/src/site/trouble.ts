import { AWAY_DIGEST, INCOMPLETE_META } from '@toyline/contracts'

/**
 * What a page's content says of itself where its status cannot: answers to the router are 200 before their first part is made, and
 * a page whose ornaments did not answer stands without them. What failed only because a room is `away` names that.
 */
export type Trouble = 'failed' | 'away' | 'missing' | 'incomplete'

/** A row of a router's answer that carries an error (React's wire format), and the same inside a page. */
const ERROR_ROW = /(?:^|\n)[0-9a-f]+:E\{"digest":"([^"]*)"/
const ERROR_IN_HTML = /[0-9a-f]+:E\{\\"digest\\":\\"([^"\\]*)/
const INCOMPLETE = new RegExp(`(?:"name":|\\bname=)"${INCOMPLETE_META}"`)

export function troubleIn(body: Buffer, contentType: string): Trouble | undefined {
  const errorRow = contentType.startsWith('text/x-component') ? ERROR_ROW : contentType.startsWith('text/html') ? ERROR_IN_HTML : undefined
  if (!errorRow) return undefined
  const text = body.toString('utf8')
  const digest = errorRow.exec(text)?.[1]
  // Pages that are not there, or elsewhere, say so by errors of Next's own.
  if (digest?.startsWith('NEXT_HTTP_ERROR_FALLBACK;4')) return 'missing'
  if (digest === AWAY_DIGEST) return 'away'
  if (digest !== undefined && !/^(?:NEXT_|BAILOUT_)/.test(digest)) return 'failed'
  return INCOMPLETE.test(text) ? 'incomplete' : undefined
}
