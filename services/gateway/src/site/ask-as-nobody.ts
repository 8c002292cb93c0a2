import { BUILD_HEADER, fromStorefront } from './forwardable.ts'
import type { Storefront } from './open-storefront.ts'
import type { PageAddress } from './page-address.ts'
import type { PriceSegments } from './price-segment.ts'
import { MOST_PAGE_BYTES, readAtMost } from './read-at-most.ts'
import { type SharedPage, type Sharing, sharedPage, sharingOf, shortened } from './shared-page.ts'
import { troubleIn } from './trouble.ts'

/** What came of asking in nobody's name: a page for everybody, or none; `odd` says nothing about the address itself. */
export type Asked = { page: SharedPage; sharing: Sharing; build: string | undefined } | 'personal' | 'odd'

/** The storefront failed, and an older answer is better than its words, if there is one. */
export class Failed extends Error {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
  /** Not by its own fault: a room behind the page is away. */
  readonly isAway: boolean
  constructor(status: number, contentType: string, body: Buffer, isAway: boolean) {
    super(`the storefront answered ${status}`)
    this.isAway = isAway
    this.status = status
    this.contentType = contentType
    this.body = body
  }
}

type Needs = { storefront: Storefront; publicUrl: URL; cdn: boolean; budgetMs: number; segments: PriceSegments }

/** Where addresses without a host are taken to be; only paths are compared. */
const OWN = 'http://shop.invalid'

/**
 * Asks the storefront for an address and tells it nothing of whoever wants to see it: no cookie, no address, no browser, no language, not
 * even the host name that they typed. So whatever the storefront's pages do, an answer that is kept cannot be about a person.
 * Throws `Failed` where the storefront says that it failed, and whatever the connection throws where it says nothing.
 */
export async function askAsNobody(
  { url, headers, segment }: PageAddress,
  requestId: string,
  { storefront, publicUrl, cdn, budgetMs, segments }: Needs,
): Promise<Asked> {
  const answer = await storefront.request({
    method: 'GET',
    path: url,
    headers: {
      ...headers,
      ...segments.headersFor(segment),
      host: publicUrl.host,
      'accept-encoding': 'identity',
      'x-forwarded-host': publicUrl.host,
      'x-forwarded-proto': publicUrl.protocol.slice(0, -1),
      'x-request-id': requestId,
    },
    // Others wait for this answer too, so it is made even if the one who asked first leaves.
    signal: AbortSignal.timeout(budgetMs),
  })
  const said = fromStorefront(answer.headers)
  const sharing = sharingOf(answer.statusCode, said)
  if (!sharing && answer.statusCode < 500) {
    // Read to its end, unless that is far: the connection is of more use than the rest of a page that is made already.
    answer.body.dump().catch(() => {})
    return isSentBack(said.location, url) ? 'odd' : 'personal'
  }
  const body = await readAtMost(answer.body, MOST_PAGE_BYTES)
  const contentType = String(said['content-type'] ?? 'text/plain')
  const trouble = body && troubleIn(body, contentType)
  if (!sharing || trouble === 'failed' || trouble === 'away')
    throw new Failed(answer.statusCode, contentType, body ?? Buffer.alloc(0), trouble === 'away')
  // What is larger is passed on as it comes.
  if (!body) return 'personal'
  const limited = trouble ? shortened(sharing, trouble) : sharing
  const build = answer.headers[BUILD_HEADER]
  return {
    page: await sharedPage(answer.statusCode, said, body, limited, { cdn, segment }),
    sharing: limited,
    build: typeof build === 'string' ? build : undefined,
  }
}

/** Who asks with headers that do not fit their address is sent to the fitting one. */
function isSentBack(location: string | string[] | undefined, url: string): boolean {
  const [here, there] = [url, String(location ?? '')].map((one) => (URL.canParse(one, OWN) ? new URL(one, OWN).pathname : undefined))
  return location !== undefined && here === there
}
