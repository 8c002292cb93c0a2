'use client'
import { useCallback } from 'react'
import type { ApiProblem } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'

/** Says a refusal in the reader's language, by its code; what has no words of ours is said as the API says it. */
export function useProblemWords(): (problem: Pick<ApiProblem, 'code' | 'message'>) => string {
  const t = useWords('problems')
  return useCallback(({ code, message }) => (t.has(code) ? t(code) : message || t('unknown')), [t])
}
