'use client'
import type { Order } from '@toyline/contracts'
import type { FormProblem } from '@toyline/ui/controls/error-summary'
import type { ApiProblem } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import { CardProblem } from './card-problem.ts'

type Line = { variantId: string; title: string }

/** What a refusal means for the buyer. */
export function useRefusals() {
  const { locale } = useLocale()
  const t = useWords('checkout')
  const problemWords = useProblemWords()

  /** Says which toys, and how many are left of each. */
  function soldWords(extra: Record<string, unknown>, lines: readonly Line[]): string | null {
    const short = (Array.isArray(extra.lines) ? extra.lines : []) as { variantId: string; available: number }[]
    const named = short.flatMap(({ variantId, available }) => {
      const line = lines.find((one) => one.variantId === variantId)
      return line ? [t('refusal.left', { title: line.title, count: Math.max(0, available) })] : []
    })
    return named.length > 0 ? t('refusal.sold', { toys: named.join(', ') }) : null
  }

  return {
    /** A refused order of these lines; what is wrong with an address is said by the address itself. */
    of(error: ApiProblem, lines: readonly Line[]): FormProblem[] {
      if (error.isUncertain) return [{ fieldId: null, message: t('refusal.uncertain') }]
      const sold = error.code === 'not-enough-stock' ? soldWords(error.extra, lines) : null
      return [{ fieldId: null, message: sold ?? problemWords(error) }]
    },
    /** What a declined buyer can do, by the class of the decline. */
    declined: (decline: Order['payment']['decline']) => t(`decline.${decline ?? 'declined'}`),
    /** What the card fields complain of. The provider says it in English. */
    card(error: unknown): string {
      if (!(error instanceof CardProblem)) return problemWords({ code: 'unknown', message: '' })
      return locale.language === 'en' && error.message ? error.message : t(`card.${error.what}`)
    },
  }
}
