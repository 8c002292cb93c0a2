import { LOCALES } from '@toyline/contracts'
import { siteUrl } from '#data/site-url.ts'

export const dynamic = 'force-dynamic'

/** What a buying agent should know before it reads the shop (llmstxt.org). */
export function GET(): Response {
  const site = siteUrl()
  const languages = Object.values(LOCALES).map(({ prefix, tag, market }) => `- [${tag}, market ${market}](${site}${prefix || '/'})`)
  const text = `# Toyline

> A wholesale shop for Microsoft-branded toys and plush. Prices are per unit and without tax; orders are in whole cases.

Ask any page of products with \`Accept: text/markdown\` and it answers in Markdown: \`/\`, \`/products\`, \`/search?q=…\`, \`/c/{category}\`
and \`/p/{handle}\`. Who cannot set headers puts \`/markdown\` before the path: \`${site}/markdown/products\`.

## Reading and ordering

- [The API, to read](${site}/api/docs): catalogue, cart, checkout and orders
- [The API as OpenAPI 3.1](${site}/api/openapi.json)
- [All products as a Google Merchant feed](${site}/feeds/products.xml), and below each locale where prices are public
- [How ordering, delivery and payment work](${site}/help)
- [Terms of trade](${site}/terms)

Each change of a cart or an order takes an \`Idempotency-Key\`; repeating a request with the same key changes nothing. An order is placed
only for the total that was shown: when it has changed, the answer says so and nothing is charged.

## The shop in other languages and markets

${languages.join('\n')}
`
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } })
}
