import type { Language, Product, TranslatedPart } from '@toyline/contracts'
import { ORIGINAL_LANGUAGE } from '@toyline/contracts/locales'

type Reader = { language: Language }

/** What `lang` must say of words that stand in this language; nothing where it is the page's own. */
export function foreignLang(language: Language, reader: Reader): Language | undefined {
  return language === reader.language ? undefined : language
}

/** The same of a part of a product, which may stand in the original where the rest is translated. */
export function partLang({ language, untranslated }: Product, part: TranslatedPart, reader: Reader): Language | undefined {
  return foreignLang(untranslated.includes(part) ? ORIGINAL_LANGUAGE : language, reader)
}
