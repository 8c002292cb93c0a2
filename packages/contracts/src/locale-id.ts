import { z } from 'zod'
import { LANGUAGES, LOCALES } from './locales.ts'

/** In which language and market somebody reads, and is written to. */
export const LocaleId = z.enum(Object.keys(LOCALES) as (keyof typeof LOCALES)[])
export type LocaleId = z.infer<typeof LocaleId>

export const LanguageCode = z.enum(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])
