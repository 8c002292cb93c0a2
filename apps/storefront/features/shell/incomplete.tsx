import { INCOMPLETE_META } from '@toyline/contracts/cache-tags'

/** Said by a page that stands without one of its parts, because that did not answer: the front door keeps such a page for seconds. */
export function Incomplete() {
  return <meta name={INCOMPLETE_META} content="true" />
}
