import 'server-only'
import { findLocale, LOCALES, type Locale, type LocaleId, localePath, MARKETS, type Market } from '@toyline/contracts'
import compile from 'icu-minify/compile'
import { notFound } from 'next/navigation'
import { locale as rootLocale } from 'next/root-params'
import { createTranslator } from 'use-intl/core'
import type { CompiledArea, CompiledWords } from './compiled.ts'
import { type Formats, formatsOf } from './formats.ts'
import { type Area, type MessageKey, messages } from './messages.ts'
import type { Words } from './words.ts'

type Here = Formats & {
  locale: Locale
  market: Market
  /** The address of a page of the shop in this locale. */
  to: (path: string) => string
}

/**
 * Where a page is read: its locale and market, how to write money and days, and with an area its words.
 * Needs nothing handed down, because the address says it all; for server components. Route handlers use `localeOf`.
 */
export async function inLocale(): Promise<Here>
export async function inLocale<A extends Area>(area: A): Promise<Here & { t: Words<A> }>
export async function inLocale<A extends Area>(area?: A): Promise<Here & { t?: Words<A> }> {
  const { locale, here } = hereOf(await rootLocale())
  return area ? { ...here, t: wordsOf(locale, area) } : here
}

/** The locale of a route handler, by its parameters. */
export function localeOf(id: string | undefined): Here {
  return hereOf(id).here
}

function hereOf(id: string | undefined): { locale: Locale; here: Here } {
  const locale = findLocale(id) ?? notFound()
  const here = { ...formatsOf(locale.id), locale, market: MARKETS[locale.market], to: (path: string) => localePath(locale, path) }
  return { locale, here }
}

const translators = new Map<string, unknown>()

export function wordsOf<A extends Area>(locale: Locale, area: A): Words<A> {
  const key = `${locale.id} ${area}`
  let found = translators.get(key)
  if (!found) {
    found = createTranslator({ locale: locale.tag, messages: messages[locale.language][area] })
    translators.set(key, found)
  }
  return found as Words<A>
}

const compiled = new Map<string, CompiledArea>()

/** Words for the browser, ready to be put together there without a parser. They travel in the page, so it takes what it needs. */
export function wordsForBrowser(id: LocaleId, ...areas: Area[]): CompiledWords {
  const { language } = LOCALES[id]
  return Object.fromEntries(
    areas.map((area) => {
      const key = `${language} ${area}`
      const found = compiled.get(key) ?? compileArea(messages[language][area])
      compiled.set(key, found)
      return [area, found]
    }),
  )
}

/** Some words of an area that is too long for every page. */
export function someWordsForBrowser<A extends Area>(id: LocaleId, area: A, keys: readonly MessageKey<A>[]): CompiledWords {
  const all: CompiledArea = wordsForBrowser(id, area)[area] ?? {}
  return { [area]: Object.fromEntries(keys.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]]))) }
}

function compileArea(area: Record<string, string | Record<string, string>>): CompiledArea {
  const flat = Object.entries(area).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : Object.entries(value).map(([inner, text]) => [`${key}.${inner}`, text] as const),
  )
  // React hands only plain objects to the browser, and those of the compiler have no prototype.
  return JSON.parse(JSON.stringify(Object.fromEntries(flat.map(([key, text]) => [key, compile(text)]))))
}
