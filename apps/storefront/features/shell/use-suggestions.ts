import type { MarketId, Suggestions } from '@toyline/contracts'
import type { Language } from '@toyline/contracts/locales'
import { useEffect, useState } from 'react'
import { callApi } from '#data/browser.ts'

const WAIT_MS = 80
const SHORTEST = 2
const LONGEST = 100

/** What the shop suggests for a text that is being typed; the last answer stays until there is a newer one. */
export function useSuggestions(text: string, { market, language }: { market: MarketId; language: Language }): Suggestions | null {
  const [suggested, setSuggested] = useState<Suggestions | null>(null)
  const q = text.trim().slice(0, LONGEST)
  useEffect(() => {
    if (q.length < SHORTEST) {
      setSuggested(null)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      callApi('suggest', { query: { q, market, language } }, { signal: stop.signal })
        .then(setSuggested)
        .catch(() => {
          if (!stop.signal.aborted) setSuggested(null)
        })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, market, language])
  return suggested
}
