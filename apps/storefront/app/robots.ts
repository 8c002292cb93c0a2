import { LOCALES, localePath } from '@toyline/contracts'
import type { MetadataRoute } from 'next'
import { siteUrl } from '#data/site-url.ts'

export const dynamic = 'force-dynamic'

const PERSONAL = ['/cart', '/checkout', '/orders/', '/account', '/search']

export default function robots(): MetadataRoute.Robots {
  const site = siteUrl()
  const locales = Object.values(LOCALES)
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...locales.flatMap((locale) => PERSONAL.map((path) => localePath(locale, path)))],
    },
    sitemap: locales.map(({ id }) => `${site}/sitemap/${id}.xml`),
  }
}
