'use client'
import { LOCALES, type LocaleId, localePath } from '@toyline/contracts/locales'
import format, { type FormatValues } from 'icu-minify/format'
import { createContext, createElement, Fragment, type ReactNode, useContext, useMemo } from 'react'
import type { CompiledArea, CompiledWords } from './compiled.ts'
import { formatsOf } from './formats.ts'
import type { Area, MessageKey } from './messages.ts'
import type { Values, Words } from './words.ts'

const Here = createContext<{ id: LocaleId; words: CompiledWords }>({ id: 'en-us', words: {} })

/** Tells the client components below which locale they are read in, and their words; nested, it adds words. */
export function LocaleProvider({ id, words, children }: { id: LocaleId; words: CompiledWords; children: ReactNode }) {
  const above = useContext(Here)
  const here = useMemo(() => ({ id, words: { ...above.words, ...words } }), [id, words, above])
  return <Here value={here}>{children}</Here>
}

/** What `inLocale` is for server components. The words of an area must have been given to a provider above. */
export function useLocale() {
  const { id } = useContext(Here)
  return useMemo(() => {
    const locale = LOCALES[id]
    return { ...formatsOf(id), locale, to: (path: string) => localePath(locale, path) }
  }, [id])
}

export function useWords<A extends Area>(area: A): Words<A> {
  const { id, words } = useContext(Here)
  const found = words[area]
  if (!found) throw new Error(`The words of “${area}” were not given to this page.`)
  return useMemo(() => wordsIn<A>(found, LOCALES[id].tag), [found, id])
}

function wordsIn<A extends Area>(area: CompiledArea, tag: string): Words<A> {
  const say = (key: string, values?: Values) => format<ReactNode>(area[key] ?? key, tag, values as FormatValues<ReactNode>, { formatters })
  return Object.assign((key: string, values?: Values) => say(key, values) as string, {
    rich: (key: string, values: Values) => createElement(Fragment, null, ...[say(key, values)].flat()),
    has: (key: string): key is MessageKey<A> => Object.hasOwn(area, key),
  })
}

const formatters = {
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
}
