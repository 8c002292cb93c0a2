import type { MarketId } from './markets.ts'

/** The languages of the shop by their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' } as const
export type Language = keyof typeof LANGUAGES

/** What the catalogue is written in; whatever of a product has no translation stands in it. */
export const ORIGINAL_LANGUAGE = 'en' satisfies Language
export type TranslatedLanguage = Exclude<Language, typeof ORIGINAL_LANGUAGE>
export const TRANSLATED_LANGUAGES = (Object.keys(LANGUAGES) as Language[]).filter(
  (one) => one !== ORIGINAL_LANGUAGE,
) as TranslatedLanguage[]

type Row = { language: Language; market: MarketId; tag: string; hreflang: string; units: 'metric' | 'imperial' }

/**
 * A language in a market: what an address of the shop says about its reader. `tag` is BCP 47, for Intl and `html lang`; `hreflang`
 * is what search engines are told, who know no language of the whole European Union but the plain one.
 */
const ROWS = {
  'en-us': { language: 'en', market: 'us', tag: 'en-US', hreflang: 'en-US', units: 'imperial' },
  'es-us': { language: 'es', market: 'us', tag: 'es-US', hreflang: 'es-US', units: 'imperial' },
  'en-ca': { language: 'en', market: 'ca', tag: 'en-CA', hreflang: 'en-CA', units: 'metric' },
  'fr-ca': { language: 'fr', market: 'ca', tag: 'fr-CA', hreflang: 'fr-CA', units: 'metric' },
  'en-gb': { language: 'en', market: 'gb', tag: 'en-GB', hreflang: 'en-GB', units: 'metric' },
  'en-eu': { language: 'en', market: 'eu', tag: 'en-IE', hreflang: 'en', units: 'metric' },
  'de-eu': { language: 'de', market: 'eu', tag: 'de-DE', hreflang: 'de', units: 'metric' },
  'fr-eu': { language: 'fr', market: 'eu', tag: 'fr-FR', hreflang: 'fr', units: 'metric' },
  'es-eu': { language: 'es', market: 'eu', tag: 'es-ES', hreflang: 'es', units: 'metric' },
} as const satisfies Record<string, Row>

export type LocaleId = keyof typeof ROWS
/** `prefix` begins every path of the shop in this locale; the default has none. */
export type Locale = Row & { id: LocaleId; prefix: string }

export const DEFAULT_LOCALE = 'en-us' satisfies LocaleId

export const LOCALES = Object.fromEntries(
  Object.entries(ROWS).map(([id, row]) => [id, { ...row, id, prefix: id === DEFAULT_LOCALE ? '' : `/${id}` }]),
) as Record<LocaleId, Locale>

export function findLocale(id: string | undefined): Locale | undefined {
  return id !== undefined && Object.hasOwn(LOCALES, id) ? LOCALES[id as LocaleId] : undefined
}

/** Which locale a path is in, and the path without it. `isNamed` where the path says so itself. */
export function splitPath(pathname: string): { locale: Locale; path: string; isNamed: boolean } {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? []
  const named = findLocale(first)
  return named ? { locale: named, path: rest || '/', isNamed: true } : { locale: LOCALES[DEFAULT_LOCALE], path: pathname, isNamed: false }
}

/** The path of the same page in another locale. A path with a query or a fragment keeps it. */
export function localePath(locale: Locale, path: string): string {
  return locale.prefix === '' ? path : locale.prefix + path.replace(/^\/(?=$|[?#])/, '')
}
