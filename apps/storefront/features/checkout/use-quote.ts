'use client'
import type { Address, CheckoutQuote, FreightExtra, MarketId } from '@toyline/contracts'
import { pressOver } from '@toyline/ui/controls/after-press.ts'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, callApi } from '#data/browser.ts'

const TYPING_MS = 350

/**
 * Delivery options and totals for an address, asked anew whenever the address or the choice changes. The cheapest way of
 * delivery is taken until the buyer chooses.
 */
export function useQuote(market: MarketId, address: Address | null, method: string | null, extras: FreightExtra[]) {
  const [quote, setQuote] = useState<CheckoutQuote | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isLoading, setLoading] = useState(false)
  const [round, setRound] = useState(0)
  const asked = address ? JSON.stringify([address, method, extras]) : ''
  const input = useRef({ address, method, extras })
  input.current = { address, method, extras }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again on purpose
  useEffect(() => {
    const { address: shipTo, method: shippingMethod, extras: freightExtras } = input.current
    if (asked === '' || !shipTo) {
      setQuote(null)
      setProblem(null)
      setLoading(false)
      return
    }
    const stop = new AbortController()
    setLoading(true)
    const timer = setTimeout(async () => {
      const ask = (chosen: string | null) =>
        callApi(
          'quoteCheckout',
          { query: { market }, body: { shipTo, freightExtras, ...(chosen ? { shippingMethod: chosen } : {}) } },
          { signal: stop.signal },
        ).finally(pressOver)
      try {
        let found = await ask(shippingMethod).catch((error: unknown) => {
          if (error instanceof ApiProblem && error.code === 'no-such-shipping-method') return ask(null)
          throw error
        })
        const cheapest = [...found.shippingOptions].sort((a, b) => a.amount.amount - b.amount.amount)[0]
        if (!found.totals && cheapest) found = await ask(cheapest.id)
        if (stop.signal.aborted) return
        setQuote(found)
        setProblem(null)
        setLoading(false)
      } catch (error) {
        if (stop.signal.aborted) return
        setQuote(null)
        setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', ''))
        setLoading(false)
      }
    }, TYPING_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked, market, round])

  return { quote, problem, isLoading, askAgain: () => setRound((now) => now + 1) }
}
