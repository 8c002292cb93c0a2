import type { Category } from '@toyline/contracts'
import type { MetadataRoute } from 'next'
import { readCategories, readSitemapPart } from '#data/catalogue.ts'
import { siteUrl } from '#data/site-url.ts'

const SLUGS = (categories: Category[]): string[] => categories.flatMap(({ slug, children }) => [slug, ...SLUGS(children)])

/** Every public page. A very large catalogue is listed as far as one answer reaches; the rest is found through its listings. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = await siteUrl()
  const [categories, handles] = await Promise.all([readCategories('us'), readSitemapPart('us')])
  const paths = [
    '/',
    '/products',
    ...SLUGS(categories).map((slug) => `/c/${slug}`),
    ...handles.map((handle) => `/p/${encodeURIComponent(handle)}`),
    '/help',
  ]
  return paths.map((path) => ({ url: site + path }))
}
