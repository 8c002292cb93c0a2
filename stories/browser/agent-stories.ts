import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skip } from './browser.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

/** How a buying agent reads the shop, without a browser. */
export function agentStories(shop: () => Shop): void {
  const read = async (path: string, accept: string) => {
    const answer = await fetch(shop().url + path, { headers: { accept }, signal: AbortSignal.timeout(30_000) })
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      vary: answer.headers.get('vary') ?? '',
      text: await answer.text(),
    }
  }

  test('a buying agent reads products and listings in Markdown, and a browser the same address as a page', { skip }, async () => {
    const toy = await read(`/p/${TOYS.bliss}`, 'text/markdown')
    assert.equal(toy.status, 200, toy.text)
    assert.equal(toy.type, 'text/markdown; charset=utf-8')
    assert.match(toy.vary, /accept/i)
    assert.match(toy.text, /^# \S/)
    assert.match(toy.text, /\| SKU \| GTIN \|/)
    assert.match(toy.text, /\| var_\w+ \|/)
    assert.doesNotMatch(toy.text, /<(p|div|script)\b/)
    const page = await read(`/p/${TOYS.bliss}`, 'text/html')
    assert.match(page.type ?? '', /^text\/html/)
    assert.match(page.vary, /accept/i)

    const german = await read('/de-eu/products', 'text/markdown')
    assert.equal(german.status, 200)
    assert.match(german.text, /\| Artikel \| Art\.-Nr\. \|/)
    assert.ok(german.text.includes(`/de-eu/p/${TOYS.bliss}`), 'rows lead to the same locale')
    assert.equal((await read('/p/no-such-toy', 'text/markdown')).status, 404)
    assert.equal((await read('/c/no-such-chapter', 'text/markdown')).status, 404)
  })

  test('a shopping engine finds every toy that can be bought in the feed of its market, and none where prices are hidden', {
    skip,
  }, async () => {
    for (const [prefix, currency] of [
      ['', 'USD'],
      ['/de-eu', 'EUR'],
    ]) {
      const { status, type, text } = await read(`${prefix}/feeds/products.xml`, '*/*')
      assert.deepEqual([status, type], [200, 'application/xml; charset=utf-8'])
      const [priced] = await shop().query<{ variants: number }>(
        'select count(*)::int as variants from products.prices join products.variants v on v.id = variant_id where currency = $1 and v.retired_at is null',
        [currency],
      )
      assert.equal(text.match(/<item>/g)?.length, priced?.variants)
      assert.match(text, new RegExp(`<g:price>\\d+\\.\\d\\d ${currency}</g:price>`))
      assert.ok(text.includes(`<link>${shop().url}${prefix}/p/${TOYS.bliss}</link>`))
      assert.ok(text.endsWith('</rss>\n'))
    }
    assert.equal((await read('/en-gb/feeds/products.xml', '*/*')).status, 404)
  })

  test('llms.txt says how to read and order', { skip }, async () => {
    const { status, text } = await read('/llms.txt', '*/*')
    assert.equal(status, 200)
    assert.match(text, /^# Toyline\n\n> /)
    for (const path of ['/api/openapi.json', '/api/docs', '/markdown/products']) assert.ok(text.includes(shop().url + path), path)
  })
}
