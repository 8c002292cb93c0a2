import 'server-only'
import { localePath, type WholeProducts } from '@toyline/contracts'
import { notFound } from 'next/navigation'
import { readWholeProducts } from '#data/catalogue.ts'
import { siteUrl } from '#data/site-url.ts'
import { localeOf, wordsOf } from '#words/server.ts'
import { feedEnd, feedItems, feedStart } from './merchant-feed.ts'

/** Feeds written at once; each reads the whole catalogue. */
const MOST_WRITTEN = 2
/** What Google takes in one file is more; a shop of this size wants several feeds. */
const MOST_PRODUCTS = 50_000
let written = 0

/** Every product that can be bought here, for Google Merchant Center. Not for markets that hide their prices: a feed is nothing without. */
export async function answerFeed(localeId: string): Promise<Response> {
  const { locale } = localeOf(localeId)
  if (written >= MOST_WRITTEN) return new Response('Please ask again in a minute.', { status: 503, headers: { 'retry-after': '60' } })
  const first = await readWholeProducts(locale, 0)
  if (first.items.some(({ variants }) => variants.some(({ priceHidden }) => priceHidden))) notFound()
  const site = siteUrl()
  const to = (path: string) => site + localePath(locale, path)
  const title = wordsOf(locale, 'shell')('title')

  async function* write(): AsyncGenerator<Uint8Array> {
    written += 1
    try {
      const bytes = new TextEncoder()
      yield bytes.encode(feedStart(title, to('/')))
      let count = 0
      for (let portion: WholeProducts | null = first; portion !== null; ) {
        yield bytes.encode(feedItems(portion.items, { site, to }))
        count += portion.items.length
        portion = portion.next === null || count >= MOST_PRODUCTS ? null : await readWholeProducts(locale, portion.next)
      }
      yield bytes.encode(feedEnd())
    } finally {
      written -= 1
    }
  }
  return new Response(streamOf(write()), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' },
  })
}

function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
