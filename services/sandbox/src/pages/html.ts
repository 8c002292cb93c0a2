import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export type Page = {
  title: string
  /** `html` attributes, already safe. */
  attributes?: string
  /** `body` attributes, already safe. */
  bodyAttributes?: string
  styles: readonly string[]
  body: string
  script?: string
  /** Origins that may frame the page; none by default. */
  framedBy?: readonly string[]
  /** Origins a form may lead to. */
  leadsTo?: readonly string[]
}

/** Sends a page that runs only its own inline script and style, and is framed only where it may be. */
export function sendPage(reply: FastifyReply, status: number, page: Page): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  const origins = (list: readonly string[] | undefined) => (list && list.length > 0 ? ` ${list.join(' ')}` : '')
  const framedBy = origins(page.framedBy) || " 'none'"
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    `form-action 'self'${origins(page.leadsTo)}`,
    "base-uri 'none'",
    `frame-ancestors${framedBy}`,
  ]
  reply.headers({
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  const script = page.script ? `<script nonce="${nonce}" type="module">${page.script}</script>` : ''
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="en"${page.attributes ?? ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style nonce="${nonce}">${page.styles.join('\n')}</style>
</head>
<body${page.bodyAttributes ?? ''}>
${page.body}
${script}
</body>
</html>
`)
}

/** JSON that may stand inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

/** `12900`, `usd` as `$129.00`; the number of decimals is the currency's own. */
export function moneyText(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
