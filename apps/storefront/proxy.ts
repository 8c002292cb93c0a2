import { DEFAULT_LOCALE, splitPath } from '@toyline/contracts/locales'
import { type NextRequest, NextResponse } from 'next/server'
import { BUILD } from './data/build.ts'
import { nextAddKey } from './data/form-key.ts'
import { sharedPageHeaders } from './data/shared-pages.ts'
import { hasMarkdown, wantsMarkdown } from './features/agents/wants-markdown.ts'

/**
 * Every page lives below its locale; the default one is left out of addresses. Whatever else may make a page differ from one group of
 * visitors to the next, such as a price list, becomes one more part of this inner path, so that each page stays a function of it.
 */
export function proxy(request: NextRequest): NextResponse {
  const { locale, path, isNamed } = splitPath(request.nextUrl.pathname)
  const { search } = request.nextUrl
  if (isNamed && locale.id === DEFAULT_LOCALE) return NextResponse.redirect(new URL(path + search, request.url), 308)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const asMarkdown = isRead && hasMarkdown(path) && wantsMarkdown(request.headers.get('accept'))
  const inner = new URL(`/${locale.id}${asMarkdown ? '/markdown' : ''}${path === '/' ? '' : path}${search}`, request.url)
  const shared = isRead ? sharedPageHeaders(locale, path) : null
  const response = NextResponse.rewrite(inner, shared ? { headers: shared } : undefined)
  if (BUILD) response.headers.set('x-storefront-build', BUILD)
  if (isRead && hasMarkdown(path)) response.headers.append('vary', 'accept')
  if (isRead && path === '/cart') response.headers.append('set-cookie', nextAddKey(request.headers.get('x-forwarded-proto') === 'https'))
  return response
}

export const config = {
  // What has no language: Next's own files, the icon, what is read by programs, and the style guide.
  matcher:
    '/((?!_next/|icon\\.svg|favicon\\.ico|manifest\\.webmanifest|robots\\.txt|llms\\.txt|service-worker\\.js|sitemap/|styleguide$).*)',
}
