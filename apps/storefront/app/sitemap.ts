import { type Category, findLocale, LOCALES, localePath } from '@toyline/contracts'
import type { MetadataRoute } from 'next'
import { readCategories, readSitemapPart } from '#data/catalogue.ts'
import { siteUrl } from '#data/site-url.ts'
import { everyLocale } from '#features/shell/alternates.ts'

export const dynamic = 'force-dynamic'

/** A sitemap for each locale, at `/sitemap/<locale>.xml`. */
export async function generateSitemaps(): Promise<{ id: string }[]> {
  return Object.keys(LOCALES).map((id) => ({ id }))
}

const slugs = (categories: Category[]): string[] => categories.flatMap(({ slug, children }) => [slug, ...slugs(children)])

/** Every public page. A very large catalogue is listed as far as one answer reaches; the rest is found through its listings. */
export default async function sitemap({ id }: { id: Promise<string> }): Promise<MetadataRoute.Sitemap> {
  const locale = findLocale(await id)
  if (!locale) return []
  const [categories, handles] = await Promise.all([readCategories(locale), readSitemapPart(locale.market)])
  const paths = [
    '/',
    '/products',
    ...slugs(categories).map((slug) => `/c/${slug}`),
    ...handles.map((handle) => `/p/${encodeURIComponent(handle)}`),
    '/help',
    '/returns',
  ]
  const site = siteUrl()
  return paths.map((path) => ({ url: site + localePath(locale, path), alternates: { languages: everyLocale(path) } }))
}
