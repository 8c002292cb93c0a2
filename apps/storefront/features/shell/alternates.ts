import { DEFAULT_LOCALE, LOCALES, localePath } from '@toyline/contracts'
import type { Metadata } from 'next'
import { siteUrl } from '#data/site-url.ts'
import { inLocale } from '#words/server.ts'

/** The addresses of a page in every locale, by what search engines call it: each version names all of them, itself included. */
export function everyLocale(path: string): Record<string, string> {
  const site = siteUrl()
  const all = Object.values(LOCALES).map((locale) => [locale.hreflang, site + localePath(locale, path)])
  return { ...Object.fromEntries(all), 'x-default': site + localePath(LOCALES[DEFAULT_LOCALE], path) }
}

/** Which address of a page counts, and where it is in other languages. */
export async function alternates(path: string): Promise<Metadata['alternates']> {
  const { to } = await inLocale()
  return { canonical: siteUrl() + to(path), languages: everyLocale(path) }
}
