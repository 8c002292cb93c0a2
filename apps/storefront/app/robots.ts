import type { MetadataRoute } from 'next'
import { siteUrl } from '#data/site-url.ts'

export default async function robots(): Promise<MetadataRoute.Robots> {
  const site = await siteUrl()
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/cart', '/checkout', '/orders/', '/account', '/search'] },
    sitemap: `${site}/sitemap.xml`,
  }
}
