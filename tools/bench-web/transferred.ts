import type { Page, Request } from 'playwright-core'

export type Transferred = {
  /** Bytes on the wire, with headers. */
  script: number
  stylesheet: number
  font: number
  image: number
  document: number
  requests: number
  /** Origins other than that of the page. */
  strangers: string[]
}

/** What a browser that knows nothing yet fetches until the page has come to rest. */
export async function transferred(page: Page, path: string): Promise<Transferred> {
  const finished: Request[] = []
  const hear = (request: Request) => void finished.push(request)
  page.on('requestfinished', hear)
  await page.goto(path, { waitUntil: 'networkidle' })
  page.off('requestfinished', hear)
  const total: Transferred = { script: 0, stylesheet: 0, font: 0, image: 0, document: 0, requests: 0, strangers: [] }
  const own = new URL(page.url()).origin
  const strangers = new Set<string>()
  for (const request of finished) {
    const url = new URL(request.url())
    if (!url.protocol.startsWith('http')) continue
    if (url.origin !== own) strangers.add(url.origin)
    const { responseBodySize, responseHeadersSize } = await request.sizes()
    const kind = request.resourceType()
    if (kind === 'script' || kind === 'stylesheet' || kind === 'font' || kind === 'image' || kind === 'document')
      total[kind] += responseBodySize + responseHeadersSize
    total.requests += 1
  }
  return { ...total, strangers: [...strangers] }
}
