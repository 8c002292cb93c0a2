import 'server-only'

/** Whether a form came from this shop's own pages. The gateway asks too; this holds where the storefront is reached without it. */
export function isOwnForm(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host)
}

/** A path of this shop and nothing else: no other host can be smuggled in. */
export function ownPath(value: unknown, otherwise = '/'): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value) && value.length <= 500 ? value : otherwise
}

/** "See other": the browser asks for the page with GET, and reloading it repeats nothing. */
export function seeOther(path: string, cookies: string[] = []): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

export function refuseForeignForm(): Response {
  return new Response('This form was sent from another site and was not accepted.', { status: 403 })
}
