'use client'
import { useRef, useState } from 'react'
import { ApiProblem } from '#data/browser.ts'

/** One request at a time, with what went wrong in words. `run` gives the answer, or null when it was refused. */
export function useRequest() {
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
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', 'That did not work. Please try again.'))
      return null
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { isBusy, problem, run }
}

/** The API's words for one field of a request. */
export function fieldProblem(problem: ApiProblem | null, field: string): string | undefined {
  const list = Array.isArray(problem?.extra.errors) ? (problem.extra.errors as { path?: string; message?: string }[]) : []
  return list.find(({ path }) => path === field)?.message
}
