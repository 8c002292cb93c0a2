'use client'
import type { Cart } from '@toyline/contracts'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, callApi } from '#data/browser.ts'
import { useProblemWords } from '../ui/problem-words.ts'
import { announceCart } from './cart-store.ts'
import { summaryOf } from './cart-summary.ts'

type Line = { variantId: string; quantity: number }

/**
 * The cart and how to change it. Changes made while one is on its way are gathered and sent together after it, so that the
 * last word always wins.
 */
export function useCart(rendered: Cart) {
  const [cart, setCart] = useState(rendered)
  const [isBusy, setBusy] = useState(false)
  const problemWords = useProblemWords()
  const [problem, setProblem] = useState<string | null>(null)
  const waiting = useRef(new Map<string, number>())
  const isSending = useRef(false)

  // A page kept by the browser's Back button may show an older cart than the shop has.
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) callApi('getCart', { query: { market: rendered.market } }).then(setCart, () => {})
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [rendered.market])

  async function change(lines: Line[]): Promise<void> {
    for (const { variantId, quantity } of lines) waiting.current.set(variantId, quantity)
    if (isSending.current) return
    isSending.current = true
    setBusy(true)
    setProblem(null)
    while (waiting.current.size > 0) {
      const body = { lines: [...waiting.current].map(([variantId, quantity]) => ({ variantId: variantId as `var_${string}`, quantity })) }
      waiting.current.clear()
      try {
        const changed = await callApi('setCartLines', { query: { market: rendered.market }, body })
        setCart(changed)
        announceCart(summaryOf(changed))
      } catch (error) {
        setProblem(problemWords(error instanceof ApiProblem ? error : { code: 'unknown', message: '' }))
        await callApi('getCart', { query: { market: rendered.market } }).then(setCart, () => {})
      }
    }
    isSending.current = false
    setBusy(false)
  }

  return { cart, change, isBusy, problem }
}
