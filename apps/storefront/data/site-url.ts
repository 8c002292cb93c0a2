import 'server-only'
import { headers } from 'next/headers'

/** The public address of the shop: as configured, else as the browser asked for it. */
export async function siteUrl(): Promise<string> {
  if (process.env.STOREFRONT_PUBLIC_URL) return process.env.STOREFRONT_PUBLIC_URL.replace(/\/$/, '')
  const incoming = await headers()
  const host = incoming.get('x-forwarded-host') ?? incoming.get('host') ?? 'localhost:3000'
  const url = `${incoming.get('x-forwarded-proto') ?? 'http'}://${host}`
  return URL.canParse(url) ? url : 'http://localhost:3000'
}
