import 'server-only'

/** The public address of the shop. It stands in pages that are the same for everybody, so no request decides it. */
export function siteUrl(): string {
  return (process.env.STOREFRONT_PUBLIC_URL ?? 'http://localhost:3000').replace(/\/$/, '')
}
