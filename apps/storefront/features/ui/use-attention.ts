'use client'
import { useLocale, useWords } from '#words/client.tsx'
import { phrase } from '#words/phrase.ts'

/** What a CheckedForm says over the list of what is wrong. */
export function useAttention() {
  const { locale } = useLocale()
  const t = useWords('forms')
  return {
    locale: locale.tag,
    problemsTitle: {
      one: t('attention.one'),
      other: phrase((values) => t('attention.other', values), 'count'),
    },
  }
}
