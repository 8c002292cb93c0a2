'use client'
import { useRef, useState } from 'react'
import { ApiProblem } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { useProblemWords } from './problem-words.ts'

/** One request at a time. `run` gives the answer, or null when it was refused; `said` is then what to tell the reader. */
export function useRequest() {
  const t = useWords('forms')
  const problemWords = useProblemWords()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const isRunning = useRef(false)
  async function run<T>(ask: () => Promise<T>): Promise<T | null> {
    if (isRunning.current) return null
    isRunning.current = true
    setBusy(true)
    setProblem(null)
    try {
      return await ask()
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', ''))
      return null
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return {
    isBusy,
    problem,
    said: problem && problemWords(problem),
    /** What to say beside a field that the request was refused for. */
    fieldError: (field: string) => (isWrong(problem, field) ? t('badField') : undefined),
    run,
  }
}

function isWrong(problem: ApiProblem | null, field: string): boolean {
  const list = Array.isArray(problem?.extra.errors) ? (problem.extra.errors as { path?: string }[]) : []
  return list.some(({ path }) => path === field)
}
