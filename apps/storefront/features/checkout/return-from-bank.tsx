'use client'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import { keptOrderToken, orderPath } from './pay.ts'

/**
 * The way back from the bank, or from PayPal. What they add to the address says nothing here: the shop asks the provider itself, and
 * the order's own page shows what became of it, live.
 */
export function ReturnFromBank({ orderId }: { orderId: string }) {
  const { to } = useLocale()
  const t = useWords('checkout')
  const forms = useWords('forms')
  const problemWords = useProblemWords()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const isRunning = useRef(false)

  const finalise = async () => {
    if (isRunning.current) return
    isRunning.current = true
    setProblem(null)
    const proof = keptOrderToken(orderId)
    try {
      const order = await callApi(
        'finaliseOrder',
        { params: { id: orderId as `ord_${string}` }, body: proof ? { token: proof } : {} },
        { timeoutMs: 30_000 },
      )
      location.replace(to(orderPath({ id: order.id, lookupToken: order.lookupToken ?? proof ?? null })))
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', ''))
      isRunning.current = false
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival
  useEffect(() => void finalise(), [])

  return (
    <>
      <SectionHead level={1}>{t('back.title')}</SectionHead>
      {problem ? (
        <Notice
          kind="problem"
          live
          action={problem.code === 'no-such-order' ? null : <Button onClick={() => void finalise()}>{forms('retry')}</Button>}
        >
          <p>{problem.code === 'no-such-order' ? problemWords(problem) : t('back.silent')}</p>
        </Notice>
      ) : (
        <p role="status" className="text-lg text-ink-2">
          {t('back.wait')}
        </p>
      )}
      <noscript>
        <p className="mt-4">
          <a className="link" href={to(orderPath({ id: encodeURIComponent(orderId), lookupToken: null }))}>
            {t('back.show')}
          </a>
        </p>
      </noscript>
    </>
  )
}
