import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Styleguide } from '#features/styleguide/styleguide.tsx'

export const metadata: Metadata = { title: 'Style guide', robots: { index: false, follow: false } }

/** For whoever builds the shop. A shop that is open to buyers has no such page, unless STOREFRONT_STYLEGUIDE=on says so. */
export default async function StyleguidePage() {
  await connection()
  if (process.env.NODE_ENV === 'production' && process.env.STOREFRONT_STYLEGUIDE !== 'on') notFound()
  return <Styleguide />
}
